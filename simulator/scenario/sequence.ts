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
import { Growing } from './growing.ts';
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
  return new GrowingSequence().of(records, options.startMs ?? records[0]?.atMs ?? 0);
}

/** The sequence of a run that is looked at again and again while it goes on (S6). */
export class GrowingSequence {
  readonly #growing = new Growing(
    (records, startMs) => new SequenceWriter(records, startMs),
    ({ kind }) => kind === 'request',
  );

  /**
   * What {@link sequenceOf} makes of these records.
   *
   * @param startMs the instant that counts as the beginning, in milliseconds since the Unix epoch.
   */
  of(records: readonly HubRecord[], startMs: number): SequenceModel {
    return this.#growing.of(records, startMs).model();
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
  }

  model(): SequenceModel {
    return this.#sheet.model(this.#episodes.pending(this.#startMs));
  }

  add(record: HubRecord): void {
    if (record.kind === 'log' || record.kind === 'notice') return;
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
