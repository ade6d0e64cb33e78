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
  const startMs = options.startMs ?? records[0]?.atMs ?? 0;
  const sheet = new SequenceSheet();
  const messages = new MessageSteps(sheet, findSenders(records));
  const episodes = new EpisodeSteps(sheet);
  const activities = new ActivitySteps(sheet);
  const entities = new EntitySteps(sheet);
  for (const record of records) {
    if (record.kind === 'log' || record.kind === 'notice') continue;
    sheet.turnTo(record.sequence, record.atMs - startMs);
    messages.openRequests(record.sequence);
    switch (record.kind) {
      case 'request':
        messages.closeRequest(record);
        break;
      case 'episode':
        episodes.add(record);
        break;
      case 'activity-started':
        activities.started(record);
        break;
      case 'activity-ended':
        activities.ended(record);
        break;
      case 'entity':
        entities.add(record);
        messages.entityHolds(record);
        break;
      case 'crash':
        sheet.break('crash', 'the worker crashes', 'The worker crashes, and the app is loaded again.');
        activities.workerLost();
        break;
      case 'deployment':
        sheet.break('deployment', 'new code is deployed', 'New code is deployed; the instances go on with it.');
        activities.workerLost();
        break;
      case 'child':
        break; // its parent's episode draws it
      default:
        if (record.kind === 'start') episodes.forget(record.instanceId);
        messages.add(record);
    }
  }
  return sheet.model(episodes.pending(startMs));
}
