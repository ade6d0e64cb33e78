import { HubDesk, type DeskOptions } from './hub-desk.ts';
import type { HubAnswer, HubCommand, Listener } from './session-messages.ts';
import { heard, type Tapes } from './tape.ts';

/** A desk as a page hears it, without workers between them; for tests. */
export class HeardDesk {
  readonly #desk: HubDesk;
  #tapes: Tapes = {};

  constructor(options: DeskOptions) {
    this.#desk = new HubDesk(options);
  }

  /** Sends a command and hears the answer, as it reaches a page. */
  async answer(command: HubCommand, listener?: Listener): Promise<HubAnswer> {
    const answer = heard(structuredClone(await this.#desk.answer(command, listener)), this.#tapes);
    this.#tapes = answer.tapes;
    return answer;
  }

  /** Ends what is carried out, as *Stop* does. */
  enough(): void {
    this.#desk.enough();
  }
}
