// Test app: a function app in a test of its own, on virtual time.
//
// Owns:   from where the app comes, which worker runs it, and the end of that worker.
// Never:  adds to the words of a scenario; a test app is a scenario.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownOptions } from '#core';
import type { AppSources, FunctionWorker } from '#core';
import { Scenario, type HttpResult, type ScenarioOptions } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { readAppFolder } from '#worker/node/app-folder';
import { residentWorker } from '#worker/resident-worker';
import { saidHere } from './said-here.ts';
import { silentCalls } from './silent-calls.ts';
import { exploreOf, optionsOf, repeatedOf, scheduleOf } from './word-options.ts';

/** Which app is tested, and in which world. */
export interface TestAppOptions {
  /**
   * Imports the app's modules with the runner of the test, such as `() => import('../src/functions/orders.js')`.
   * Without it and without `folder`, the app is what the test itself has registered or imported.
   */
  readonly load?: () => unknown;
  /**
   * The folder of the app, the one with `host.json` and `package.json`; a path is relative to the working directory.
   * The simulator reads its sources itself and evaluates them anew at each load, so that a crash forgets what they kept in memory.
   */
  readonly folder?: string | URL;
  /** Environment variables; they go over `local.settings.json`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Seeds all ids; 1 unless given. The same seed gives the same ids. */
  readonly seed?: number;
  /** When virtual time begins; 2030-01-01T00:00:00Z unless given. */
  readonly startAt?: Date | string;
  /** How many episodes one execution may run while one word is carried out, before it is taken for one that never ends; 1,000 unless given. */
  readonly episodeBudget?: number;
}

const OPTIONS: Readonly<Record<keyof TestAppOptions, 1>> = {
  load: 1,
  folder: 1,
  settings: 1,
  seed: 1,
  startAt: 1,
  episodeBudget: 1,
};

/** What is said with a word. */
type Said<Word extends keyof Scenario> = Scenario[Word] extends (...said: infer Given) => unknown ? Given : never;

/** A function app under test. Its words are those of a {@link Scenario}. */
export class TestApp extends Scenario {
  readonly #worker: FunctionWorker;

  /** See {@link testApp}. */
  constructor(options: ScenarioOptions) {
    super({ ...options, hear: saidHere });
    this.#worker = options.worker;
  }

  /**
   * Deploys the app of another folder, such as the next version, while instances live; see {@link Scenario.deploy}.
   *
   * @param folder a path is relative to the working directory. Settings and packages stay those of the folder that was opened.
   * @throws {AppLoadError} the folder cannot be used; the code before stays.
   */
  async deployFolder(folder: string | URL): Promise<void> {
    const { app } = await readAppFolder(pathOf(folder), { except: TESTS });
    return this.deploy({ ...app, settings: {} });
  }

  // Tests may be written without types (word-options.ts).

  override async stub(...[activity, behaviour]: Said<'stub'>): Promise<void> {
    return super.stub(activity, optionsOf('stub', behaviour));
  }

  override async start(...[orchestrator, options = {}]: Said<'start'>): Promise<string> {
    return super.start(orchestrator, optionsOf('start', options));
  }

  override http(...[method, path, options = {}]: Said<'http'>): Promise<HttpResult> {
    return super.http(method, path, optionsOf('http', options));
  }

  override async twice(...[what]: Said<'twice'>): Promise<void> {
    return super.twice(repeatedOf(what));
  }

  override async deploy(...[app = {}]: Said<'deploy'>): Promise<void> {
    return super.deploy(optionsOf('deploy', app));
  }

  override async explore(...[options]: Said<'explore'>): Promise<number> {
    return super.explore(exploreOf(options));
  }

  override async replay(...[schedule]: Said<'replay'>): Promise<Scenario> {
    return super.replay(scheduleOf(schedule));
  }

  /** Ends the app. What it still has running reaches nobody, and its settings are taken out of the environment. */
  close(): Promise<void> {
    return this.#worker.stop();
  }
}

/**
 * Opens a function app for one test, with a task hub of its own. The app is loaded at the first word that needs it.
 *
 * @example
 * const app = await testApp({ load: () => import('../src/functions/orders.js') });
 * const order = await app.start('approveOrder', { input: { id: 'A-17' } });
 * await app.advance('3 days');
 *
 * @throws {AppLoadError} the folder cannot be used, or the SDK is not installed in a version that can be driven.
 * @throws {TypeError} both `load` and `folder` were given, `startAt` is no date, or a member is not known.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { folder, load, settings, seed, startAt, episodeBudget } = knownOptions('testApp', options, OPTIONS);
  if (folder !== undefined && load) throw new TypeError('Give testApp either "load" or "folder", not both.');
  const { app, worker } = folder === undefined ? ownModules(load) : await inFolder(folder);
  return new TestApp({
    app: { ...app, settings: { ...app.settings, ...settings } },
    worker: silentCalls(worker, (line) => void process.stderr.write(`${line}\n`)),
    ...(seed !== undefined && { seed }),
    episodeBudget,
    ...(startAt !== undefined && { startMs: instantMs(startAt) }),
  });
}

interface Origin {
  readonly app: AppSources;
  readonly worker: FunctionWorker;
}

function ownModules(load: () => unknown = () => undefined): Origin {
  return { app: { files: {}, entryPoints: [] }, worker: residentWorker(load) };
}

async function inFolder(folder: string | URL): Promise<Origin> {
  const path = pathOf(folder);
  const { app } = await readAppFolder(path, { except: TESTS });
  return { app, worker: inProcessWorker({ packagesFrom: path }) };
}

function pathOf(folder: string | URL): string {
  return typeof folder === 'string' ? resolve(folder) : fileURLToPath(folder);
}

/** Files of an app's folder that belong to its tests. */
const TESTS = ['**/*.{test,spec}.*', '**/__tests__/**', '**/{vitest,jest}.config.*'];

function instantMs(instant: Date | string): number {
  const ms = new Date(instant).getTime();
  if (Number.isFinite(ms)) return ms;
  throw new TypeError(`"${String(instant)}" is not a date; write it as 2030-01-01T09:00:00Z.`);
}
