import { readArguments, UsageError, type Command } from '../command.ts';
import { mapText } from '../course-report.ts';
import { readRows, type ExerciseRow, type LessonRow } from '../course-stand.ts';
import { toType } from '../invocation.ts';
import { say } from '../terminal.ts';

/** Shows the whole course, and how far the learner is. */
export const list: Command = {
  usage: [
    toType('list', '[--json]'),
    '',
    'Shows every lesson and exercise in order: done, started or to do, the points of the best check and of the last one, and',
    'the hints that were shown. Done is an exercise when all of its checks passed at once; whoever breaks it afterwards has still done it.',
    '  --json  writes one JSON value to standard output and nothing else (call npm with --silent)',
    '',
    `Example: ${toType('list')}`,
    'Exit code: 0, or 2 for wrong use.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
    if (positionals.length > 0) throw new UsageError('list takes no exercise: it shows all of them.');
    const lessons = await readRows();
    say(values.json ? JSON.stringify(listReport(lessons)) : mapText(lessons));
    return 0;
  },
};

/** What `list --json` writes. */
interface ListReport {
  readonly done: number;
  /** The sum of the best points. */
  readonly points: number;
  readonly maxPoints: number;
  /** The slug of the next exercise; `null` when all is done or skipped. */
  readonly next: string | null;
  readonly exercises: readonly (ExerciseRow & { readonly lesson: string; readonly isSkipped: boolean })[];
}

function listReport(lessons: readonly LessonRow[]): ListReport {
  const exercises = lessons.flatMap(({ page, isSkipped, exercises: rows }) =>
    rows.map((row) => ({ ...row, lesson: page, isSkipped })),
  );
  return {
    done: exercises.filter(({ stage }) => stage === 'done').length,
    points: exercises.reduce((sum, { best }) => sum + (best ?? 0), 0),
    maxPoints: exercises.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    next: exercises.find(({ isNext }) => isNext)?.exercise ?? null,
    exercises,
  };
}
