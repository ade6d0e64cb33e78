// Run checks: an exercise's checks over one app, in the one form in which they are reported.
//
// Owns:   one fresh scenario per check over one worker, and what a check's end means: pass, fail, error or timeout.
// Never:  knows where it runs. Page, terminal, grader and tests hand in the app, the worker and the clock.
//
// R1. The report has every check of the exercise, in the manifest's order, whatever happens.
// R2. An app that cannot be loaded is tried once; the reason is every check's message.
// R3. After two checks that never end, or in which the worker ended, the rest are reported without running.
// R4. An app that goes round in circles is stopped early: no exercise takes more than a few dozen episodes.
// R5. A message is for the learner: what was expected, what happened, where in the story. Never a stack.
// R6. What is wrong also where a check passes need not be why one fails: it is told beside the results, and stands in no message.

import type { DisturbancePoint, Fault, HubRecord, NoticeRecord } from '#core';
import { CheckFailure, noticeLines, Scenario } from '#scenario';
import type { ScenarioOptions, TellingRun } from '#scenario';
import { messageText } from './check-message.ts';
import type { Check, Exercise } from './define-exercise.ts';
import { notRun, type CutShort } from './not-run.ts';

/** How a check ended. */
export type CheckStatus = 'pass' | 'fail' | 'error' | 'timeout';

/** One check's line in a report. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly status: CheckStatus;
  readonly points: number;
  readonly maxPoints: number;
  /** Why it did not pass. Several lines: the reason first, then what the host noticed, then the story. */
  readonly message?: string;
}

/** What `check --json` writes for one exercise. */
export interface CheckReport {
  /** The full slug. */
  readonly exercise: string;
  /** The app as the caller names it, such as a relative path. */
  readonly app: string;
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly checks: readonly CheckResult[];
  readonly durationMs: number;
}

/** The app of one check run, the worker that runs it, and what goes wrong in every check. */
export interface CheckedApp {
  readonly app: ScenarioOptions['app'];
  readonly worker: ScenarioOptions['worker'];
  readonly fault?: ScenarioOptions['fault'];
  readonly disturbances?: ScenarioOptions['disturbances'];
}

/** What {@link runChecks} runs, and where it reports. */
export interface CheckRun extends CheckedApp {
  readonly exercise: Exercise;
  readonly slug: string;
  readonly appName: string;
  /** Called after each check, in order; with what the host noticed that is wrong also where the check passes. */
  readonly onResult?: (result: CheckResult, notices: readonly NoticeRecord[]) => void;
  /** Milliseconds on any monotonic clock, for `durationMs`; default `performance.now`. */
  readonly clock?: () => number;
}

/** How many checks may be cut short before the rest are not tried any more (R3). */
const PATIENCE = 2;

/** R4. */
const EPISODE_BUDGET = 400;

/** Runs every check of an exercise over an app. Never rejects because of the app. */
export async function runChecks(run: CheckRun): Promise<CheckReport> {
  const clock = run.clock ?? (() => performance.now());
  const begin = clock();
  const checks = await resultsOf(run);
  return {
    exercise: run.slug,
    app: run.appName,
    passed: checks.every((check) => check.status === 'pass'),
    points: checks.reduce((sum, check) => sum + check.points, 0),
    maxPoints: checks.reduce((sum, check) => sum + check.maxPoints, 0),
    checks,
    durationMs: Math.round(clock() - begin),
  };
}

async function resultsOf(run: CheckRun): Promise<readonly CheckResult[]> {
  const unloadable = await loadProblem(run);
  const results: CheckResult[] = [];
  const cutShort: CutShort[] = [];
  for (const check of run.exercise.checks) {
    const end = unloadable || cutShort.length >= PATIENCE ? undefined : await runCheck(check, run);
    const result = resultOf(check, unloadable ?? end?.ending ?? notRun(cutShort));
    results.push(result);
    if (end?.cutShort) cutShort.push(end.cutShort);
    run.onResult?.(result, end?.notices ?? []);
  }
  return results;
}

/** How a check ended, and why when it did not pass. */
export interface CheckEnding {
  readonly status: CheckStatus;
  readonly message?: string;
}

/** How one check ended, and what could have gone wrong in it; `disturbancePoints` needs `disturbances`. */
export interface CheckRunEnd {
  readonly ending: CheckEnding;
  /** Where it was not the check's own end: the app went round for ever, or its worker ended. */
  readonly cutShort?: CutShort;
  readonly crashPoints: readonly Fault[];
  readonly disturbancePoints: readonly DisturbancePoint[];
  /** What the host noticed that is wrong also where the check passes (R6). */
  readonly notices: readonly NoticeRecord[];
}

/** Runs one check in a scenario of its own. */
export async function runCheck(check: Check, tested: CheckedApp): Promise<CheckRunEnd> {
  const { app, worker, fault, disturbances } = tested;
  const scenario = Scenario.open({ app, worker, fault, disturbances, episodeBudget: EPISODE_BUDGET });
  let ending: CheckEnding = { status: 'pass' };
  let cutShort: CutShort | undefined;
  let told: TellingRun = scenario;
  try {
    await check.run(scenario);
  } catch (error) {
    told = toldRun(error, scenario);
    ending = endingOf(error, told);
    cutShort = cutShortBy(error);
  }
  return {
    ending,
    ...(cutShort && { cutShort }),
    crashPoints: scenario.crashPoints(),
    disturbancePoints: scenario.disturbancePoints(),
    notices: [...new Set([...scenario.records, ...told.records])].filter(isBeside),
  };
}

/** Loads the app once by itself (R2). */
async function loadProblem({ app, worker }: CheckedApp): Promise<CheckEnding | undefined> {
  const scenario = Scenario.open({ app, worker });
  try {
    await scenario.load();
    return undefined;
  } catch (error) {
    return endingOf(error, scenario);
  }
}

function resultOf({ id, title, points }: Check, ending: CheckEnding): CheckResult {
  return { id, title, points: ending.status === 'pass' ? points : 0, maxPoints: points, ...ending };
}

/** Errors may come from another copy of a module, so they are told apart by name and code. */
function endingOf(error: unknown, told: TellingRun): CheckEnding {
  const reason = error instanceof Error ? error.message : String(error);
  if (codeOf(error) === 'app-load') return { status: 'error', message: reason };
  return { status: statusOf(error), message: withCircumstances(reason, told) };
}

/** The run in which a check failed, which may be another one than its scenario. */
const toldRun = (error: unknown, scenario: Scenario): TellingRun => CheckFailure.partsOf(error)?.run ?? scenario;

function statusOf(error: unknown): CheckStatus {
  if (error instanceof Error && error.name === 'CheckFailure') return 'fail';
  return cutShortBy(error) ?? 'error';
}

/** By the code of an error with which a check is cut short, what that makes of the check. */
const cutShortByCode: Readonly<Record<string, CutShort>> = {
  'worker-unresponsive': 'timeout',
  runaway: 'timeout',
  'worker-ended': 'error',
};

const cutShortBy = (error: unknown): CutShort | undefined => cutShortByCode[codeOf(error)];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The reason, what the host noticed on the way, and the story up to the failure (R5, R6): of the run in which it happened. */
function withCircumstances(reason: string, { records, story }: TellingRun): string {
  return messageText(reason, noticeLines(records.filter((record) => !isBeside(record))), story);
}

/** R6. */
const isBeside = (record: HubRecord): record is NoticeRecord =>
  record.kind === 'notice' && record.breaksReplay === true;
