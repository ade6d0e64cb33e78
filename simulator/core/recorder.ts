// Recorder: makes the hub's records, in order.
//
// Owns:   numbering and stamping (records.ts, R2), and saying each notice once per instance and place.
// Never:  keeps records; whoever observes does.

import type { Clock } from './clock.ts';
import type { Notice } from './notices.ts';
import { formatLocation } from './function-worker.ts';
import type { HubRecord } from './records.ts';

/** A record without its number and time. */
export type RecordBody = HubRecord extends infer One
  ? One extends HubRecord
    ? Omit<One, 'sequence' | 'atMs'>
    : never
  : never;

/** Makes records for whoever observes a task hub. */
export class Recorder {
  readonly #clock: Clock;
  readonly #observe: ((record: HubRecord) => void) | undefined;
  readonly #noticed = new Set<string>();
  #sequence = 0;

  constructor(clock: Clock, observe: ((record: HubRecord) => void) | undefined) {
    this.#clock = clock;
    this.#observe = observe;
  }

  /** Whether anybody observes; where nobody does, what is recorded alone need not be found out. */
  get isObserved(): boolean {
    return this.#observe !== undefined;
  }

  /** Makes a record. */
  record(body: RecordBody): void {
    this.#observe?.({ ...body, sequence: this.#sequence++, atMs: this.#clock.nowMs() });
  }

  /** Says what a person should know about an episode. Replays repeat themselves; a notice does not. */
  notice(instanceId: string, notices: readonly Notice[]): void {
    for (const { text, source, breaksReplay } of notices) {
      const key = `${instanceId} ${source ? formatLocation(source) : ''} ${text}`;
      if (this.#noticed.has(key)) continue;
      this.#noticed.add(key);
      this.record({ kind: 'notice', text, ...(source ? { source } : {}), ...(breaksReplay ? { breaksReplay } : {}) });
    }
  }
}
