// Crashes of an open run, as the hub carries them out and the page words them.

import { expect, test } from 'vitest';
import { faultText } from '#core';
import { inProcessWorker } from '#worker/in-process';
import type { Exercise } from '../../exercises/define-exercise.ts';
import { HeardDesk } from '../playground/heard-desk.ts';
import type { CrashPoint, HubAnswer, HubCommand } from '../playground/session-messages.ts';
import type { Tape } from '../playground/tape.ts';
import { compared, matrixText, whereText } from './crash-words.ts';
import { momentsOf } from './moments.ts';

const file = 'src/functions/orders.ts';
const durable = (rest: string) => `/runtime/webhooks/durabletask/${rest}`;
const orders = `
import * as df from 'durable-functions';

let paid = false;

df.app.activity('Charge', { handler: () => { paid = true; } });
df.app.activity('Ship', { handler: (order: string) => 'shipped ' + order });

df.app.orchestration('Orders', function* (context) {
  yield context.df.callActivity('Charge');
  return yield context.df.callActivity('Ship', context.df.getInput());
});
`;
/** Keeps in the worker's memory what only a history keeps. */
const forgetful = orders.replace(
  "yield context.df.callActivity('Ship', context.df.getInput())",
  "paid ? 'paid' : 'open'",
);

test('the moments of a run are named by what happened in them', async () => {
  const { tapes } = await run(new HeardDesk(options));

  expect(momentsTold(tapes.main)).toEqual([
    'before: ',
    '1: episode of Orders (order-1)',
    '2: Charge started',
    '3: Charge ended',
    '4: episode of Orders (order-1)',
    '5: Ship started',
    '6: Ship ended',
    '7: episode of Orders (order-1)',
  ]);
});

test('a worker that dies while an activity is in flight runs it twice, and comes to the same', async () => {
  const desk = new HeardDesk(options);
  const { view } = await run(desk);

  const died = await desk.answer(fork(2));

  expect(endOf(view, died)).toEqual({ tone: 'same', text: 'Same output, 1 activity ran twice.' });
});

test('the crash matrix tells each point, names what goes wrong, and leaves the run alone', async () => {
  const desk = new HeardDesk(options);
  const before = await run(desk, forgetful);

  const points: CrashPoint[] = [];
  const { view, tapes } = await desk.answer({ do: 'crash-matrix' }, { onPoint: (point) => points.push(point) });

  expect(view).toEqual(before.view);
  expect(tapes.other).toBeUndefined();
  expect(points.map(({ total }) => total)).toEqual(points.map(() => points.length));
  expect(points.filter(({ failure }) => failure !== null).map(whereText)).toEqual([
    'after moment 3: Charge ended',
    'during moment 4: episode of Orders (order-1)',
  ]);
  expect(points.filter(({ repeated }) => repeated.length > 0).map(whereText)).toEqual([
    'after moment 2: Charge started',
  ]);
  expect(matrixText(points)).toBe(
    'At 2 of 7 points the outcome is different, first after moment 3: Charge ended, at 0:00:00. ' +
      'The output is different: order-1 returned "open", and without the crash it returned "paid".',
  );
});

test('every point of the matrix, opened as the other timeline, comes to what the matrix says of it', async () => {
  const desk = new HeardDesk(options);
  const { view } = await run(desk, forgetful, 'step by step');
  while ((await desk.answer({ do: 'move', move: 'step' })).view?.nextDueMs !== null);
  const points: CrashPoint[] = [];
  const told = await desk.answer({ do: 'crash-matrix' }, { onPoint: (point) => points.push(point) });

  expect(view?.instances).toMatchObject([{ runtimeStatus: 'Pending' }]);
  for (const { fault, failure } of points) {
    const opened = await desk.answer({ do: 'fork', from: 'main', variation: { fault } });
    expect([faultText(fault), endOf(told.view, opened).tone]).toEqual([
      faultText(fault),
      failure === null ? 'same' : 'different',
    ]);
  }
});

test('while a run is shown in which the worker died, the run before it is the one that dies again', async () => {
  const desk = new HeardDesk(options);
  await run(desk);
  await desk.answer(fork(2));

  const { tapes } = await desk.answer({ ...fork(5), from: 'other' });

  const crashes = tapes.other?.records.filter(({ kind }) => kind === 'crash');
  const ran = tapes.other?.records.filter(({ kind }) => kind === 'activity-started');
  expect(crashes).toHaveLength(1);
  expect(ran).toMatchObject([{ name: 'Charge' }, { name: 'Ship' }, { name: 'Ship', duplicate: true }]);
});

test('a run that is begun from before a crash goes on without it; one from after it has no second one', async () => {
  const desk = new HeardDesk(options);
  await run(desk);
  const before = (await desk.answer(fork(5))).tapes.other;
  const at = (moments: number) => before?.marks.findIndex((mark) => mark.moments === moments) ?? -1;

  await desk.answer({ do: 'fork', from: 'other', variation: { upTo: at(3) } });
  const { tapes } = await desk.answer({ do: 'move', timeline: 'other', move: 'until idle' });
  expect(tapes.other?.records.map(({ kind }) => kind)).not.toContain('crash');

  await desk.answer(fork(2));
  const late = { do: 'fork', from: 'other', variation: { upTo: at(6) } } as const;
  await desk.answer(late);
  expect((await desk.answer({ ...fork(5), from: 'other' })).problem?.message).toContain(
    'dies once in this run already',
  );
});

test('what is still due is no outcome', async () => {
  const desk = new HeardDesk(options);
  const { view } = await run(desk, orders, 'step by step');

  expect(endOf(view, await desk.answer(fork(0))).tone).toBe('open');
});

const options = {
  startWorker: inProcessWorker,
  loadExercise: () => Promise.resolve({ onRun: [start] } as unknown as Exercise),
};
const start = { label: 'Start', method: 'POST', path: durable('orchestrators/Orders/order-1'), body: 'lamp' } as const;

function run(desk: HeardDesk, text = orders, pace: 'settle' | 'step by step' = 'settle'): Promise<HubAnswer> {
  return desk.answer({ do: 'run', exercise: 'orders', files: { [file]: text }, start: true, pace });
}

function fork(moment: number): HubCommand & { do: 'fork' } {
  return { do: 'fork', from: 'main', variation: { fault: { kind: 'after', moment } } };
}

function endOf(undisturbed: HubAnswer['view'], { tapes }: HubAnswer) {
  const disturbed = tapes.other?.view();
  if (!undisturbed || !disturbed) throw new Error('Two runs are to be open.');
  return compared(undisturbed, disturbed);
}

function momentsTold(tape: Tape | undefined): string[] {
  const moments = tape ? momentsOf(tape.marks, tape.records) : [];
  return moments.map(({ number, what }) => `${number === 0 ? 'before' : String(number)}: ${what}`);
}
