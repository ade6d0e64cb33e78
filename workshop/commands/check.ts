import type { FunctionWorker, NoticeRecord } from '#core';
import { exerciseSlugs, loadExercise } from '#exercises/catalog';
import type { CheckReport } from '#exercises/run-checks';
import { threadWorker } from '#worker/thread';
import { namedFolder } from '../app-choice.ts';
import { headingText, noticeText, progressText, sourcesText, summaryText, totalText } from '../check-report.ts';
import { judge, type Judgement } from '../check-run.ts';
import { onlyArgument, readArguments, UsageError, type Command, type ExitCode } from '../command.ts';
import { ResultLines } from '../result-lines.ts';
import { say } from '../terminal.ts';
import { copyFolder, findExercise, makeCopy } from '../workspace.ts';

/** Runs the checks of one exercise, or of all, against an app. */
export const check: Command = {
  usage: [
    'npm run check -- [exercise] [--watch] [--json] [--app <folder>]',
    '',
    'Checks your copy of the exercise (4, 04, its name or its folder); without an exercise, all of them.',
    '  --app <folder>  checks another app folder against the exercise',
    '  --watch         checks again whenever a file of the app changes; q ends it',
    '  --json          writes one JSON value to standard output and nothing else (call npm with --silent)',
    'Exit code: 0 every check passed, 1 some failed, 2 wrong use.',
  ].join('\n'),
  async run(args) {
    const wanted = readWanted(args);
    const { slugs, app } = wanted;
    const worker = threadWorker();
    try {
      if (!wanted.watch) return await runAll(wanted, worker);
      if (app === undefined) await Promise.all(slugs.map(makeCopy));
      const { watchFolders } = await import('../check-watch.ts');
      return await watchFolders(app === undefined ? slugs.map(copyFolder) : [app], () => runAll(wanted, worker));
    } finally {
      await worker.stop();
    }
  },
};

/** What somebody asked for. */
interface Wanted {
  readonly slugs: readonly string[];
  /** One exercise was named, so it is shown in full. */
  readonly isOne: boolean;
  /** The folder to judge; undefined for the learner's own copies. */
  readonly app: string | undefined;
  readonly watch: boolean;
  readonly json: boolean;
}

function readWanted(args: readonly string[]): Wanted {
  const { values, positionals } = readArguments(args, {
    watch: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    app: { type: 'string' },
  });
  const { watch, json, app } = values;
  const named = onlyArgument(positionals);
  if (watch && json) throw new UsageError('--watch and --json do not go together: a watch has no end.');
  if (app !== undefined && named === undefined) {
    throw new UsageError('--app needs the exercise whose checks it shall pass.');
  }
  return {
    slugs: named === undefined ? exerciseSlugs() : [findExercise(named)],
    isOne: named !== undefined,
    app: app === undefined ? undefined : namedFolder(app),
    watch,
    json,
  };
}

async function runAll(wanted: Wanted, worker: FunctionWorker): Promise<ExitCode> {
  const { slugs, isOne, app, json } = wanted;
  const reports: CheckReport[] = [];
  for (const slug of slugs) {
    const exercise = await loadExercise(slug);
    const notices = new Map<string, NoticeRecord>();
    const onResult: Judgement['onResult'] = (_result, noticed) => noticed.forEach((one) => notices.set(one.text, one));
    const judgement = { slug, exercise, app, worker, onResult };
    const report = await (isOne && !json ? judgeAloud(judgement) : judge(judgement));
    if (!isOne && !json)
      say([progressText(report, exercise.title), ...[...notices.values()].map(noticeText)].join('\n'));
    reports.push(report);
  }
  if (json) say(JSON.stringify(isOne ? reports[0] : reports));
  else if (!isOne) say(totalText(reports));
  return reports.every((report) => report.passed) ? 0 : 1;
}

/** Says each result as soon as it is known. */
async function judgeAloud(judgement: Judgement): Promise<CheckReport> {
  const { slug, exercise, app } = judgement;
  say(headingText(slug, exercise));
  const results = new ResultLines(exercise);
  const report = await judge({
    ...judgement,
    onApp: (chosen) => say(sourcesText(chosen)),
    onResult: (result, notices) => results.add(result, notices),
  });
  results.end();
  const slugs = exerciseSlugs();
  say(summaryText(report, { isOwnCopy: app === undefined, next: slugs[slugs.indexOf(slug) + 1] }));
  return report;
}
