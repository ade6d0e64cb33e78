// Check run: one exercise's checks against one app folder.
//
// Owns:   that there is always a report, also for an app that cannot be read.
// Never:  prints.

import { AppLoadError, type FunctionWorker } from '#core';
import type { Exercise } from '#exercises/define-exercise';
import { runChecks, type CheckReport, type CheckRun } from '#exercises/run-checks';
import { readApp, readOwnCopy, type ChosenApp } from './app-choice.ts';
import { toType } from './invocation.ts';
import { copyFolder, numberOf, shownPath } from './workspace.ts';

/** What is judged, and who is told on the way. */
export interface Judgement {
  readonly slug: string;
  readonly exercise: Exercise;
  /** Undefined for the learner's own copy. */
  readonly app: string | undefined;
  readonly worker: FunctionWorker;
  /** Told once the app was read. */
  readonly onApp?: (chosen: ChosenApp) => void;
  readonly onResult?: CheckRun['onResult'];
}

/** Judges an app. An app that cannot be read gives every check `error`, like one that cannot be loaded. */
export async function judge({ slug, exercise, app, worker, onApp, onResult }: Judgement): Promise<CheckReport> {
  const appName = shownPath(app ?? copyFolder(slug));
  try {
    const chosen = await (app === undefined ? readOwnCopy(slug) : readApp(app));
    onApp?.(chosen);
    return await runChecks({ exercise, slug, app: chosen.app, appName, worker, ...(onResult && { onResult }) });
  } catch (error) {
    if (!(error instanceof AppLoadError)) throw error;
    const remedy = app === undefined ? ` The starter comes back with: ${toType('reset', numberOf(slug))}` : '';
    return unreadable(slug, exercise, error.message + remedy, appName, onResult);
  }
}

function unreadable(
  slug: string,
  { checks }: Exercise,
  message: string,
  app: string,
  onResult: Judgement['onResult'],
): CheckReport {
  const results = checks.map(({ id, title, points }) => ({
    id,
    title,
    status: 'error' as const,
    points: 0,
    maxPoints: points,
    message,
  }));
  results.forEach((result) => onResult?.(result, []));
  const maxPoints = results.reduce((sum, result) => sum + result.maxPoints, 0);
  return { exercise: slug, app, passed: false, points: 0, maxPoints, checks: results, durationMs: 0 };
}
