// Tape: what the page has been told of one run, and what it looked like at each of its marks.
//
// Owns:   putting the hub's news together, and reading a view from them.
// Never:  asks the hub for an earlier moment: its records tell it (core/told-instances.ts).
//
// A1. A view is never changed afterwards; what comes later makes another one.

import { ToldInstances, type HubRecord } from '#core';
import type { HubAnswer, HubReply, Mark, RunView, TapeNews, TimelineName } from './session-messages.ts';

/** One run. */
export class Tape {
  readonly startMs: number;
  readonly #records: HubRecord[] = [];
  readonly #marks: Mark[] = [];
  /** Of the last mark that was looked at; reading goes on from there where it can. */
  #told = new ToldInstances();
  #read = 0;

  constructor(startMs: number) {
    this.startMs = startMs;
  }

  /** Every moment at which the run can be looked at, in order; there is at least one. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** Everything that was recorded. */
  get records(): readonly HubRecord[] {
    return this.#records;
  }

  /** Puts news at the end. */
  add({ records, marks }: Pick<TapeNews, 'records' | 'marks'>): void {
    this.#records.push(...records);
    this.#marks.push(...marks);
  }

  /** The run at one of its marks; default the last. */
  view(at = this.#marks.length - 1): RunView {
    const mark = this.#marks[at];
    if (!mark) throw new RangeError(`The run has no mark ${String(at)}.`);
    const { nowMs, nextDueMs } = mark;
    const records = this.#records.slice(0, mark.records);
    return { startMs: this.startMs, nowMs, nextDueMs, instances: this.#instancesAt(records), records };
  }

  #instancesAt(records: readonly HubRecord[]): RunView['instances'] {
    if (records.length < this.#read) {
      this.#told = new ToldInstances();
      this.#read = 0;
    }
    for (const record of records.slice(this.#read)) this.#told.read(record);
    this.#read = records.length;
    return this.#told.all();
  }
}

/** The runs that are open. */
export type Tapes = Readonly<Partial<Record<TimelineName, Tape>>>;

/** Before the first run, and after the last. */
export const nothingOpen: HubAnswer = { view: null, tapes: {} };

/** A reply as it is heard by whoever has these tapes. */
export function heard({ news, ...reply }: HubReply, before: Tapes): HubAnswer {
  const tapes = withNews(before, news);
  return { ...reply, view: tapes.main?.view() ?? null, tapes };
}

/** The runs after the hub's news; a run of which there are none any more is gone. */
function withNews(tapes: Tapes, news: readonly TapeNews[]): Tapes {
  const entries = news.map((one) => {
    const tape = (one.isNew ? undefined : tapes[one.timeline]) ?? new Tape(one.startMs);
    tape.add(one);
    return [one.timeline, tape] as const;
  });
  return Object.fromEntries(entries);
}
