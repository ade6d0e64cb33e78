// Timeline: one run in the hub, with every moment at which it can be looked at or begun anew.
//
// Owns:   the marks of a run, and what of it the page has not been told yet.
// Never:  goes back. An earlier moment is reached by making the run again up to there: a run is its app, its words and its faults.
//
// T1. A mark is made after every moment and after every word.
// T2. Records and marks are handed out once each, in order; of a new timeline none has been.

import { sayAll, Scenario } from '#scenario';
import type { ScenarioOptions } from '#scenario';
import type { Mark, TapeNews } from './session-messages.ts';

/** What a run is made of beside its words. */
export type RunOptions = Pick<ScenarioOptions, 'app' | 'worker' | 'fault' | 'disturbances' | 'seed' | 'startMs'>;

/** How many words of the script were over at a mark, and how many moments had run, also within the word after these. */
interface Position {
  readonly words: number;
  readonly moments: number;
}

/** A run of the page. */
export class Timeline {
  readonly scenario: Scenario;
  /** What it was begun with. */
  readonly options: RunOptions;
  readonly #marks: Mark[] = [];
  readonly #positions: Position[] = [];
  #recordsTold = 0;
  #marksTold = 0;

  /** Nothing is loaded yet, as in a scenario. */
  constructor(options: RunOptions) {
    this.options = options;
    this.scenario = Scenario.open({
      ...options,
      between: (moment) => {
        if (moment > 0) this.#note({ words: this.scenario.script.length - 1, moments: moment });
        return [];
      },
      onWord: () => this.#noteNow(),
    });
  }

  /**
   * Makes this run again on another worker, and with another app or a fault where they are given.
   *
   * @param upTo the number of the mark at which it ends; default the last.
   * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded.
   */
  async again(changes: Pick<RunOptions, 'worker'> & Partial<RunOptions>, upTo?: number): Promise<Timeline> {
    const other = new Timeline({ ...this.options, ...changes });
    const { script, moments: all } = this.scenario;
    const { words, moments } = this.#positions[upTo ?? Infinity] ?? { words: script.length, moments: all };
    await sayAll(other.scenario, script.slice(0, words));
    if (upTo !== undefined) while (other.scenario.moments < moments && (await other.scenario.step()));
    return other;
  }

  /** What the page does not know yet (T2). */
  news(): Omit<TapeNews, 'timeline'> {
    this.#noteNow();
    const { startMs, records } = this.scenario;
    const [known, marksKnown] = [this.#recordsTold, this.#marksTold];
    this.#recordsTold = records.length;
    this.#marksTold = this.#marks.length;
    return { startMs, isNew: marksKnown === 0, records: records.slice(known), marks: this.#marks.slice(marksKnown) };
  }

  #noteNow(): void {
    this.#note({ words: this.scenario.script.length, moments: this.scenario.moments });
  }

  /** Where the run is still at its last mark, that moves on. */
  #note(position: Position): void {
    const { startMs, records } = this.scenario;
    const nextDue = this.scenario.nextDue();
    const mark: Mark = {
      records: records.length,
      nowMs: startMs + this.scenario.now(),
      nextDueMs: nextDue === null ? null : startMs + nextDue,
    };
    const last = this.#marks.at(-1);
    const isSame = last?.records === mark.records && last.nowMs === mark.nowMs && last.nextDueMs === mark.nextDueMs;
    if (isSame) this.#positions.pop();
    else this.#marks.push(mark);
    this.#positions.push(position);
  }
}
