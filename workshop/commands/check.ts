import { exerciseSlugs } from '#exercises/catalog';
import { threadWorker } from '#worker/thread';
import { namedApp } from '../app-choice.ts';
import { ClassroomStep } from '../check-classroom.ts';
import type { Checked, Judges, Wanted } from '../check-round.ts';
import { tellAll, tellChanges, tellJson, tellOne } from '../check-tell.ts';
import { onlyArgument, readArguments, UsageError, type Command, type ExitCode } from '../command.ts';
import { toType } from '../invocation.ts';
import { TypeCheck } from '../types/type-check.ts';
import { copyFolder, findExercise, makeCopy } from '../workspace.ts';

/** Runs the checks of one exercise, or of all, against an app. */
export const check: Command = {
  usage: [
    toType('check', '[exercise] [--watch] [--json] [--no-types] [--classroom] [--app <folder>]'),
    '',
    'Checks your copy of the exercise (4, 04, its name or its folder); without an exercise, all of them. The best marks and the',
    'last ones are remembered for list and next.',
    '  --watch         checks again at every save and says what changed; a says all, q ends it',
    '  --app <folder>  checks another app folder against the exercise, or the one app in a folder; nothing of it is remembered',
    '  --no-types      leaves out the compiler. What it finds wrong with types stands beside the checks and decides nothing',
    '  --classroom     for a workflow of GitHub: writes the points as GitHub Classroom takes them, and into the summary of the run',
    '  --json          writes one JSON value to standard output and nothing else (call npm with --silent)',
    '',
    `Examples: ${toType('check', '04', '--watch')}`,
    `          ${toType('check', 'c1', '--app', 'submissions/ada', '--json')}`,
    'Exit code: 0 every check passed, 1 some failed, 2 wrong use. A watch that is ended has 0.',
  ].join('\n'),
  async run(args) {
    const wanted = await readWanted(args);
    const step = wanted.classroom ? new ClassroomStep() : undefined;
    for (const slug of step ? wanted.slugs : []) await step?.begin(slug);
    const judges: Judges = { types: wanted.types ? new TypeCheck() : undefined, worker: threadWorker() };
    try {
      return await (wanted.watch ? watchOver(wanted, judges) : runOnce(wanted, judges, step));
    } finally {
      await Promise.all([judges.worker.stop(), judges.types?.stop()]);
    }
  },
};

interface CheckWish extends Wanted {
  readonly watch: boolean;
  readonly json: boolean;
  readonly types: boolean;
  readonly classroom: boolean;
}

async function readWanted(args: readonly string[]): Promise<CheckWish> {
  const { values, positionals } = readArguments(args, {
    watch: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'no-types': { type: 'boolean', default: false },
    classroom: { type: 'boolean', default: false },
    app: { type: 'string' },
  });
  const { watch, json, app, classroom } = values;
  const named = onlyArgument(positionals);
  if (watch && json) throw new UsageError('--watch and --json do not go together: a watch has no end.');
  if (classroom && (watch || named === undefined)) {
    throw new UsageError('--classroom needs one exercise, and no --watch: a step of a workflow has one result.');
  }
  if (app !== undefined && named === undefined) {
    throw new UsageError('--app needs the exercise whose checks it shall pass.');
  }
  const slugs = named === undefined ? exerciseSlugs() : [findExercise(named)];
  return {
    slugs,
    isOne: named !== undefined,
    app: app === undefined ? undefined : await namedApp(app, slugs[0] ?? ''),
    watch,
    json,
    types: !values['no-types'] && !classroom,
    classroom,
  };
}

async function runOnce(wanted: CheckWish, judges: Judges, step: ClassroomStep | undefined): Promise<ExitCode> {
  const all = await (wanted.json ? tellJson(wanted, judges) : tell(wanted, judges));
  for (const { report } of all) await step?.end(report);
  return all.every(({ report }) => report.passed) ? 0 : 1;
}

async function tell(wanted: Wanted, judges: Judges): Promise<readonly Checked[]> {
  const [slug] = wanted.slugs;
  return wanted.isOne && slug !== undefined ? [await tellOne(slug, wanted, judges)] : tellAll(wanted, judges);
}

/** The first round is told in full; after a change only the exercises that it is in are checked, and only what changed is told. */
async function watchOver(wanted: Wanted, judges: Judges): Promise<ExitCode> {
  const { slugs, app } = wanted;
  if (app === undefined) await Promise.all(slugs.map(makeCopy));
  const { watchFolders } = await import('../check-watch.ts');
  const folders = new Map(slugs.map((slug) => [app ?? copyFolder(slug), slug]));
  const last = new Map<string, Checked>();
  const keep = (checked: Checked): unknown => last.set(checked.report.exercise, checked);
  return watchFolders([...folders.keys()], async (changed) => {
    const again = changed?.map((folder) => last.get(folders.get(folder) ?? '')) ?? [];
    if (again.length === 0 || again.includes(undefined)) return (await tell(wanted, judges)).forEach(keep);
    for (const before of again) if (before) keep(await tellChanges(before, wanted, judges));
  });
}
