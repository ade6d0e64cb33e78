// Timeline: the records of a run as bars over its moments, for pictures and for their text form.
//
// Owns:   what becomes of each record.
// Never:  draws, and never reaches into a hub.
//
// T1. A column is one moment: something that the host did, or was told. Columns are in the order of the records, and as wide as
//     each other whatever time passed, so an activity that takes no time and a timer of an hour can both be read.
// T2. An orchestrator works in the columns of its episodes and waits between them; what for is known from its history and calls.
// T3. Sub-orchestrations, activities and timers stand below whoever began them. Those of one name that follow one another
//     share a row.
// T4. What goes on has no end; a timer that is pending is such a bar.

import type { ClientMessageRecord, EntityRecord, HubRecord } from '#core';
import { Growing } from './growing.ts';
import { InstanceBars } from './timeline-instances.ts';
import type { TimelineModel, TimelineMoment } from './timeline-model.ts';
import { TimelineSheet } from './timeline-sheet.ts';

/** What a timeline is told beside the records, in milliseconds since the Unix epoch. */
export interface TimelineOptions {
  /** The instant that counts as the beginning; the first record's by default. */
  readonly startMs?: number;
  /** The last record's by default. */
  readonly nowMs?: number;
}

const momentKinds: Readonly<Partial<Record<HubRecord['kind'], TimelineMoment['kind']>>> = {
  start: 'message',
  raise: 'message',
  terminate: 'message',
  suspend: 'message',
  resume: 'message',
  rewind: 'message',
  purge: 'message',
  signal: 'message',
  episode: 'episode',
  'activity-started': 'activity',
  'activity-ended': 'activity',
  entity: 'entity',
  crash: 'crash',
  deployment: 'deployment',
};

/** Makes the timeline of a run. Requests, log lines and notices are not part of it. */
export function timelineOf(records: readonly HubRecord[], options: TimelineOptions = {}): TimelineModel {
  const startMs = options.startMs ?? records[0]?.atMs ?? 0;
  const nowMs = options.nowMs ?? records.at(-1)?.atMs ?? startMs;
  return new GrowingTimeline().of(records, { startMs, nowMs });
}

/** The timeline of a run that is looked at again and again while it goes on. */
export class GrowingTimeline {
  readonly #growing = new Growing((_, startMs) => new TimelineWriter(startMs));

  /** What {@link timelineOf} makes of these records. */
  of(records: readonly HubRecord[], { startMs, nowMs }: Required<TimelineOptions>): TimelineModel {
    return this.#growing.of(records, startMs).model(nowMs);
  }
}

class TimelineWriter {
  readonly #startMs: number;
  readonly #sheet = new TimelineSheet();
  readonly #instances: InstanceBars;

  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#instances = new InstanceBars(this.#sheet, startMs);
  }

  add(record: HubRecord): void {
    const kind = momentKinds[record.kind];
    if (!kind) return;
    const [sheet, instances] = [this.#sheet, this.#instances];
    sheet.turnTo({ key: String(record.sequence), atMs: record.atMs - this.#startMs, kind });
    if (record.kind === 'episode') instances.episode(record);
    else if (record.kind === 'activity-started') instances.started(record);
    else if (record.kind === 'activity-ended') instances.ended(record);
    else if (record.kind === 'entity') addBatch(sheet, record);
    else if (record.kind === 'crash' || record.kind === 'deployment') instances.workerLost();
    else if (isMessage(record)) addMessage(sheet, instances, record);
  }

  model(nowMs: number): TimelineModel {
    return this.#sheet.model(nowMs - this.#startMs);
  }
}

function isMessage(record: HubRecord): record is ClientMessageRecord {
  return momentKinds[record.kind] === 'message';
}

function addMessage(
  sheet: TimelineSheet,
  instances: InstanceBars,
  { kind, instanceId, name }: ClientMessageRecord,
): void {
  const track = sheet.instance(instanceId, kind === 'start' ? name : 'Orchestrator');
  track.mark('told', told[kind].replace('%', name));
  if (kind === 'start') instances.begin(instanceId);
  if (kind === 'start' || kind === 'rewind') track.begin({ state: 'queued', words: 'is queued' });
}

const told: Readonly<Record<ClientMessageRecord['kind'], string>> = {
  start: 'is started',
  raise: 'gets %',
  signal: 'gets the signal %',
  terminate: 'is told to end',
  suspend: 'is told to pause',
  resume: 'is told to go on',
  rewind: 'is rewound',
  purge: 'is purged',
};

function addBatch(sheet: TimelineSheet, { instanceId, operations, lockedBy }: EntityRecord): void {
  const track = sheet.instance(instanceId, '');
  track.tick(operations.length === 0 ? 'works' : `runs ${operations.map(({ name }) => name).join(', ')}`);
  if (operations.some(({ hasFailed }) => hasFailed)) track.mark('failure', 'fails');
  if (lockedBy !== null) track.begin({ state: 'locked', words: `is locked by ${lockedBy}` });
}
