// Comparing: where two runs of the same words part, in one sentence.

import { expect, test } from 'vitest';
import { openApp } from '../stories/one-app.ts';
import { effectCounts, firstDifference, pairsOf, type ComparedRun } from './compare-runs.ts';
import type { Scenario } from './scenario.ts';

const APPROVAL = `
df.app.activity('Notify', { handler: (text: string) => 'sent ' + text });
df.app.orchestration('Approval', function* (context) {
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const answer = context.df.waitForExternalEvent('Answer');
  const first = yield context.df.Task.any([answer, deadline]);
  if (first === answer) deadline.cancel();
  context.df.setCustomStatus(first === answer ? 'answered' : 'late');
  return yield context.df.callActivity('Notify', first === answer ? 'yes' : 'no');
});`;

/** A run of the approval app, up to its end. */
async function approval(say: (story: Scenario) => Promise<unknown>, source = APPROVAL): Promise<ComparedRun> {
  const story = openApp(source);
  await story.start('Approval', { instanceId: 'order-1' });
  await story.advance(0);
  await say(story);
  await story.untilIdle();
  return compared(story);
}

async function compared(story: Scenario): Promise<ComparedRun> {
  return { startMs: story.startMs, records: story.records, instances: await story.instances() };
}

const answered = (story: Scenario) => story.raise('order-1', 'Answer', true);
const silent = (story: Scenario) => story.advance(0);

test('two runs of the same words do not part', async () => {
  expect(firstDifference(await approval(answered), await approval(answered))).toBeUndefined();
});

test('the event that came here is another than the one that came there', async () => {
  const first = await approval(silent);
  const race = openApp(APPROVAL);
  await race.start('Approval', { instanceId: 'order-1' });
  await race.advance('59 min 59 s');
  await race.raise('order-1', 'Answer', true);
  await race.advance(0);

  expect(firstDifference(first, await compared(race))?.text).toBe(
    'They part at event 6: TimerFired at 1:00:00 here, EventRaised at 0:59:59 there.',
  );
});

test('the same event may come at another time', async () => {
  const later = (story: Scenario) => story.advance('10 min').then(() => answered(story));

  expect(firstDifference(await approval(answered), await approval(later))?.text).toBe(
    'They part at event 6, EventRaised Answer true: at 0:00:00 here, at 0:10:00 there.',
  );
});

test('what is said by the same kind of event may be something else', async () => {
  const polite = APPROVAL.replace("'no'", "'no, thank you'");
  const difference = firstDifference(await approval(silent), await approval(silent, polite));

  expect(difference).toEqual({
    text: 'They part at event 7, TaskScheduled: Notify "no" here, Notify "no, thank you" there.',
    instanceId: 'order-1',
    execution: 1,
    position: 7,
  });
});

test('what only one of the two does is named by itself, with its own number', async () => {
  const patient = APPROVAL.replace(/ {2}const deadline.*\n/, '').replace(
    /.*Task.any.*\n/,
    '  const first = yield answer;\n',
  );
  const waiting = patient.replace(/.*deadline.cancel.*\n/, '').replaceAll('first === answer', 'true');

  expect(firstDifference(await approval(answered, waiting), await approval(answered))).toMatchObject({
    text: 'They part at event 3: TimerCreated there only.',
    position: 3,
  });
});

test('a run that goes on parts where the other one ends', async () => {
  const story = openApp(APPROVAL);
  await story.start('Approval', { instanceId: 'order-1' });
  await story.advance(0);

  expect(firstDifference(await approval(silent), await compared(story))?.text).toBe(
    'They part at event 6: TimerFired here, nothing more there.',
  );
});

test('custom status and effects are compared where histories are the same', async () => {
  const mute = APPROVAL.replace("'late'", "'too late'");

  expect(firstDifference(await approval(silent), await approval(silent, mute))?.text).toBe(
    'Their histories are the same. The custom status of order-1 differs: "late" here, "too late" there.',
  );
});

test('effects are counted by name and input, and a repeated start is none of its own', async () => {
  const crashing = openApp(APPROVAL, { fault: { kind: 'after', moment: 2 } });
  await crashing.start('Approval', { instanceId: 'order-1' });
  await crashing.untilIdle();

  expect(effectCounts(await approval(answered), await compared(crashing))).toEqual([
    { what: 'Notify "yes"', here: 1, there: 0 },
    { what: 'Notify "no"', here: 0, there: 1 },
  ]);
});

const NUMBERED = `
df.app.orchestration('Counts', function* (context) {
  const n = context.df.getInput();
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1_000));
  if (n < 3) context.df.continueAsNew(n + 1);
  return n;
});`;

test('after it has continued as new, the execution is named', async () => {
  const counting = async (source: string) => {
    const story = openApp(source);
    await story.start('Counts', { instanceId: 'c', input: 1 });
    await story.untilIdle();
    return compared(story);
  };
  const twice = NUMBERED.replace('n + 1', 'n + 2');

  expect(firstDifference(await counting(NUMBERED), await counting(twice))?.text).toBe(
    'They part at event 2 of execution 2, ExecutionStarted: Counts 2 here, Counts 3 there.',
  );
});

test('instances whose ids differ belong together by name and order', async () => {
  const run = async (...ids: string[]) => {
    const story = openApp(APPROVAL);
    for (const instanceId of ids) await story.start('Approval', { instanceId });
    await story.untilIdle();
    return compared(story);
  };
  const [here, there] = [await run('a', 'b', 'c'), await run('x', 'b', 'y', 'z')];

  expect(pairsOf(here, there).map((pair) => [pair.here?.instanceId, pair.there?.instanceId])).toEqual([
    ['a', 'x'],
    ['b', 'b'],
    ['c', 'y'],
    [undefined, 'z'],
  ]);
  expect(firstDifference(here, there)?.text).toBe('They part at 0:00:00: z (Approval) starts there only.');
});

const COUNTER = `
df.app.entity('counter', (context) => {
  context.df.setState(context.df.getState(() => 0) + context.df.getInput());
});
df.app.orchestration('Adds', function* (context) {
  return yield context.df.callEntity(new df.EntityId('counter', 'a'), 'add', 1);
});`;

test('what an entity has come to is compared too', async () => {
  const adding = async (amount: number) => {
    const story = openApp(COUNTER);
    await story.signal('@counter@a', 'add', amount);
    await story.start('Adds', { instanceId: 'one' });
    await story.untilIdle();
    return compared(story);
  };

  expect(firstDifference(await adding(1), await adding(2))?.text).toBe(
    'Their histories are the same. The entity @counter@a differs: 2 here, 3 there.',
  );
});

test('an answer of an entity is told by what was asked, whatever the id of the request', async () => {
  const asking = async (source: string) => {
    const story = openApp(source);
    await story.start('Adds', { instanceId: 'one' });
    await story.untilIdle();
    return compared(story);
  };
  const answering = COUNTER.replace('context.df.getInput());', 'context.df.getInput()); context.df.return("added");');

  expect(firstDifference(await asking(COUNTER), await asking(answering))?.text).toMatch(
    /^They part at event 6, EventRaised: the answer to call add of @counter@a 1: .* here, the answer to .*added.* there\.$/,
  );
});
