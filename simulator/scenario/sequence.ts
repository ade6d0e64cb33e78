// Sequence: the records of a run as lanes and steps, for pictures and for their text form.
//
// Owns:   what becomes of each record.
// Never:  draws, and never reaches into a hub.
//
// S1. Steps are in the order of cause and effect, which is not always the order of the records (sequence-senders.ts).
// S2. What an episode was fed again is one step with `replayed` set, however long its history is.
// S3. Every step has a sentence, so the text form says what the picture shows.
// S4. A step's key is the same when more records are added.
// S5. A lane works in the steps of an episode or of an activity, and waits between them. What is pending at the end is no step.
// S6. What was written stays when more records are added. A request alone may change it: it is recorded after what it caused.

import type { HubRecord } from '#core';
import { ActivitySteps } from './sequence-activities.ts';
import { EntitySteps } from './sequence-entities.ts';
import { EpisodeSteps } from './sequence-episodes.ts';
import { MessageSteps } from './sequence-messages.ts';
import { findSenders } from './sequence-senders.ts';
import type { SequenceModel } from './sequence-model.ts';
import { SequenceSheet } from './sequence-sheet.ts';

/**
 * Makes the sequence of a run. Log lines and notices are not part of it.
 *
 * @param options `startMs`: the instant that counts as the beginning, in milliseconds since the Unix epoch; the first record's by default.
 */
export function sequenceOf(records: readonly HubRecord[], options: { readonly startMs?: number } = {}): SequenceModel {
  return new SequenceWriter(records, options.startMs ?? records[0]?.atMs ?? 0).model();
}

/** The sequence of a run that is looked at again and again while it goes on (S6). */
export class GrowingSequence {
  #count = 0;
  #last: HubRecord | undefined;
  #startMs = NaN;
  #writer = new SequenceWriter([], 0);

  /**
   * What {@link sequenceOf} makes of these records.
   *
   * @param startMs the instant that counts as the beginning, in milliseconds since the Unix epoch.
   */
  of(records: readonly HubRecord[], startMs: number): SequenceModel {
    const added = records.slice(this.#count);
    const isSameRun = startMs === this.#startMs && records[this.#count - 1] === this.#last;
    if (isSameRun && !added.some(({ kind }) => kind === 'request')) this.#writer.addAll(added);
    else this.#writer = new SequenceWriter(records, startMs);
    this.#count = records.length;
    this.#last = records.at(-1);
    this.#startMs = startMs;
    return this.#writer.model();
  }
}

class SequenceWriter {
  readonly #startMs: number;
  readonly #sheet = new SequenceSheet();
  readonly #messages: MessageSteps;
  readonly #episodes = new EpisodeSteps(this.#sheet);
  readonly #activities = new ActivitySteps(this.#sheet);
  readonly #entities = new EntitySteps(this.#sheet);

  constructor(records: readonly HubRecord[], startMs: number) {
    this.#startMs = startMs;
    this.#messages = new MessageSteps(this.#sheet, findSenders(records));
    this.addAll(records);
  }

  addAll(records: readonly HubRecord[]): void {
    for (const record of records) if (record.kind !== 'log' && record.kind !== 'notice') this.#add(record);
  }

  model(): SequenceModel {
    return this.#sheet.model(this.#episodes.pending(this.#startMs));
  }

  #add(record: Exclude<HubRecord, { kind: 'log' | 'notice' }>): void {
    this.#sheet.turnTo(record.sequence, record.atMs - this.#startMs);
    this.#messages.openRequests(record.sequence);
    switch (record.kind) {
      case 'request':
        this.#messages.closeRequest(record);
        break;
      case 'episode':
        this.#episodes.add(record);
        break;
      case 'activity-started':
        this.#activities.started(record);
        break;
      case 'activity-ended':
        this.#activities.ended(record);
        break;
      case 'entity':
        this.#entities.add(record);
        this.#messages.entityHolds(record);
        break;
      case 'crash':
        this.#sheet.break('crash', 'the worker crashes', 'The worker crashes, and the app is loaded again.');
        this.#activities.workerLost();
        break;
      case 'deployment':
        this.#sheet.break('deployment', 'new code is deployed', 'New code is deployed; the instances go on with it.');
        this.#activities.workerLost();
        break;
      case 'child':
        break; // its parent's episode draws it
      default:
        if (record.kind === 'start') this.#episodes.forget(record.instanceId);
        this.#messages.add(record);
    }
  }
}
