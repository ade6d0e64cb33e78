import type { AppUnderTest } from './kit';

/** An order, and how long it took. */
export class ObservedOrder {
  private constructor(
    private readonly app: AppUnderTest,
    private readonly id: string,
  ) {}

  static async start(app: AppUnderTest, item: string): Promise<ObservedOrder> {
    return new ObservedOrder(app, await app.start(item));
  }

  answer(yes: boolean): Promise<void> {
    return this.app.raise(this.id, 'ApprovalEvent', yes);
  }

  /** Looks every half minute; one sentence that says all. */
  async ending(): Promise<string> {
    for (let halves = 0; halves <= 121; halves += 1) {
      await this.app.advance(halves === 0 ? 0 : '30 s');
      const { runtimeStatus, output } = await this.app.status(this.id);
      if (runtimeStatus === 'Running') continue;
      const activities = (await this.app.activities(this.id)).join(' and ');
      return `${activities} after ${halves / 2} min: ${JSON.stringify(output)}`;
    }
    return 'It has no end.';
  }
}
