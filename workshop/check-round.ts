// Check round: the checks of one exercise or of all, once.
//
// Owns:   what is judged, with the compiler beside it, and what is remembered of it.
// Never:  prints (check-tell.ts).
//
// K1. Types never decide a verdict, and no verdict waits for them.
// K2. Marks are remembered for the learner's own copies alone; a starter that nobody touched has none where it was only among all.

import type { FunctionWorker, NoticeRecord } from '#core';
import { loadExercise } from '#exercises/catalog';
import type { Exercise } from '#exercises/define-exercise';
import { marksOfReport } from '#exercises/progress-file';
import type { CheckReport } from '#exercises/run-checks';
import type { ChosenApp } from './app-choice.ts';
import { judge, type Judgement } from './check-run.ts';
import { ownDraft, textOfApp } from './own-text.ts';
import { hasMarks, rememberMarks } from './progress.ts';
import type { TypeCheck, TypeProblem } from './types/type-check.ts';

/** What somebody asked for. */
export interface Wanted {
  readonly slugs: readonly string[];
  /** One exercise was named, so it is shown in full. */
  readonly isOne: boolean;
  /** The folder to judge; undefined for the learner's own copies. */
  readonly app: string | undefined;
}

/** Who judges. */
export interface Judges {
  readonly worker: FunctionWorker;
  /** Undefined where nobody asked for types. */
  readonly types: TypeCheck | undefined;
}

/** What came out for one exercise. */
export interface Checked {
  readonly exercise: Exercise;
  readonly report: CheckReport;
  /** What the host noticed, each once. */
  readonly notices: readonly NoticeRecord[];
  /** The app was read; what cannot be read has no types. */
  readonly isRead: boolean;
  /** Undefined where types were not checked. */
  readonly types: readonly TypeProblem[] | undefined;
  /** Where no check could be carried out: the report before, of a round in which some were. */
  readonly before?: CheckReport;
}

/** What is told while an exercise is checked. */
export interface Told extends Pick<Judgement, 'onApp' | 'onResult'> {
  /** Told when every check has ended, with the verdict; types may still be looked at. */
  readonly onJudged?: (report: CheckReport, notices: readonly NoticeRecord[]) => void;
}

/** Checks an exercise, and remembers the marks. */
export async function checkOne(slug: string, wanted: Wanted, judges: Judges, told: Told = {}): Promise<Checked> {
  const exercise = await loadExercise(slug);
  const notices = new Map<string, NoticeRecord>();
  let chosen: ChosenApp | undefined;
  const report = await judge({
    slug,
    exercise,
    app: wanted.app,
    worker: judges.worker,
    onApp: (app) => {
      chosen = app;
      told.onApp?.(app);
    },
    onResult: (result, noticed) => {
      noticed.forEach((one) => notices.set(one.text, one));
      told.onResult?.(result, noticed);
    },
  });
  told.onJudged?.(report, [...notices.values()]);
  const types = typesOf(chosen, judges);
  if (chosen && wanted.app === undefined) await remember(report, chosen, wanted.isOne);
  return { exercise, report, notices: [...notices.values()], isRead: chosen !== undefined, types: await types };
}

/** Asked for when the verdict is there: beside the checks, the compiler would take their processor and the verdict would be late. */
async function typesOf(chosen: ChosenApp | undefined, { types }: Judges): Promise<Checked['types']> {
  return chosen && types?.find({ folder: chosen.settingsFolder, files: chosen.app.files });
}

/** K2. */
async function remember(report: CheckReport, { app }: ChosenApp, isNamed: boolean): Promise<void> {
  const slug = report.exercise;
  if (!isNamed && !(await hasMarks(slug)) && (await ownDraft(slug)) === undefined) return;
  await rememberMarks(slug, marksOfReport(report, textOfApp(app.files)));
}
