import { describe, expect, test } from 'vitest';
import type { Fault } from '#core';
import { orderStory, raise } from './order-story.ts';

describe('a chain of two activities', () => {
  const chain = `df.app.orchestration('Orders', function* (context) {
  const order = context.df.getInput();
  yield context.df.callActivity('Work', 1);
  const last = yield context.df.callActivity('Other');
  return last;
});
`;

  test('after its first episode, the first call waits and the rest is not reached', async () => {
    const { begin, move, painted } = orderStory(chain);
    await begin();
    expect(painted()).toEqual([]);
    await move({ move: 'step' });

    expect(painted()).toEqual([
      'line 2: new, ran once',
      'line 3, callActivity Work: waiting, ran once, its activity not yet',
      'line 4: not reached',
      'line 5: not reached',
    ]);
  });

  test('at its end, lines before the last answer were replayed: they ran in every episode, their activities once', async () => {
    const { run, painted } = orderStory(chain);
    await run();

    expect(painted()).toEqual([
      'line 2: replayed, ran 3 times',
      'line 3, callActivity Work: replayed, ran 3 times, its activity once',
      'line 4, callActivity Other: replayed, ran twice, its activity once',
      'line 5: new, ran once',
    ]);
  });

  test('looking back shows what was so at that moment', async () => {
    const told = orderStory(chain);
    await told.run();
    const { painted, moments } = told;

    const first = [...Array(moments).keys()].findIndex((at) => painted('order-1', at).length > 0);
    const callOf = (at: number) => painted('order-1', at)[1];

    expect(painted('order-1', first - 1)).toEqual([]);
    expect(callOf(first)).toBe('line 3, callActivity Work: waiting, ran once, its activity not yet');
    expect(callOf(first + 1)).toBe('line 3, callActivity Work: waiting, ran once, its activity once');
    expect(callOf(first + 3)).toBe('line 3, callActivity Work: replayed, ran twice, its activity once');
  });
});

test('a saved run holds no places of the source, and is painted when it is replayed', async () => {
  const { run, painted, saveAndReplay } = orderStory(`df.app.orchestration('Orders', function* (context) {
  return yield context.df.callActivity('Work', 1);
});
`);
  await run();
  const before = painted();

  const saved = await saveAndReplay();

  expect(saved).not.toContain('probes');
  expect(before).toHaveLength(1);
  expect(painted()).toEqual(before);
});

test('of three activities that run at once, the line says how many have answered', async () => {
  const { run, move, painted } = orderStory(`df.app.activity('Slow', {
  handler: (seconds: number) => new Promise((resolve) => setTimeout(resolve, 1_000 * seconds)),
});
df.app.orchestration('Orders', function* (context) {
  const tasks = [1, 2, 3].map((n) => context.df.callActivity('Slow', n));
  const all = context.df.Task.all(tasks);
  yield all;
  return 'done';
});
`);
  await run();
  await move({ move: 'advance', ms: 1_000 });

  expect(painted()).toEqual([
    'line 5, callActivity Slow: waiting, ran twice, its activity 3 times, 1 of 3 answered',
    'line 6, Task.all: waiting, ran twice',
    'line 7: waiting, ran twice',
    'line 8: not reached',
  ]);

  await move({ move: 'until idle' });
  expect(painted()).toEqual([
    'line 5, callActivity Slow: replayed, ran 4 times, its activity 3 times',
    'line 6, Task.all: replayed, ran 4 times',
    'line 7: replayed, ran 4 times',
    'line 8: new, ran once',
  ]);
});

describe('a race of an event and a timer', () => {
  const race = `df.app.orchestration('Orders', function* (context) {
  const due = new Date(context.df.currentUtcDateTime.getTime() + 60_000);
  const timer = context.df.createTimer(due);
  const winner = yield context.df.Task.any([
    context.df.waitForExternalEvent('Paid'),
    timer,
  ]);
  if (winner === timer) return 'late';
  timer.cancel();
  yield context.df.callActivity('Work', 1);
  return 'paid';
});
`;

  test('both lines wait, and so does the line of the yield', async () => {
    const { run, painted } = orderStory(race);
    await run();

    expect(painted().slice(1, 4)).toEqual([
      'line 3, createTimer: waiting, ran once, its timer once',
      'line 4, Task.any: waiting, ran once',
      'line 5, waitForExternalEvent Paid: waiting, ran once, its event not yet',
    ]);
  });

  test('when the event comes, the timer is cancelled and waits no more', async () => {
    const { run, send, painted } = orderStory(race);
    await run();
    await send(raise('Paid'));

    expect(painted()).toEqual([
      'line 2: replayed, ran 3 times',
      'line 3, createTimer: replayed, ran 3 times, its timer once, cancelled',
      'line 4, Task.any: replayed, ran 3 times',
      'line 5, waitForExternalEvent Paid: replayed, ran 3 times, its event once',
      'line 8: replayed, ran twice',
      'line 9: replayed, ran twice',
      'line 10, callActivity Work: replayed, ran twice, its activity once',
      'line 11: new, ran once',
    ]);
  });

  test('when the timer fires first, the other branch is not reached', async () => {
    const { run, move, painted } = orderStory(race);
    await run();
    await move({ move: 'next' });

    expect(painted().slice(3)).toEqual([
      'line 5, waitForExternalEvent Paid: replayed, ran twice, its event not yet',
      'line 8: new, ran once',
      'line 9: not reached',
      'line 10: not reached',
      'line 11: not reached',
    ]);
  });
});

test('in a loop one line runs again and again; it is new as long as a round is new', async () => {
  const { begin, move, painted } = orderStory(`df.app.orchestration('Orders', function* (context) {
  for (let n = 0; n < 3; n += 1) {
    const done = yield context.df.callActivity('Work', n);
    if (done === 7) {
      yield context.df.callActivity('Other');
    }
  }
  return 'all';
});
`);
  await begin();
  for (let moment = 0; moment < 4; moment += 1) await move({ move: 'step' });
  expect(painted()).toEqual([
    'line 2: replayed, ran twice',
    'line 3, callActivity Work: waiting, ran 3 times, its activity once, 1 of 2 answered',
    'line 4: new, ran once',
    'line 5: not reached',
    'line 8: not reached',
  ]);

  await move({ move: 'until idle' });
  expect(painted()).toEqual([
    'line 2: replayed, ran 4 times',
    'line 3, callActivity Work: replayed, ran 9 times, its activity 3 times',
    'line 4: new, ran 6 times',
    'line 5: not reached',
    'line 8: new, ran once',
  ]);
});

test('parent and sub-orchestration are painted each for itself, also where a generator of another calls', async () => {
  const { begin, move, painted } = orderStory(`df.app.orchestration('Orders', function* (context) {
  const first = yield* ask(context);
  return first;
});
function* ask(context: df.OrchestrationContext) {
  return yield context.df.callSubOrchestrator('Parcel', 1, 'parcel-1');
}
df.app.orchestration('Parcel', function* (context) {
  yield context.df.callActivity('Work', 1);
  return 'sent';
});
`);
  await begin();
  for (let moment = 0; moment < 2; moment += 1) await move({ move: 'step' });
  expect(painted('parcel-1')).toEqual([
    'line 9, callActivity Work: waiting, ran once, its activity not yet',
    'line 10: not reached',
  ]);
  expect(painted()).toEqual([
    'line 2: new, ran once',
    'line 3: not reached',
    'line 6, callSubOrchestrator Parcel: waiting, ran once, its sub-orchestration once',
  ]);

  await move({ move: 'until idle' });
  expect(painted()).toContain('line 6, callSubOrchestrator Parcel: replayed, ran twice, its sub-orchestration once');
});

test('an operation of an entity is counted, and a signal asks for no answer', async () => {
  const { run, painted } = orderStory(`df.app.entity('Counter', (context) => context.df.setState(1));
df.app.orchestration('Orders', function* (context) {
  const counter = new df.EntityId('Counter', 'a');
  context.df.signalEntity(counter, 'add');
  yield context.df.callEntity(counter, 'get');
  return 'counted';
});
`);
  await run();

  expect(painted()).toEqual([
    'line 3: replayed, ran twice',
    'line 4, signalEntity: replayed, ran twice',
    'line 5, callEntity: replayed, ran twice, its operation once',
    'line 6: new, ran once',
  ]);
});

test('what continues as new counts on; its first lines are those of the newest execution', async () => {
  const { run, move, painted } = orderStory(`df.app.orchestration('Orders', function* (context) {
  const round = Number(context.df.getInput() ?? 0);
  if (round === 0) yield context.df.callActivity('Other');
  if (round < 2) {
    yield context.df.callActivity('Work', round);
    context.df.continueAsNew(round + 1);
    return;
  }
  return 'over';
});
`);
  await run();
  await move({ move: 'until idle' });

  expect(painted()).toEqual([
    'line 2: new, ran 6 times',
    'line 3, callActivity Other: new, ran 6 times, its activity once',
    'line 4: new, ran 5 times',
    'line 5, callActivity Work: earlier, ran 4 times, its activity twice',
    'line 6: earlier, ran twice',
    'line 7: earlier, ran twice',
    'line 9: new, ran once',
  ]);
});

describe('a worker that dies', () => {
  const slow = `df.app.orchestration('Orders', function* (context) {
  yield context.df.callActivity('Work', 1);
  return 'done';
});
`;
  const dies = async (fault: Fault): Promise<string[]> => {
    const { run, fork, painted } = orderStory(slow);
    await run();
    await fork({ fault });
    return painted();
  };

  test('while an activity is in flight, has it run once more; its line has not', async () => {
    expect(await dies({ kind: 'after', moment: 2 })).toEqual([
      'line 2, callActivity Work: replayed, ran twice, its activity twice',
      'line 3: new, ran once',
    ]);
  });

  test('before an episode is persisted, has its lines run once more; the activity is called once', async () => {
    expect(await dies({ kind: 'during', moment: 1 })).toEqual([
      'line 2, callActivity Work: replayed, ran 3 times, its activity once',
      'line 3: new, ran once',
    ]);
  });
});

test('replayed is what the SDK calls it, line for line', async () => {
  const { run, send, move, painted, view } = orderStory(`df.app.orchestration('Orders', function* (context) {
  const say = (line: number) => console.log('line ' + String(line) + ': ' + (context.df.isReplaying ? 'replayed' : 'new'));
  say(4);
  yield context.df.callActivity('Work', 1);
  say(6);
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  yield context.df.Task.any([timer, context.df.waitForExternalEvent('Paid')]);
  say(9);
  yield timer;
  say(11);
});
`);
  const said = (): string[] => {
    const { records } = view();
    const last = records.findLastIndex(({ kind }) => kind === 'episode');
    const before = records.findLastIndex(({ kind }, index) => kind === 'episode' && index < last);
    return records.slice(before + 1).flatMap((record) => (record.kind === 'log' ? [record.text] : []));
  };
  const agree = (): void => {
    const lines = said().map((text) => text.replace(/\d+/, (line) => String(Number(line) - 1)));
    expect(lines.length).toBeGreaterThan(0);
    const marks = painted().map((text) => text.replace(/, ran .*/, ''));
    expect(marks).toEqual(expect.arrayContaining(lines));
  };
  await run();
  agree();
  await send(raise('Paid'));
  agree();
  await move({ move: 'until idle' });
  agree();
});

test('a text that was not parsed tells of its durable calls alone, and a task that was not yielded is told of', async () => {
  const { run, painted } = orderStory(`df.app.orchestration('Orders', function* (context) {
  const isText = (one: unknown): one is string | number => typeof one === 'string';
  const task = context.df.callActivity('Work', 1);
  yield context.df.waitForExternalEvent('Paid');
  if (isText(1)) yield task;
});
`);
  await run();

  expect(painted()).toEqual([
    'line 3, callActivity Work: new, ran once, its activity not yet, not yielded, so the host has not heard of it',
    'line 4, waitForExternalEvent Paid: waiting, ran once, its event not yet',
  ]);
});
