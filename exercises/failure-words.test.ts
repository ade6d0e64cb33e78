// What a failing check says, word for word, where the words were once wrong.

import { afterAll, expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { appSources, loadExercise } from './catalog.ts';
import { helpfulHint } from './check-hint.ts';
import { messageParts } from './check-message.ts';
import type { Check } from './define-exercise.ts';
import { runChecks } from './run-checks.ts';

const worker = inProcessWorker();
afterAll(() => worker.stop());

/** Why a check fails for an app: a mistake of the exercise, or its solution with something exchanged. */
async function wordsOf(slug: string, id: string, app: { mistake: string } | { right: RegExp; wrong: string }) {
  const exercise = await loadExercise(slug);
  const [check] = exercise.checks.filter((one) => one.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  const sources = appSources(slug, 'mistake' in app ? app : 'solution');
  const files =
    'mistake' in app
      ? sources.files
      : Object.fromEntries(
          Object.entries(sources.files).map(([file, text]) => [file, text.replace(app.right, app.wrong)]),
        );
  const report = await runChecks({
    exercise: { ...exercise, checks: [check] },
    slug,
    app: { ...sources, files },
    appName: 'app',
    worker,
  });
  return messageParts(report.checks[0]?.message ?? '');
}

test('a sub-orchestration that was called with an ID in use was called', async () => {
  const { reason, noticed } = await wordsOf('02-sub-orchestrations', 'players-side-by-side', {
    mistake: 'fixed-instance-ids',
  });

  expect(reason).toBe(
    'Expected stats-2 to be Completed while others run, but it called CollectPlayerGameStatsOrchestrator as "collect", an ID already in use, and stats-2 is Running.',
  );
  expect(noticed).toEqual([expect.stringContaining('with the instance ID "collect", and an instance with this ID')]);
});

test('one instance that was started is not spoken of as several', async () => {
  const { reason } = await wordsOf('01-chaining', 'client-starts', { mistake: 'body-read-as-text' });

  expect(reason).toContain(', but the one that was started has the input "\\"player-7\\"", and the answer was 202.');
});

test('a long failure is told in whole sentences', async () => {
  const { reason } = await wordsOf('03-periodic-cleanup', 'continues-with-what-is-left', {
    right: /context\.df\.continueAsNew/,
    wrong: 'yield context.df.continueAsNew',
  });

  expect(reason).toMatch(/ Please remove the yield statement preceding those invocations\.$/);
});

test('the hint about instance IDs stays away where the input is wrong', async () => {
  const [{ hint }] = (await loadExercise('01-chaining')).checks.filter(({ id }) => id === 'every-request-starts') as [
    Check,
  ];
  const hintFor = async (mistake: string) => {
    const { reason } = await wordsOf('01-chaining', 'every-request-starts', { mistake });
    return helpfulHint(hint, { id: '', title: '', status: 'fail', points: 0, maxPoints: 5, message: reason });
  };

  expect(await hintFor('body-read-as-text')).toMatch(/^The body is JSON/);
  expect(await hintFor('one-instance-for-each-player')).toMatch(/Who chooses the ID/);
});
