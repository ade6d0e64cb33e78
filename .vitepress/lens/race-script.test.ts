// Race script: what Explore races offers is a whole test, which fails in the folder of the app as the race was found in the page.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { appSources, exerciseFolder, loadExercise } from '#exercises/catalog';
import { HeardDesk } from '../playground/heard-desk.ts';
import type { Race } from '../playground/race-explorer.ts';
import { testApp, type TestAppOptions } from '../../simulator/test-kit/index.ts';
import { raceScript } from './race-script.ts';

const root = resolve(import.meta.dirname, '../..');
const slug = '04-approval-orchestrator';
const file = 'src/functions/approval-orchestrator.ts';
const { files: solved } = appSources(slug, 'solution');
const solution = solved[file] ?? '';
const approve = '/runtime/webhooks/durabletask/instances/order-42/raiseEvent/ApprovalEvent';

/** Waits for two hours, so that an answer may come late. */
const patient = solution.replace('60 * 60 * 1000', '2 * 60 * 60 * 1000');
/** Processes it once more for whoever approves once more within a minute. */
const twice = solution.replace(
  '  return outcome;',
  `  const again = context.df.waitForExternalEvent('ApprovalEvent');
  const soon = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  if ((yield context.df.Task.any([again, soon])) === soon) return outcome;
  soon.cancel();
  return yield context.df.callActivity('ProcessApproval', order);`,
);
/** Fails where nobody answers within the hour. */
const failing = solution.replace(
  'const approved =',
  "if (winner === timeout) throw new Error('too late');\n  const approved =",
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'race-'));
  await cp(join(exerciseFolder(slug), 'starter'), folder, { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('an end that the reference does not come to: the test fails, and passes when the app is as the reference', async () => {
  const race = await found(patient, solution);
  expect(race).toMatchObject({ schedule: [{ kind: 'late', input: 1 }] });

  const { code, output } = await vitestIn(folder, patient, race);
  expect(output).toMatch(/^- .*"rejected",\n\+ .*"approved",$/m);
  expect(code).toBe(1);
  expect(await failureIn(folder, solution, race)).toBeNull();
});

test('an activity that the reference calls less often', async () => {
  const race = await found(twice, solution, 600_000);
  expect(race.expected).toMatchObject({ activity: 'ProcessApproval', times: 1 });

  expect(await failureIn(folder, twice, race)).toMatch(/to have a length of 1 but got 2/);
  expect(await failureIn(folder, solution, race)).toBeNull();
});

test('an instance that fails', async () => {
  const race = await found(failing, null);
  expect(race.expected).toEqual({ instanceId: 'order-42', neverIs: 'Failed' });

  expect(await failureIn(folder, failing, race)).toMatch(/expected 'Failed' not to be 'Failed'/);
  expect(await failureIn(folder, solution, race)).toBeNull();
});

/** Runs an app in the page until it is approved and some time has passed, and explores. */
async function found(text: string, reference: string | null, afterMs = 3_600_000): Promise<Race> {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise });
  const withText = (of: string) => ({ ...solved, [file]: of });
  await desk.answer({ do: 'run', exercise: slug, files: withText(text), start: true, pace: 'settle' });
  await desk.answer({ do: 'move', move: 'advance', ms: 60_000 });
  await desk.answer({ do: 'send', request: { method: 'POST', path: approve, body: 'true' }, pace: 'settle' });
  await desk.answer({ do: 'move', move: 'advance', ms: afterMs });
  const { races } = await desk.answer({
    do: 'explore',
    seed: 1,
    schedules: 40,
    reference: reference === null ? null : withText(reference),
  });
  if (!races?.race) throw new Error(`Nothing was found: ${JSON.stringify(races)}`);
  return races.race;
}

/** Puts a text and the test of a race into the folder, and runs vitest there, with the kit of this repository. */
async function vitestIn(cwd: string, text: string, race: Race): Promise<{ code: number; output: string }> {
  const kit = JSON.stringify({ 'durable-functions-workshop/simulator': join(root, 'simulator/test-kit/index.ts') });
  await writeFile(join(cwd, file), text);
  await writeFile(join(cwd, 'race.test.ts'), raceScript(race));
  await writeFile(
    join(cwd, 'vitest.config.mjs'),
    `export default { cacheDir: './cache', resolve: { alias: ${kit} }, test: { testTimeout: 30_000 } };`,
  );
  // A runner inside a runner would take the outer one's settings for its own.
  const env = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$|TINYPOOL)/.test(name));
  const runner = join(root, 'node_modules/vitest/vitest.mjs');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [runner, 'run', 'race.test.ts'],
      { cwd, env: { ...Object.fromEntries(env), NO_COLOR: '1' } },
      (error, out, said) => done({ code: error ? 1 : 0, output: out + said }),
    );
  });
}

/** Runs the test of a race in this process, which takes less time; null where it passes. */
async function failureIn(cwd: string, text: string, race: Race): Promise<string | null> {
  await writeFile(join(cwd, file), text);
  const modules: Record<string, unknown> = {
    'durable-functions-workshop/simulator': {
      testApp: (options: TestAppOptions) => testApp({ ...options, folder: join(cwd, options.folder as string) }),
    },
    vitest: { expect, test: (_: string, run: () => Promise<void>) => void (running = run()) },
  };
  let running = Promise.resolve();
  const { outputText } = ts.transpileModule(raceScript(race), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const evaluate = compileFunction(outputText, ['require', 'exports']) as (require: unknown, exports: object) => void;
  evaluate((name: string) => modules[name], {});
  return running.then(
    () => null,
    (error: Error) => error.message,
  );
}
