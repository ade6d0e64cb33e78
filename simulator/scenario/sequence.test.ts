import { describe, expect, test } from 'vitest';
import { EventType } from '#core';
import type { DurableCall, EpisodeRecord, HistoryEvent, HubRecord } from '#core';
import { describeSequence } from './sequence-text.ts';
import { sequenceOf } from './sequence.ts';
import type { SequenceModel } from './sequence-model.ts';

const startMs = Date.UTC(2030, 0, 1);
const hour = 3_600_000;

/** What a record of some kind carries beside its stamp. */
type Part<Kind extends HubRecord['kind'], One = HubRecord> = One extends HubRecord
  ? Kind extends One['kind']
    ? Omit<One, 'sequence' | 'atMs' | 'kind'>
    : never
  : never;

/** Writes records as a hub would, at a time that the test moves. */
class Records {
  readonly list: HubRecord[] = [];
  #atMs = startMs;

  later(ms: number): this {
    this.#atMs += ms;
    return this;
  }

  add<Kind extends HubRecord['kind']>(kind: Kind, part: Part<Kind>): this {
    this.list.push({ kind, sequence: this.list.length, atMs: this.#atMs, ...part } as unknown as HubRecord);
    return this;
  }

  start(instanceId = 'order-1', name = 'Approval', input: string | null = null): this {
    return this.add('start', { instanceId, name, input });
  }

  episode(part: Partial<Part<'episode'>>): this {
    const usual = { instanceId: 'order-1', executionId: 'x1', name: 'Approval', runtimeStatus: 'Running' } as const;
    return this.add('episode', {
      ...usual,
      replayed: 0,
      appended: [],
      cancelledTimers: [],
      calls: [],
      customStatus: null,
      output: null,
      ...part,
    });
  }

  request(method: string, path: string, status: number, functions: { by?: string; answeredBy?: string } = {}): this {
    return this.add('request', {
      by: functions.by ?? null,
      answeredBy: functions.answeredBy ?? null,
      method,
      path,
      status,
    });
  }

  get model(): SequenceModel {
    return sequenceOf(this.list, { startMs });
  }

  get sentences(): string[] {
    return describeSequence(this.model);
  }
}

const event = (type: number, members: Record<string, unknown> = {}): HistoryEvent =>
  ({
    EventType: type,
    EventId: -1,
    IsPlayed: false,
    Timestamp: new Date(startMs).toISOString(),
    ...members,
  }) as unknown as HistoryEvent;

const timerFor = (id: number, ms: number): HistoryEvent =>
  event(EventType.TimerCreated, { EventId: id, FireAt: new Date(startMs + ms).toISOString() });

const completed = (result: string): HistoryEvent =>
  event(EventType.ExecutionCompleted, { EventId: 1, OrchestrationStatus: 1, Result: result });

const waitFor = (target: string): DurableCall => ({ api: 'waitForExternalEvent', target });
const call = (target: string): DurableCall => ({ api: 'callActivity', target });
const timer: DurableCall = { api: 'createTimer' };

const waiting: Partial<EpisodeRecord> = { appended: [timerFor(0, hour)], calls: [timer, waitFor('ApprovalEvent')] };

describe('a sequence', () => {
  test('is empty before anything has happened', () => {
    expect(sequenceOf([])).toEqual({ lanes: [], steps: [], bars: [], pending: [] });
  });

  test('tells of an orchestration that waits and of the event that ends it', () => {
    const story = new Records()
      .start('order-1', 'Approval', '{"total":12}')
      .episode(waiting)
      .later(600_000)
      .add('raise', { instanceId: 'order-1', name: 'ApprovalEvent', input: 'true' })
      .episode({
        replayed: 4,
        appended: [event(EventType.EventRaised, { Name: 'ApprovalEvent', Input: 'true' }), completed('"done"')],
        cancelledTimers: [0],
        calls: [timer, waitFor('ApprovalEvent')],
        runtimeStatus: 'Completed',
      });

    expect(story.sentences).toEqual([
      'At 0:00:00: The client starts Approval order-1 with {"total":12}.',
      'At 0:00:00: Approval order-1 asks for a timer that is due in 1 hour.',
      'At 0:00:00: Approval order-1 waits for ApprovalEvent.',
      '10 minutes later.',
      'At 0:10:00: The client raises ApprovalEvent for Approval order-1 with true.',
      'At 0:10:00: Approval order-1 is replayed: it runs again from its first line, and is told 4 events from its history.',
      'At 0:10:00: Approval order-1 cancels its timer.',
      'At 0:10:00: Approval order-1 completes with "done".',
    ]);
    expect(story.model.steps.filter((step) => 'replayed' in step && step.replayed)).toMatchObject([
      {
        kind: 'replay',
        label: 'replay: timer, wait for ApprovalEvent',
        from: 'instance order-1',
        to: 'instance order-1',
      },
    ]);
  });

  test('orders its lanes from those who ask to those who work', () => {
    const story = new Records()
      .start()
      .episode({ appended: [event(EventType.TaskScheduled, { EventId: 0, Name: 'Ship' }), timerFor(1, hour)] })
      .request('GET', '/runtime/webhooks/durabletask/instances/order-1', 202)
      .request('POST', '/api/Hello', 200, { answeredBy: 'Hello' });

    expect(story.model.lanes.map((lane) => lane.label)).toEqual([
      'Client',
      'Hello',
      'HTTP API',
      'Approval',
      'Timer',
      'Ship',
    ]);
  });

  test('does not say that an orchestrator waits for an event that has come already', () => {
    const story = new Records()
      .start()
      .add('raise', { instanceId: 'order-1', name: 'ApprovalEvent', input: 'true' })
      .episode({
        appended: [event(EventType.EventRaised, { Name: 'ApprovalEvent', Input: 'true' }), timerFor(0, hour)],
        cancelledTimers: [0],
        calls: [timer, waitFor('ApprovalEvent'), call('Ship')],
      });

    expect(story.model.steps.map((step) => step.kind)).toEqual(['start', 'raise', 'timer-created', 'timer-cancelled']);
  });

  test('shows what an activity received and answered, and that a crash makes it start again', () => {
    const task = { instanceId: 'order-1', taskId: 0, name: 'Ship' };
    const story = new Records()
      .start()
      .episode({ appended: [event(EventType.TaskScheduled, { EventId: 0, Name: 'Ship' })], calls: [call('Ship')] })
      .add('activity-started', { ...task, input: { total: 12 }, duplicate: false })
      .add('crash', {})
      .add('activity-started', { ...task, input: { total: 12 }, duplicate: true })
      .add('activity-ended', { ...task, outcome: { result: '"shipped"' } })
      .add('activity-ended', { ...task, outcome: { failure: 'no stock' } });

    expect(story.sentences.slice(1)).toEqual([
      'At 0:00:00: Approval order-1 calls Ship with {"total":12}.',
      'At 0:00:00: The worker crashes, and the app is loaded again.',
      'At 0:00:00: Ship is started once more for Approval order-1, because its first outcome was lost.',
      'At 0:00:00: Ship answers Approval order-1 with "shipped".',
      'At 0:00:00: Ship fails for Approval order-1 with no stock.',
    ]);
  });

  test('shows a timer that wakes its orchestrator', () => {
    const story = new Records()
      .start()
      .episode(waiting)
      .later(hour)
      .episode({
        replayed: 4,
        appended: [event(EventType.TimerFired, { TimerId: 0 }), completed('"late"')],
        runtimeStatus: 'Completed',
      });

    expect(story.sentences).toContain('At 1:00:00: The timer is due and wakes Approval order-1.');
    expect(story.model.steps.some((step) => step.kind === 'timer-cancelled')).toBe(false);
  });

  test('shows the end of a terminated and of a failed orchestration', () => {
    const ended = (status: number, result: string) =>
      event(EventType.ExecutionCompleted, { OrchestrationStatus: status, Result: result });
    const story = new Records()
      .start()
      .episode(waiting)
      .add('terminate', { instanceId: 'order-1', name: '', input: 'enough' })
      .episode({ replayed: 4, appended: [ended(5, 'enough')], runtimeStatus: 'Terminated' })
      .start('order-2')
      .episode({ instanceId: 'order-2', executionId: 'x2', appended: [ended(3, 'boom')], runtimeStatus: 'Failed' });

    expect(
      story.model.steps.map((step) => step.kind).filter((kind) => /terminate|failed|cancelled/.test(kind)),
    ).toEqual(['terminate', 'terminated', 'failed']);
    expect(story.sentences.at(-1)).toBe('At 0:00:00: Approval order-2 fails with boom.');
  });

  test('shows a round that continues as new, and forgets the round before', () => {
    const started = event(EventType.ExecutionStarted, { Input: '2' });
    const story = new Records()
      .start('order-1', 'Approval', '1')
      .episode({ appended: [timerFor(0, hour)], calls: [timer] })
      .later(hour)
      .episode({ executionId: 'x2', appended: [started, timerFor(0, 2 * hour)], calls: [timer] });

    expect(story.model.steps.map((step) => step.kind)).toEqual([
      'start',
      'timer-created',
      'time',
      'timer-fired',
      'replay',
      'continued-as-new',
      'timer-created',
    ]);
    expect(story.sentences).toContain(
      'At 1:00:00: Approval order-1 is replayed: it runs again from its first line, and is told 1 event from its history.',
    );
  });

  test('begins a new story when an instance id is used again', () => {
    const story = new Records()
      .start()
      .episode({ appended: [completed('1')], runtimeStatus: 'Completed' })
      .start()
      .episode({ executionId: 'x2', appended: [completed('2')], runtimeStatus: 'Completed' });

    expect(story.model.steps.map((step) => step.kind)).toEqual(['start', 'completed', 'start', 'completed']);
  });

  test('shows a sub-orchestration that answers its parent', () => {
    const created = event(EventType.SubOrchestrationInstanceCreated, { EventId: 0, Name: 'Child', InstanceId: 'x1:0' });
    const answered = event(EventType.SubOrchestrationInstanceCompleted, { TaskScheduledId: 0, Result: '7' });
    const story = new Records()
      .start()
      .episode({ appended: [created] })
      .episode({
        instanceId: 'x1:0',
        executionId: 'x2',
        name: 'Child',
        appended: [completed('7')],
        runtimeStatus: 'Completed',
      })
      .episode({ replayed: 3, appended: [answered] });

    expect(story.sentences).toContain('At 0:00:00: Approval order-1 starts Child x1:0.');
    expect(story.sentences).toContain('At 0:00:00: Child x1:0 answers Approval order-1 with 7.');
  });

  test('keeps its steps when more records come', () => {
    const story = new Records().start().episode(waiting);
    const before = story.model.steps.map((step) => step.key);
    story.later(hour).episode({ replayed: 4, appended: [event(EventType.TimerFired, { TimerId: 0 })] });

    const keys = story.model.steps.map((step) => step.key);
    expect(keys.slice(0, before.length)).toEqual(before);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('entities in a sequence', () => {
  const friday = '@seats@friday';
  const operation = { input: null, isSignal: false, from: 'order-1', result: null, hasFailed: false };

  const story = new Records()
    .add('signal', { instanceId: friday, name: 'add', input: '1' })
    .start()
    .episode({ calls: [{ api: 'callEntity' }] })
    .add('entity', {
      instanceId: friday,
      operations: [
        { ...operation, name: 'add', input: '1', isSignal: true, from: null },
        { ...operation, name: 'take', result: 'true' },
      ],
      exists: true,
      state: '0',
      lockedBy: null,
    })
    .episode({ replayed: 4, calls: [{ api: 'callEntity' }] });

  test('have a lane of their own kind, after those of the orchestrators', () => {
    expect(story.model.lanes.map(({ kind, label, detail }) => [kind, label, detail])).toEqual([
      ['client', 'Client', undefined],
      ['orchestrator', 'Approval', 'order-1'],
      ['entity', '@seats', '@friday'],
    ]);
  });

  test('are signalled by a client and answer an orchestrator that calls', () => {
    expect(story.sentences).toEqual([
      'At 0:00:00: The client signals add of @seats@friday with 1.',
      'At 0:00:00: The client starts Approval order-1.',
      'At 0:00:00: Approval order-1 calls take of @seats@friday.',
      'At 0:00:00: @seats@friday answers true.',
      'At 0:00:00: Approval order-1 is replayed: it runs again from its first line, and is told 4 events from its history.',
    ]);
    expect(story.model.steps.at(-1)?.label).toBe('replay: call entity');
  });
});

test('a client function that reads an entity is shown with it, also where there is none', () => {
  const path = '/durabletask/entities/Seats/friday?taskHub=TestHubName';
  const story = new Records();
  const count = (status: number) =>
    story.request('GET', path, status, { by: 'Count' }).request('GET', '/api/Count', status, { answeredBy: 'Count' });
  const holds = (state: string) =>
    story.add('entity', { instanceId: '@seats@friday', operations: [], exists: true, state, lockedBy: null });
  count(404);
  holds('3');
  holds('2');
  count(200);

  expect(story.sentences.filter((sentence) => sentence.includes('reads'))).toEqual([
    'At 0:00:00: Count reads the state of @seats@friday, and finds none.',
    'At 0:00:00: Count reads the state of @seats@friday, and finds 2.',
  ]);
  expect(story.model.steps.filter(({ label }) => label.startsWith('read'))).toMatchObject([
    { kind: 'response', from: 'instance @seats@friday', label: 'read: none' },
    { kind: 'response', from: 'instance @seats@friday', label: 'read: 2' },
  ]);
  expect(story.model.lanes.map((lane) => lane.kind)).toEqual(['client', 'client-function', 'entity']);
});

describe('requests in a sequence', () => {
  const rpc = '/durabletask/instances/order-1/raiseEvent/ApprovalEvent?taskHub=TestHubName';

  test('come before what they cause, although they are recorded when they are answered', () => {
    const story = new Records()
      .start()
      .add('raise', { instanceId: 'order-1', name: 'ApprovalEvent', input: 'true' })
      .request('POST', rpc, 202, { by: 'Callback' })
      .request('POST', '/api/Callback', 202, { answeredBy: 'Callback' });

    expect(story.sentences.slice(1)).toEqual([
      'At 0:00:00: The client sends POST /api/Callback to Callback.',
      'At 0:00:00: Callback raises ApprovalEvent for Approval order-1 with true.',
      'At 0:00:00: Callback answers the client with 202.',
    ]);
  });

  test('of the durable client that the host refuses are shown', () => {
    const story = new Records()
      .request('POST', '/durabletask/instances/order-9/raiseEvent/ApprovalEvent', 404, { by: 'Callback' })
      .request('POST', '/api/Callback', 404, { answeredBy: 'Callback' });

    expect(story.sentences).toEqual([
      'At 0:00:00: The client sends POST /api/Callback to Callback.',
      'At 0:00:00: Callback sends POST /durabletask/instances/order-9/raiseEvent/ApprovalEvent to the built-in HTTP API, which answers 404.',
      'At 0:00:00: Callback answers the client with 404.',
    ]);
  });

  test('from outside to the built-in API pass through it', () => {
    const base = '/runtime/webhooks/durabletask';
    const story = new Records()
      .start()
      .request('POST', `${base}/orchestrators/Approval/order-1`, 202)
      .add('terminate', { instanceId: 'order-1', name: '', input: 'enough' })
      .request('POST', `${base}/instances/order-1/terminate?reason=enough`, 202);

    expect(story.model.steps[0]?.label).toBe('POST …/orchestrators/Approval/order-1');
    expect(
      story.model.steps.map((step) => ('from' in step ? `${step.kind}: ${step.from} to ${step.to}` : step.kind)),
    ).toEqual([
      'request: client to http-api',
      'start: http-api to instance order-1',
      'response: http-api to client',
      'request: client to http-api',
      'terminate: http-api to instance order-1',
      'response: http-api to client',
    ]);
  });
});

test('a replay says how often it asks for the same again, and not each time', () => {
  const calls = ['Shrink', 'Shrink', 'Store', 'Shrink'].map((target) => ({ api: 'callActivity', target }));
  const story = new Records().start().episode({ calls }).episode({ replayed: 6, calls });

  expect(story.model.steps.at(-1)?.label).toBe('replay: 3 × call Shrink, call Store');
});

test('a replay says what it asks the host for, not how the tasks are held together', () => {
  const one = { api: 'createTimer' };
  const other = { api: 'waitForExternalEvent', target: 'Paid' };
  const calls = [one, other, { api: 'Task.any', holds: [0, 1] }, { api: 'callActivity', target: 'Ship' }];
  const story = new Records().start().episode({ calls }).episode({ replayed: 6, calls });

  expect(story.model.steps.at(-1)?.label).toBe('replay: timer, wait for Paid, call Ship');
});
