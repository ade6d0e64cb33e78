import { readArguments, UsageError, type Command } from '../command.ts';
import { allDoneText, nextText } from '../course-report.ts';
import { readManifests, readRows, type ExerciseRow, type LessonRow, type Manifests } from '../course-stand.ts';
import { toType } from '../invocation.ts';
import { say } from '../terminal.ts';
import { copyFolder, makeCopy, numberOf, shownPath } from '../workspace.ts';

/** Names the first exercise that is not done, and what it asks. */
export const next: Command = {
  usage: [
    toType('next', '[--json]'),
    '',
    'Names the first exercise in the order of the course that is neither done nor skipped: what it asks, which file to edit, and',
    'what to type. An exercise is done when all of its checks passed at once.',
    '  --json  writes one JSON value to standard output and nothing else; null when everything is done',
    '',
    `Example: ${toType('next')}`,
    'Exit code: 0, or 2 for wrong use.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
    if (positionals.length > 0) throw new UsageError('next takes no exercise: it names one.');
    const manifests = await readManifests();
    const found = (await readRows(manifests)).flatMap(nextIn)[0];
    if (found) await makeCopy(found.row.exercise);
    if (values.json) say(JSON.stringify(found ? nextReport(found, manifests) : null));
    else say(found ? textOf(found, manifests) : allDoneText);
    return 0;
  },
};

/** The next exercise and its lesson. */
interface Found {
  readonly row: ExerciseRow;
  readonly lesson: LessonRow;
}

const nextIn = (lesson: LessonRow): Found[] =>
  lesson.exercises.filter(({ isNext }) => isNext).map((row) => ({ row, lesson }));

function textOf({ row, lesson }: Found, manifests: Manifests): string {
  const exercise = manifests.get(row.exercise);
  return exercise ? nextText(row, lesson, exercise) : '';
}

function nextReport({ row, lesson }: Found, manifests: Manifests) {
  const { task, files = [] } = manifests.get(row.exercise) ?? {};
  const edit = files.filter(({ role }) => role === 'edit').map(({ path }) => path);
  return {
    exercise: row.exercise,
    title: row.title,
    lesson: lesson.page,
    stage: row.stage,
    task,
    files: edit.map((path) => `${shownPath(copyFolder(row.exercise))}/${path}`),
    command: toType('check', numberOf(row.exercise), '--watch'),
  };
}
