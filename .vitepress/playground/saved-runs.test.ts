// Runs that are saved in one page and opened in another.

import { expect, test } from 'vitest';
import { appSources, exerciseSlugs, loadExercise } from '#exercises/catalog';
import { readCapsule } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { HeardDesk } from './heard-desk.ts';
import type { HubAnswer, TimelineName, Variation } from './session-messages.ts';

const savedAt = '2031-05-01T09:00:00.000Z';
const approval = '04-approval-orchestrator';

const newDesk = (): HeardDesk => new HeardDesk({ startWorker: inProcessWorker, loadExercise });

/** A desk with the run of an exercise's solution, some hours on. */
async function deskWith(exercise: string): Promise<HeardDesk> {
  const desk = newDesk();
  const { files } = appSources(exercise, 'solution');
  await desk.answer({ do: 'run', exercise, files, start: true, pace: 'settle' });
  await desk.answer({ do: 'move', move: 'advance', ms: 60_000 });
  await desk.answer({ do: 'crash', pace: 'settle' });
  await desk.answer({ do: 'move', move: 'step' });
  return desk;
}

/** Saves a run and opens the file at a desk that knows nothing of it. */
async function savedAndReplayed(
  desk: HeardDesk,
  exercise: string,
  timeline: TimelineName = 'main',
): Promise<HubAnswer> {
  const { saved = '' } = await desk.answer({ do: 'save', timeline, exercise, savedAt });
  return newDesk().answer({ do: 'replay', capsule: readCapsule(saved) });
}

test.each(exerciseSlugs())('a run of %s comes out of its file as it was, moment for moment', async (slug) => {
  const desk = await deskWith(slug);
  const { tapes } = await desk.answer({ do: 'move', move: 'advance', ms: 3 * 3_600_000 });

  const again = await savedAndReplayed(desk, slug);

  expect(again.isAsSaved).toBe(true);
  expect(JSON.stringify(again.tapes.main?.records)).toBe(JSON.stringify(tapes.main?.records));
  expect(again.tapes.main?.marks).toEqual(tapes.main?.marks);
});

test('a fork with a worker that dies is saved with its fault, and is a run of its own when it is opened', async () => {
  const desk = await deskWith(approval);
  const fault = { kind: 'after', moment: 2 } as const;
  const { tapes } = await desk.answer({ do: 'fork', from: 'main', variation: { fault } });

  const again = await savedAndReplayed(desk, approval, 'other');

  expect(JSON.stringify(again.tapes.main?.records)).toBe(JSON.stringify(tapes.other?.records));
  expect(again.tapes.other).toBeUndefined();
  expect(again.tapes.main?.records.filter(({ kind }) => kind === 'crash')).toHaveLength(2);
});

test.each<[string, string, Variation]>([
  ['an event that comes twice', approval, { schedule: [{ kind: 'twice', input: 0 }] }],
  ['work in another order', '07-fan-out', { schedule: [{ kind: 'tie', at: 0, choice: 1 }] }],
  ['an activity that runs twice', '01-chaining', { schedule: [{ kind: 'activity twice', activity: 1 }] }],
  ['another world for its orchestrators', '09-determinism', { otherWorld: 1 }],
])('a run that was begun anew with %s is saved as what it is', async (_, slug, variation) => {
  const desk = newDesk();
  const { files } = appSources(slug, slug === '09-determinism' ? 'starter' : 'solution');
  await desk.answer({ do: 'run', exercise: slug, files, start: true, pace: 'settle' });
  await desk.answer({ do: 'move', move: 'advance', ms: 3_600_000 });
  const { tapes } = await desk.answer({ do: 'fork', from: 'main', variation });
  expect(JSON.stringify(tapes.other?.records)).not.toBe(JSON.stringify(tapes.main?.records));

  const again = await savedAndReplayed(desk, slug, 'other');

  expect(again.isAsSaved).toBe(true);
  expect(JSON.stringify(again.tapes.main?.records)).toBe(JSON.stringify(tapes.other?.records));
});

test('a run that was opened can be forked, goes on, and can be saved once more', async () => {
  const desk = newDesk();
  const { saved = '' } = await (await deskWith(approval)).answer({ do: 'save', exercise: approval, savedAt });
  await desk.answer({ do: 'replay', capsule: readCapsule(saved) });

  await desk.answer({ do: 'fork', from: 'main', variation: { upTo: 3 } });
  const { view } = await desk.answer({ do: 'move', move: 'advance', ms: 3 * 3_600_000 });
  expect(view?.instances).toMatchObject([{ runtimeStatus: 'Completed' }]);

  const { tapes } = await desk.answer({ do: 'move', timeline: 'other', move: 'next' });
  const again = await savedAndReplayed(desk, approval, 'other');
  expect(again.tapes.main?.view()).toEqual(tapes.other?.view());
});

test('without a run there is nothing to save, and an app that cannot be loaded leaves no run open', async () => {
  const desk = newDesk();
  expect((await desk.answer({ do: 'save', exercise: approval, savedAt })).problem?.message).toBe(
    'Nothing is running yet: press Run first.',
  );
  const { saved = '' } = await (await deskWith(approval)).answer({ do: 'save', exercise: approval, savedAt });
  const capsule = readCapsule(saved.replaceAll('import * as df', 'import as df'));

  const { problem, view } = await desk.answer({ do: 'replay', capsule });

  expect(problem?.source?.file).toMatch(/^src\/functions\//);
  expect(view).toBeNull();
});
