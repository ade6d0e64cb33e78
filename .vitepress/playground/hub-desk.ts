// Hub desk: answers the commands of a page with a scenario and with the exercise's checks.
//
// Owns:   the open runs, and which function worker each uses.
// Never:  touches worker handles or messages (hub.worker.ts), or draws.
//
// D1. Commands are carried out one after the other.
// D2. A check run has a worker and task hubs of its own, and so have a crash matrix, an X-ray and an exploration: they do not
//     disturb the run that is open.
// D3. After a failure the run stays open as far as it came, so that the learner sees what led to it. An app that could not be
//     loaded has not come anywhere: then no run is open.
// D4. Two open runs do not share a worker: a worker holds one app, and what is in flight there would be lost.

import { LearnerError, type AppSources, type FunctionWorker, type NoticeRecord } from '#core';
import { runChecks } from '#exercises/run-checks';
import type { Scenario } from '#scenario';
import type { Exercise, ReadyRequest } from '../../exercises/define-exercise.ts';
import type { StoryRun } from '../figures/story-run.ts';
import { toAppSources } from './app-sources.ts';
import { noticesOf } from './effects.ts';
import { EndableWorker } from './endable-worker.ts';
import type {
  AppUnderWork,
  ClockMove,
  ConsoleRequest,
  ConsoleResponse,
  ExploreCommand,
  ForkCommand,
  HubCommand,
  HubReply,
  Listener,
  MatrixCommand,
  Pace,
  PlayCommand,
  Problem,
  ReplayCommand,
  RunCommand,
  SaveCommand,
  TellCommand,
  TimelineName,
} from './session-messages.ts';
import type { ExplorerOptions } from './race-explorer.ts';
import { Timeline } from './timeline.ts';

/** What a desk works with. */
export interface DeskOptions {
  readonly startWorker: () => FunctionWorker;
  readonly loadExercise: (slug: string) => Promise<Exercise>;
}

const nothingRuns: Problem = { message: 'Nothing is running yet: press Run first.' };
const hasCrashed: Problem = {
  message: 'The worker dies once in this run already. Choose the run that it was begun from, and let it die there.',
};

/** One page's desk. */
export class HubDesk {
  readonly #options: DeskOptions;
  readonly #runs = new Map<TimelineName, Timeline>();
  /** One for each timeline, for every run one after the other (D4). */
  readonly #workers = new Map<TimelineName, EndableWorker>();
  /** What the open run tells, where it is a story. */
  #story: StoryRun | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isEnough = false;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Carries out a command when its turn comes (D1); never rejects. */
  answer(command: HubCommand, listener: Listener = {}): Promise<HubReply> {
    const answered = this.#turn.then(() => this.#carryOut(command, listener));
    this.#turn = answered;
    return answered;
  }

  /** The command that is carried out is content with what it knows, if it is one that tries many things. */
  enough(): void {
    this.#isEnough = true;
  }

  async #carryOut(command: HubCommand, listener: Listener): Promise<HubReply> {
    this.#isEnough = false;
    try {
      return { ...(await this.#do(command, listener)), ...this.#news() };
    } catch (error) {
      return { problem: toProblem(error), ...this.#news() };
    }
  }

  #news(): Pick<HubReply, 'news' | 'told'> {
    const news = [...this.#runs].map(([timeline, run]) => ({ timeline, ...run.news() }));
    return { news, ...(this.#story ? { told: this.#story.told } : {}) };
  }

  async #do(command: HubCommand, listener: Listener): Promise<Omit<HubReply, 'news'>> {
    if (command.do === 'check') return this.#check(command, listener);
    if (command.do === 'crash-matrix') return this.#crashMatrix(command, listener);
    if (command.do === 'run') return this.#open(command);
    if (command.do === 'tell') return this.#tell(command);
    if (command.do === 'fork') return this.#fork(command);
    if (command.do === 'save') return this.#save(command);
    if (command.do === 'replay') return this.#replay(command);
    if (command.do === 'x-ray') return this.#xRay();
    if (command.do === 'explore') return this.#explore(command, listener);
    return this.#play(command);
  }

  async #play(command: PlayCommand): Promise<Omit<HubReply, 'news'>> {
    const name = command.timeline ?? 'main';
    const scenario = this.#runs.get(name)?.scenario;
    if (!scenario) return { problem: nothingRuns };
    if (command.do === 'move') {
      await move(scenario, command, name === 'main' && this.#story ? this.#story : scenario);
      return {};
    }
    if (command.do === 'crash') {
      this.#workers.get(name)?.endAtNextLoad();
      await scenario.crash();
      await settle(scenario, command.pace);
      return {};
    }
    const response = await send(scenario, command.request);
    return { response, ...(await problemIn(settle(scenario, command.pace))) };
  }

  async #open({ exercise: slug, files, start, pace, probes }: RunCommand): Promise<Omit<HubReply, 'news'>> {
    const { beside = {}, onRun } = await this.#options.loadExercise(slug);
    const scenario = await this.#begin(toAppSources(files, probes), beside);
    if (!start) return {};
    let response: ConsoleResponse | undefined;
    for (const ready of onRun) response = await send(scenario, toConsoleRequest(ready));
    return { ...(response ? { response } : {}), ...(await problemIn(settle(scenario, pace))) };
  }

  async #tell({ app, words }: TellCommand): Promise<Omit<HubReply, 'news'>> {
    const { StoryRun: Story } = await import('../figures/story-run.ts');
    this.#story = new Story(await this.#begin(app, {}), words);
    return {};
  }

  async #save({ timeline = 'main', ...about }: SaveCommand): Promise<Omit<HubReply, 'news'>> {
    const run = this.#runs.get(timeline);
    if (!run) return { problem: nothingRuns };
    const { savedRun } = await import('./saved-runs.ts');
    return { saved: await savedRun(run, about) };
  }

  async #replay(command: ReplayCommand): Promise<Omit<HubReply, 'news'>> {
    this.#forget();
    const { replayedRun } = await import('./saved-runs.ts');
    const { run, isAsSaved } = await replayedRun(command, this.#workerOf('main'));
    this.#runs.set('main', run);
    return { isAsSaved };
  }

  #forget(): void {
    this.#runs.clear();
    this.#story = null;
  }

  /** Begins the main run; those before are gone. */
  async #begin(app: AppSources, beside: Readonly<Record<string, string>>): Promise<Scenario> {
    this.#forget();
    const run = new Timeline({ app, worker: this.#workerOf('main') });
    if (Object.keys(beside).length > 0) await run.scenario.add(beside);
    await run.scenario.load();
    this.#runs.set('main', run);
    return run.scenario;
  }

  async #fork({ from, variation: { upTo, files, fault, ...others } }: ForkCommand): Promise<Omit<HubReply, 'news'>> {
    const shown = this.#runs.get(from);
    if (!shown) return { problem: nothingRuns };
    const run = fault ? shown.undisturbed : shown;
    if (!run) return { problem: hasCrashed };
    this.#runs.delete('other');
    const changes = { ...others, ...(fault ? { fault } : {}), ...(files ? { app: toAppSources(files) } : {}) };
    this.#runs.set('other', await run.again({ worker: this.#workerOf('other'), ...changes }, upTo));
    return {};
  }

  async #xRay(): Promise<Omit<HubReply, 'news'>> {
    const run = this.#runs.get('main');
    if (!run) return { problem: nothingRuns };
    const { xRayOf } = await import('./lens-desk.ts');
    const xRay = await xRayOf(run, this.#options.startWorker);
    if (xRay.world === null) return { xRay };
    return { ...(await this.#fork({ do: 'fork', from: 'main', variation: { otherWorld: xRay.world } })), xRay };
  }

  async #explore({ reference, ...how }: ExploreCommand, { onProgress }: Listener) {
    const run = this.#runs.get('main');
    if (!run) return { problem: nothingRuns };
    const { exploreRaces } = await import('./race-explorer.ts');
    const races = await exploreRaces({
      begun: begunWith(run),
      words: run.scenario.script,
      reference: reference && toAppSources(reference),
      ...how,
      startWorker: this.#options.startWorker,
      onProgress: onProgress ?? ((): void => undefined),
      isEnough: () => this.#isEnough,
    });
    return { races };
  }

  #workerOf(name: TimelineName): EndableWorker {
    const known = this.#workers.get(name) ?? new EndableWorker(this.#options.startWorker);
    this.#workers.set(name, known);
    return known;
  }

  async #crashMatrix({ timeline }: MatrixCommand, { onPoint }: Listener): Promise<Omit<HubReply, 'news'>> {
    const shown = this.#runs.get(timeline ?? 'main');
    if (!shown) return { problem: nothingRuns };
    if (!shown.undisturbed) return { problem: hasCrashed };
    const { tellCrashPoints } = await import('../crashes/matrix-run.ts');
    const worker = this.#options.startWorker();
    try {
      await tellCrashPoints(shown.undisturbed, worker, onPoint);
      return {};
    } finally {
      await worker.stop();
    }
  }

  async #check({ exercise: slug, files }: AppUnderWork, { onResult }: Listener) {
    const exercise = await this.#options.loadExercise(slug);
    const worker = this.#options.startWorker();
    const notices: NoticeRecord[] = [];
    try {
      const report = await runChecks({
        exercise,
        slug,
        appName: 'your text',
        app: toAppSources(files),
        worker,
        onResult: (result, noticed) => {
          notices.push(...noticed);
          onResult?.(result);
        },
      });
      return { report, notices: noticesOf(notices) };
    } finally {
      await worker.stop();
    }
  }
}

/** What a scenario of the same run is opened with, but for a crash or an order of things. */
function begunWith({ options: { app, seed = 1, startMs } }: Timeline): ExplorerOptions['begun'] {
  return { app, seed, ...(startMs === undefined ? {} : { startMs }) };
}

/** The console's form of a ready request. */
function toConsoleRequest({ method, path, body }: ReadyRequest): ConsoleRequest {
  return { method, path, body: body === undefined ? '' : JSON.stringify(body) };
}

async function send(scenario: Scenario, { method, path, body }: ConsoleRequest): Promise<ConsoleResponse> {
  const { status, headers, text } = await scenario.http(method, path, body === '' ? {} : { body });
  return { to: `${method} ${path.replace('/runtime/webhooks/durabletask', '…')}`, status, headers, body: text };
}

async function settle(scenario: Scenario, pace: Pace): Promise<void> {
  if (pace === 'settle') await scenario.advance(0);
}

/** What work that follows an answer runs into; the answer was given all the same. */
function problemIn(work: Promise<void>): Promise<{ problem?: Problem }> {
  return work.then(
    () => ({}),
    (error: unknown) => ({ problem: toProblem(error) }),
  );
}

/** `stepper` decides what the next bit is. */
async function move(scenario: Scenario, command: ClockMove, stepper: Scenario | StoryRun): Promise<void> {
  if (command.move === 'step') await stepper.step();
  else if (command.move === 'next') await stepper.next();
  else if (command.move === 'until idle') await scenario.untilIdle();
  else await scenario.advance(command.move === 'advance' ? command.ms : 0);
}

function toProblem(error: unknown): Problem {
  if (error instanceof LearnerError) {
    return { message: error.message, ...(error.source ? { source: error.source } : {}) };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
