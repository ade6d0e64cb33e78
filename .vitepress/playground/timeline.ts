// Timeline: one run in the hub, with every moment at which it can be looked at or begun anew.
//
// Owns:   the marks of a run, and what of it the page has not been told yet.
// Never:  goes back. An earlier moment is reached by making the run again up to there: a run is its app, its words and its faults.
//
// T1. A mark is made after every moment and after every word.
// T2. Records and marks are handed out once each, in order; of a new timeline none has been.
// T3. Moments at which the worker can be made to die are counted in a run without a fault.

import { inOtherWorld } from '#core';
import { caughtUp, disturbedBy, sayAll, Scenario, wordsUnder } from '#scenario';
import type { Schedule, ScenarioOptions, Word } from '#scenario';
import type { Mark, TapeNews } from './session-messages.ts';

/** What a run is made of beside its words. */
export interface RunOptions extends Pick<
  ScenarioOptions,
  'app' | 'worker' | 'fault' | 'disturbances' | 'seed' | 'startMs'
> {
  /** Another order of things than that of its words. */
  readonly schedule?: Schedule;
  /** The world in which its orchestrators are, where it is another one. */
  readonly otherWorld?: number;
}

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
  readonly #origin: Timeline | null;
  readonly #marks: Mark[] = [];
  readonly #positions: Position[] = [];
  #recordsTold = 0;
  #marksTold = 0;

  /**
   * Nothing is loaded yet, as in a scenario.
   *
   * @param origin the same run without the fault.
   */
  constructor(options: RunOptions, origin: Timeline | null = null) {
    this.options = options;
    this.#origin = origin;
    this.scenario = Scenario.open({
      ...scenarioOptions(options),
      between: (moment) => {
        if (moment > 0) this.#note({ words: this.scenario.script.length - 1, moments: moment });
        return [];
      },
      onWord: () => this.#noteNow(),
    });
  }

  /** The run in which moments are counted (T3); null where the worker has died in what this run was begun from. */
  get undisturbed(): Timeline | null {
    const { fault, schedule } = this.options;
    return this.#origin ?? (fault || schedule ? null : this);
  }

  /** Every moment at which the run can be looked at, so far. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /**
   * Makes this run again on another worker, and with another app, a fault, a schedule or in another world where they are given.
   * With a fault it also does what the crash kept it from doing in the words that were said.
   *
   * @param upTo the number of the mark at which it ends; default the last. A fault that would come later does not come.
   * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded.
   */
  async again(changes: Pick<RunOptions, 'worker'> & Partial<RunOptions>, upTo?: number): Promise<Timeline> {
    const { script, moments: all } = this.scenario;
    const { words, moments } = this.#positions[upTo ?? Infinity] ?? { words: script.length, moments: all };
    const { fault, ...others } = { ...this.options, ...changes };
    const isLater = upTo !== undefined && typeof fault?.moment === 'number' && fault.moment > moments;
    const options = fault && !isLater ? { ...others, fault } : others;
    const other = new Timeline(options, changes.fault && upTo === undefined ? this : null);
    await sayAll(other.scenario, wordsOf(script.slice(0, words), changes.schedule));
    if (changes.schedule) await other.scenario.advance(this.scenario.now()); // as it was explored (race-explorer.ts, R4)
    if (upTo !== undefined) while (other.scenario.moments < moments && (await other.scenario.step()));
    else if (changes.fault) await caughtUp(other.scenario, this.scenario);
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
      moments: position.moments,
      nowMs: startMs + this.scenario.now(),
      nextDueMs: nextDue === null ? null : startMs + nextDue,
    };
    const last = this.#marks.at(-1);
    if (last && isSame(last, mark)) this.#positions.pop();
    else this.#marks.push(mark);
    this.#positions.push(position);
  }
}

function isSame(one: Mark, other: Mark): boolean {
  return (
    one.records === other.records &&
    one.moments === other.moments &&
    one.nowMs === other.nowMs &&
    one.nextDueMs === other.nextDueMs
  );
}

function scenarioOptions({ schedule, otherWorld, worker, ...rest }: RunOptions): ScenarioOptions {
  const options = { ...rest, worker: otherWorld === undefined ? worker : inOtherWorld(worker, otherWorld) };
  return schedule ? { ...options, ...disturbedBy(schedule) } : options;
}

/**
 * Words that make the same run, with all that is due at their end carried out. Time that passes in several words passes in one, so
 * that what comes late comes after all of it.
 */
export function inputsAndTime(words: readonly Word[]): Word[] {
  const result: Word[] = [];
  for (const word of [...words, { word: 'advance', ms: 0 } as const]) {
    const last = result.at(-1);
    if (word.word === 'advance' && last?.word === 'advance') {
      result[result.length - 1] = { word: 'advance', ms: last.ms + word.ms };
    } else {
      result.push(word);
    }
  }
  return result;
}

/** The words under a schedule, as they were explored; one that makes no sense for them leaves them as they are. */
function wordsOf(script: readonly Word[], schedule: Schedule | undefined): readonly Word[] {
  return schedule ? inputsAndTime(wordsUnder(inputsAndTime(script), schedule) ?? script) : script;
}
