import { expect, test } from 'vitest';
import { eventTypeName } from '#core';
import { sequenceOf, type SequenceArrow } from '#scenario';
import { joined, neighbour, type Choice } from './history-cursor.ts';
import { historySteps } from './history-steps.ts';
import { file, orderStory, raise } from './order-story.ts';

const race = `df.app.orchestration('Orders', function* (context) {
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  yield context.df.Task.any([context.df.waitForExternalEvent('Paid'), timer]);
  timer.cancel();
  context.df.signalEntity(new df.EntityId('Counter', 'a'), 'add');
  yield context.df.callEntity(new df.EntityId('Counter', 'a'), 'get');
  yield context.df.callSubOrchestrator('Parcel', 1, 'parcel-1');
});
df.app.orchestration('Parcel', function* (context) {
  return yield context.df.callActivity('Work', 1);
});
df.app.entity('Counter', (context) => context.df.setState(1));
`;

async function paidOrder() {
  const told = orderStory(race);
  await told.run();
  await told.send(raise('Paid'));
  const view = told.view();
  const steps = historySteps(view.records, 'order-1');
  const arrows = sequenceOf(view.records).steps.filter((step): step is SequenceArrow => 'from' in step);
  const shows = (choice: Choice | null) => {
    const { events, names, lines } = joined(choice, steps);
    return {
      events: steps.filter(({ id }) => events.has(id)).map(({ event }) => eventTypeName(event)),
      arrows: arrows.filter((one) => one.events?.some((name) => names.has(name))).map(({ label }) => label),
      lines: lines.map(({ line }) => told.lineIn(line)),
    };
  };
  const idOf = (type: string, nth = 0) => steps.filter(({ event }) => eventTypeName(event) === type)[nth]?.id ?? '';
  return { ...told, steps, arrows, shows, idOf };
}

test('a chosen event shows its line and its arrow', async () => {
  const { shows, idOf } = await paidOrder();
  const event = (type: string, nth?: number) => shows({ kind: 'event', id: idOf(type, nth) });

  expect(event('TimerCreated')).toEqual({ events: ['TimerCreated'], arrows: ['due in 1 minute'], lines: [2] });
  expect(event('EventRaised')).toEqual({ events: ['EventRaised'], arrows: ['Paid true'], lines: [3] });
  expect(event('EventSent', 0).lines).toEqual([5]);
  expect(event('EventSent', 1).lines).toEqual([6]);
  expect(event('EventRaised', 1).lines).toEqual([6]);
  expect(event('SubOrchestrationInstanceCreated')).toMatchObject({ arrows: ['start'], lines: [7] });
  expect(event('SubOrchestrationInstanceCompleted')).toMatchObject({ arrows: ['1'], lines: [7] });
  expect(event('ExecutionStarted')).toMatchObject({ arrows: ['start null'], lines: [] });
  expect(event('OrchestratorStarted')).toEqual({ events: ['OrchestratorStarted'], arrows: [], lines: [] });
});

test('a chosen line shows all its events, and an arrow the event that it stands for', async () => {
  const { shows, arrows, lineIn } = await paidOrder();
  const timer = arrows.find(({ kind }) => kind === 'timer-created');

  expect(shows({ kind: 'line', line: { file, line: lineIn(6, 'in the file') } })).toMatchObject({
    events: ['EventSent', 'EventRaised'],
  });
  expect(shows({ kind: 'arrow', names: timer?.events ?? [] })).toMatchObject({ events: ['TimerCreated'], lines: [2] });
  expect(shows(null)).toEqual({ events: [], arrows: [], lines: [] });
});

test('an activity of a sub-orchestration belongs to the lines of that one', async () => {
  const { view, lineIn } = await paidOrder();
  const steps = historySteps(view().records, 'parcel-1');

  const lines = steps
    .filter(({ lines: some }) => some.length > 0)
    .map(({ event, lines: [first] }) => [eventTypeName(event), lineIn(first?.line ?? 0)]);
  expect(lines).toEqual([
    ['TaskScheduled', 10],
    ['TaskCompleted', 10],
  ]);
});

test('the cursor goes from event to event, also beyond the moment that is shown', async () => {
  const { steps } = await paidOrder();
  const known = steps[0]?.records ?? 0;
  const at = (index: number) => joined({ kind: 'event', id: steps[index]?.id ?? '' }, steps);
  const episode = steps.filter(({ records }) => records === known).length;

  expect(neighbour(steps, at(1), { by: 1, known })).toBe(steps[2]);
  expect(neighbour(steps, at(1), { by: -1, known })).toBe(steps[0]);
  expect(neighbour(steps, at(0), { by: -1, known })).toBeUndefined();
  expect(neighbour(steps, at(steps.length - 1), { by: 1, known })).toBeUndefined();
  // Where none is chosen, from the newest event of the shown moment.
  expect(neighbour(steps, joined(null, steps), { by: -1, known })).toBe(steps[episode - 1]);
  expect(neighbour(steps, joined(null, steps), { by: 1, known })).toBe(steps[episode]);
});

test('what continues as new keeps the lines of its first execution', async () => {
  const { run, view, lineIn } = orderStory(`df.app.orchestration('Orders', function* (context) {
  if (context.df.getInput() === 1) return 'over';
  yield context.df.callActivity('Work', 1);
  context.df.continueAsNew(1);
});
`);
  await run();

  const steps = historySteps(view().records, 'order-1');
  expect(new Set(steps.map(({ executionId }) => executionId)).size).toBe(2);
  expect(steps.flatMap(({ lines }) => lines.map(({ line }) => lineIn(line)))).toEqual([3]);
});
