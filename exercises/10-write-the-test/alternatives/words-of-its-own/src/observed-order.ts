import type { AppUnderTest } from './kit';

/** An order, and how long it took. */
export class ObservedOrder {
  private readonly app: AppUnderTest;
  private readonly id: string;

  private constructor(app: AppUnderTest, id: string) {
    this.app = app;
    this.id = id;
  }

  static async start(app: AppUnderTest, item: string): Promise<ObservedOrder> {
    return new ObservedOrder(app, await app.start(item));
  }

  answer(yes: boolean): Promise<void> {
    return this.app.raise(this.id, 'ApprovalEvent', yes);
  }

  /** Looks at once, a second before the hour is over, and when it is over; one sentence that says all. */
  async ending(): Promise<string> {
    for (const pause of [0, '59 min 59 s', '1 s']) {
      await this.app.advance(pause);
      const { runtimeStatus, output } = await this.app.status(this.id);
      if (runtimeStatus === 'Running') continue;
      const activities = (await this.app.activities(this.id)).join(' and ');
      return `${activities} after ${pause}: ${JSON.stringify(output)}`;
    }
    return 'It has no end.';
  }
}
