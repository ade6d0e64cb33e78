// Sequence: the records of a run as lanes and steps, for pictures and for their text form.
//
// Owns:   the shape of a sequence, and what becomes of each record.
// Never:  draws, and never reaches into a hub.
//
// S1. Steps are in the order of cause and effect, which is not always the order of the records (sequence-senders.ts).
// S2. What an episode was fed again is one step with `replayed` set, however long its history is.
// S3. Every step has a sentence, so the text form says what the picture shows.
// S4. A step's key is the same when more records are added.

import type { HubRecord } from '#core';
import { ActivitySteps } from './sequence-activities.ts';
import { EpisodeSteps } from './sequence-episodes.ts';
import { MessageSteps } from './sequence-messages.ts';
import { findSenders } from './sequence-senders.ts';
import { SequenceSheet } from './sequence-sheet.ts';

/** What a lane stands for; lanes are ordered by kind, in this order, then by first appearance. */
export type LaneKind = 'client' | 'client-function' | 'http-api' | 'orchestrator' | 'timer' | 'activity';

/** Somebody who sends or receives. */
export interface SequenceLane {
  readonly id: string;
  readonly kind: LaneKind;
  readonly label: string;
  /** A second line: the instance id of an orchestrator. */
  readonly detail?: string;
}

/** What an arrow stands for. Where `from` and `to` are the same lane it is something that the lane does by itself. */
export type ArrowKind =
  | 'request'
  | 'response'
  | 'start'
  | 'raise'
  | 'terminate'
  | 'replay'
  | 'wait'
  | 'timer-created'
  | 'timer-fired'
  | 'timer-cancelled'
  | 'call'
  | 'call-again'
  | 'result'
  | 'failure'
  | 'completed'
  | 'failed'
  | 'terminated'
  | 'continued-as-new';

interface Step {
  /** Unique in the model (S4). */
  readonly key: string;
  /** Virtual time in milliseconds since the beginning. */
  readonly atMs: number;
  /** A few words for the picture. */
  readonly label: string;
  /** The same as a sentence (S3). */
  readonly sentence: string;
}

/** Something that goes from one lane to another, or that a lane does by itself. */
export interface SequenceArrow extends Step {
  readonly kind: ArrowKind;
  /** Lane ids. */
  readonly from: string;
  readonly to: string;
  /** True for what an episode was fed again (S2). */
  readonly replayed: boolean;
}

/** Something that concerns all lanes: time passes, or the worker dies. */
export interface SequenceBreak extends Step {
  readonly kind: 'time' | 'crash';
}

export type SequenceStep = SequenceArrow | SequenceBreak;

/** A run as a sequence diagram shows it. Plain data. */
export interface SequenceModel {
  readonly lanes: readonly SequenceLane[];
  readonly steps: readonly SequenceStep[];
}

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
      case 'crash':
        sheet.break('crash', 'the worker crashes', 'The worker crashes, and the app is loaded again.');
        break;
      default:
        if (record.kind === 'start') episodes.forget(record.instanceId);
        messages.add(record);
    }
  }
  return sheet.model();
}
