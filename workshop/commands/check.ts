import type { FunctionWorker } from '#core';
import { exerciseSlugs, loadExercise } from '#exercises/catalog';
import type { Exercise } from '#exercises/define-exercise';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import { threadWorker } from '#worker/thread';
import { namedFolder, type ChosenApp } from '../app-choice.ts';
import {
  headingText,
  progressText,
  resultText,
  sameReasonText,
  sourcesText,
  summaryText,
  totalText,
} from '../check-report.ts';
import { judge } from '../check-run.ts';
import { onlyArgument, readArguments, UsageError, type Command, type ExitCode } from '../command.ts';
import { say } from '../terminal.ts';
import { copyFolder, findExercise } from '../workspace.ts';

/** Runs the checks of one exercise, or of all, against an app. */
export const check: Command = {
  usage: [
    'npm run check -- [exercise] [--watch] [--json] [--app <folder>]',
    '',
    'Checks your copy of the exercise (4, 04 or the whole name); without an exercise, all of them.',
    '  --app <folder>  checks another app folder against the exercise',
    '  --watch         checks again whenever a file of the app changes; q ends it',
    '  --json          writes one JSON value to standard output and nothing else (call npm with --silent)',
    'Exit code: 0 every check passed, 1 some failed, 2 wrong use.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      watch: { type: 'boolean' },
      json: { type: 'boolean' },
      app: { type: 'string' },
    });
    const named = onlyArgument(positionals);
    if (values.watch && values.json) throw new UsageError('--watch and --json do not go together: a watch has no end.');
    if (values.app !== undefined && named === undefined)
      throw new UsageError('--app needs the exercise whose checks it shall pass.');
    const slugs = named === undefined ? exerciseSlugs() : [findExercise(named)];
    const app = values.app === undefined ? undefined : namedFolder(values.app);
    const worker = threadWorker();
    try {
      const run = (): Promise<ExitCode> =>
        runAll({ slugs, app, worker, asJson: values.json === true, isOne: named !== undefined });
      if (!values.watch) return await run();
      const { watchFolders } = await import('../check-watch.ts');
      return await watchFolders(app === undefined ? slugs.map(copyFolder) : [app], run);
    } finally {
      await worker.stop();
    }
  },
};

interface Session {
  readonly slugs: readonly string[];
  /** The folder to judge; undefined for the learner's own copies. */
  readonly app: string | undefined;
  readonly worker: FunctionWorker;
  readonly asJson: boolean;
  /** One exercise was named, so it is shown in full. */
  readonly isOne: boolean;
}

async function runAll(session: Session): Promise<ExitCode> {
  const reports: CheckReport[] = [];
  for (const slug of session.slugs) {
    const exercise = await loadExercise(slug);
    const show = session.asJson || !session.isOne ? judgeSilently : judgeAloud;
    const report = await show(session, slug, exercise);
    if (!session.asJson && !session.isOne) say(progressText(report, exercise.title));
    reports.push(report);
  }
  if (session.asJson) say(JSON.stringify(session.isOne ? reports[0] : reports));
  else if (!session.isOne) say(totalText(reports));
  return reports.every((report) => report.passed) ? 0 : 1;
}

function judgeSilently({ app, worker }: Session, slug: string, exercise: Exercise): Promise<CheckReport> {
  return judge({ slug, exercise, app, worker });
}

/** Says each result as soon as it is known. */
async function judgeAloud({ app, worker }: Session, slug: string, exercise: Exercise): Promise<CheckReport> {
  say(headingText(slug, exercise, app ?? copyFolder(slug)));
  const results = new ResultLines(exercise);
  const onApp = (chosen: ChosenApp): void => say(sourcesText(chosen));
  const report = await judge({ slug, exercise, app, worker, onApp, onResult: (result) => results.add(result) });
  results.end();
  const slugs = exerciseSlugs();
  say(summaryText(report, { isOwnCopy: app === undefined, next: slugs[slugs.indexOf(slug) + 1] }));
  return report;
}

/** Says results; a reason that one check after the other has is said once. */
class ResultLines {
  readonly #exercise: Exercise;
  #reason: string | undefined;
  #repeated = 0;

  constructor(exercise: Exercise) {
    this.#exercise = exercise;
  }

  add(result: CheckResult): void {
    if (result.message !== undefined && result.message === this.#reason) {
      this.#repeated += 1;
      return;
    }
    this.end();
    this.#reason = result.message;
    say(
      resultText(
        this.#exercise.checks.find(({ id }) => id === result.id),
        result,
      ),
    );
  }

  end(): void {
    if (this.#repeated > 0) say(sameReasonText(this.#repeated));
    this.#repeated = 0;
  }
}
