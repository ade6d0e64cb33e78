import { expect, test } from 'vitest';
import { EventType, type EpisodeRecord, type HistoryEvent, type HubRecord } from '#core';
import { fieldsOf, historyRows } from './event-details.ts';

const startMs = Date.UTC(2030, 0, 1);
const at = (ms: number): string => new Date(startMs + ms).toISOString();
const common = { EventId: -1, IsPlayed: false, Timestamp: at(0) };

const history: HistoryEvent[] = [
  { ...common, EventType: EventType.OrchestratorStarted },
  { ...common, EventType: EventType.TaskScheduled, EventId: 0, Name: 'Charge', Version: null },
  { ...common, EventType: EventType.TimerCreated, EventId: 1, FireAt: at(3_600_000) },
  { ...common, EventType: EventType.OrchestratorCompleted },
  { ...common, EventType: EventType.OrchestratorStarted, Timestamp: at(5_000) },
  { ...common, EventType: EventType.TaskCompleted, TaskScheduledId: 0, Result: '"ok"' },
  { ...common, EventType: EventType.EventRaised, Name: 'Approval', Input: 'true' },
];

test('each event is told in words', () => {
  expect(rows([]).map(({ event, details }) => `${event}: ${details}`)).toEqual([
    'OrchestratorStarted: ',
    'TaskScheduled: Charge (id 0)',
    'TimerCreated: fires at 1:00:00 (id 1)',
    'OrchestratorCompleted: ',
    'OrchestratorStarted: ',
    'TaskCompleted: Charge (id 0) → "ok"',
    'EventRaised: Approval true',
  ]);
});

test('an activity that has started is told with its input, also where it ends; a long one is cut', () => {
  const told = (input: unknown) =>
    rows([episode('order-1', history.slice(0, 4)), activity(input)]).map(({ details }) => details);

  expect(told('Summit')[1]).toBe('Charge "Summit" (id 0)');
  expect(told('Summit')[5]).toBe('Charge "Summit" (id 0) → "ok"');
  expect(told({ text: 'x'.repeat(100) })[1]).toBe(`Charge {"text":"${'x'.repeat(30)}… (id 0)`);
});

test('an activity of an execution before this one is another one, although its id is the same', () => {
  const before = { ...episode('order-1', []), executionId: 'before' };

  expect(rows([before, activity('old'), episode('order-1', history)])[1]?.details).toBe('Charge (id 0)');
});

test('times are virtual, counted from the beginning of the run', () => {
  expect(rows([])[4]?.at).toBe('0:00:05');
});

test('what the last episode appended is new, what came before was replayed', () => {
  const records = [episode('order-1', history.slice(0, 4)), episode('order-1', history.slice(4))];

  expect(rows(records).map(({ state }) => state)).toEqual([
    ...['replayed', 'replayed', 'replayed', 'replayed'],
    ...['new', 'new', 'new'],
  ]);
});

test('episodes of other instances make nothing old', () => {
  expect(rows([episode('order-2', [])]).every(({ state }) => state === 'new')).toBe(true);
});

test('each event has every field that is stored, as JSON', () => {
  expect(rows([]).map(({ stored }) => fieldsOf(stored))[5]).toEqual([
    { name: 'EventId', value: '-1' },
    { name: 'IsPlayed', value: 'false' },
    { name: 'Timestamp', value: '"2030-01-01T00:00:00.000Z"' },
    { name: 'EventType', value: '5' },
    { name: 'TaskScheduledId', value: '0' },
    { name: 'Result', value: '"\\"ok\\""' },
  ]);
});

function rows(records: readonly HubRecord[]) {
  const inOrder = records.map((record, sequence) => ({ ...record, sequence }));
  return historyRows(history, { instanceId: 'order-1', startMs, records: inOrder });
}

function activity(input: unknown): HubRecord {
  const shared = { sequence: 0, atMs: startMs, instanceId: 'order-1', taskId: 0, name: 'Charge' };
  return { ...shared, kind: 'activity-started', input, duplicate: false };
}

function episode(instanceId: string, appended: readonly HistoryEvent[]): EpisodeRecord {
  const shared = { sequence: 0, atMs: startMs, executionId: 'e', name: 'Orders', replayed: 0, cancelledTimers: [] };
  return {
    ...shared,
    kind: 'episode',
    instanceId,
    appended,
    runtimeStatus: 'Running',
    customStatus: null,
    output: null,
    calls: [],
  };
}
