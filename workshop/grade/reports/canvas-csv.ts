// Canvas CSV: what Canvas' gradebook import takes.
//
// Two ways. Without an export of the gradebook, a file of our own: Canvas finds people by ID, then SIS User ID, then SIS Login ID,
// then name, and offers to make the assignment. With one as a template, that file, in which only our column is filled:
//
// E1. Every other character of the template stays, and so does the line of everybody who has no submission.
// E2. The column is the one whose title is that of the assignment, with or without Canvas' number in brackets.
// E3. Where the assignment has other points in Canvas, the points are converted; they are rounded to two decimals, as Canvas does.
// E4. A submission that fits no line, or more than one, or is not the only one of a person (canvas-people.ts), goes into the other
//     file, with the reason. Where there is a roster and no template, people on the roster are what it has to fit.

import { UsageError } from '../../command.ts';
import type { Grades, SubmissionGrade } from '../grades.ts';
import { linesOfSubmissions } from './canvas-people.ts';
import type { CanvasLine } from './canvas-people.ts';
import { csvCells, withCells } from './csv-cells.ts';
import type { CsvCell } from './csv-cells.ts';
import { csvText } from './csv.ts';
import { delimiterOf } from './learners.ts';
import type { Learner, Match } from './learners.ts';
import { numberText, rounded, shownLine, shownName } from './words.ts';

/** The title of the assignment where the instructor says none. */
export const USUAL_ASSIGNMENT = 'Durable Functions Workshop';

/** An export of a gradebook, and which of its columns is ours. */
export interface CanvasTemplate {
  readonly text: string;
  readonly delimiter: string;
  /** The people and the cells of ours beside them. */
  readonly lines: readonly CanvasLine[];
  /** What the assignment has in Canvas; undefined where the file does not say. */
  readonly pointsPossible: number | undefined;
}

/** The texts of `canvas.csv` and `canvas-left-out.csv`. */
export interface CanvasFiles {
  readonly rows: string;
  readonly leftOut: string;
  /** How many submissions are in the second one. */
  readonly leftOutCount: number;
}

/**
 * Reads an export of a Canvas gradebook.
 *
 * @param assignment the title of our column (E2).
 * @param source names the file in the message.
 * @throws {UsageError} it is no such export, or the column is not there.
 */
export function readCanvasTemplate(
  text: string,
  assignment: string = USUAL_ASSIGNMENT,
  source = 'The Canvas export',
): CanvasTemplate {
  const delimiter = delimiterOf(text);
  const [header = [], ...rows] = csvCells(text, delimiter);
  const titles = header.map(({ value }) => value.trim());
  if (!titles[0]?.includes('Student') || !titles[1]?.includes('ID')) {
    throw new UsageError(`${source} is no gradebook export: its first two columns have to be "Student" and "ID".`);
  }
  const column = columnOf(titles, assignment, source);
  const cellIn = (row: readonly CsvCell[], title: string): string => row[titles.indexOf(title)]?.value.trim() ?? '';
  const possible = rows.find(isPointsPossible)?.[column]?.value.trim().replace(',', '.');
  return {
    text,
    delimiter,
    pointsPossible: possible !== undefined && Number(possible) > 0 ? Number(possible) : undefined,
    lines: rows
      .filter((row) => !isPointsPossible(row))
      .flatMap((row) => {
        const cell = row[column];
        const learner = {
          name: cellIn(row, titles[0] ?? ''),
          id: cellIn(row, 'ID'),
          idnumber: cellIn(row, 'SIS User ID'),
          login: cellIn(row, 'SIS Login ID'),
          email: '',
        };
        return cell && (learner.name !== '' || learner.id !== '') ? [{ learner, cell }] : [];
      }),
  };
}

const isPointsPossible = ([first]: readonly CsvCell[]): boolean => first?.value.includes('Points Possible') ?? false;

/** E2. */
function columnOf(titles: readonly string[], assignment: string, source: string): number {
  const withoutNumber = (title: string): string => title.replace(/ \(\d+\)$/, '');
  const columns = [...titles.keys()].filter((column) => {
    const title = titles[column] ?? '';
    return title === assignment || withoutNumber(title) === assignment;
  });
  const [column, second] = columns;
  if (column === undefined) {
    const known = titles.filter((title) => /\(\d+\)$/.test(title)).map(withoutNumber);
    const others = known.length > 0 ? `; it has ${known.join(', ')}` : '';
    throw new UsageError(`${source} has no column "${assignment}"${others}. Name the assignment with --assignment.`);
  }
  if (second === undefined) return column;
  throw new UsageError(
    `${source} has several columns "${assignment}". Name one with its number: ${titles[column] ?? ''}.`,
  );
}

/** Without a template: a file of our own. */
export function canvasCsv(
  { submissions }: Grades,
  matches: ReadonlyMap<string, Match> | undefined,
  assignment: string = USUAL_ASSIGNMENT,
): CanvasFiles {
  const possible = rounded(Math.max(0, ...submissions.map(({ maxPoints }) => maxPoints)));
  const rows: (string | number)[][] = [];
  const leftOut: LeftOutOfCanvas[] = [];
  for (const submission of submissions) {
    const { name, points } = submission;
    const match = matches?.get(name);
    if (match && 'why' in match) leftOut.push([submission, match.why]);
    else
      rows.push([
        shownLine(match?.learner.name ?? '') || shownName(name),
        ...idsOf(match?.learner),
        '',
        rounded(points),
      ]);
  }
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignment];
  return {
    rows: csvText([header, ['    Points Possible', '', '', '', '', possible], ...rows]),
    ...leftOutFile(leftOut),
  };
}

const idsOf = (learner: Learner | undefined): readonly string[] => [
  learner?.id ?? '',
  learner?.idnumber ?? '',
  (learner?.login ?? '') || (learner?.email ?? ''),
];

type LeftOutOfCanvas = readonly [SubmissionGrade, string];

const leftOutFile = (rows: readonly LeftOutOfCanvas[]): Omit<CanvasFiles, 'rows'> => ({
  leftOut: csvText([
    ['submission', 'points', 'reason'],
    ...rows.map(([{ name, points }, why]) => [shownName(name), rounded(points), why]),
  ]),
  leftOutCount: rows.length,
});

/**
 * With a template: the same file with our column filled (E1).
 *
 * @param roster can lead from a submission to a line by what both have of a person.
 */
export function filledCanvas(
  { submissions }: Grades,
  template: CanvasTemplate,
  roster: readonly Learner[] = [],
): CanvasFiles {
  const names = submissions.map(({ name }) => name);
  const lines = linesOfSubmissions(names, template.lines, roster);
  const changes: { cell: CsvCell; value: string }[] = [];
  const leftOut: LeftOutOfCanvas[] = [];
  for (const submission of submissions) {
    const line = lines.get(submission.name);
    if (typeof line !== 'object') leftOut.push([submission, line ?? '']);
    else if (isExcused(line.cell)) leftOut.push([submission, 'This person is excused (EX) in the Canvas export.']);
    else changes.push({ cell: line.cell, value: gradeText(submission, template) });
  }
  return { rows: withCells(template.text, changes), ...leftOutFile(leftOut) };
}

/** What Canvas writes for somebody who need not hand in; points in its place would undo that. */
const isExcused = ({ value }: CsvCell): boolean => value.trim().toUpperCase() === 'EX';

/** E3. Where cells are parted by semicolons, a comma stands before the decimals. */
function gradeText({ points, maxPoints }: SubmissionGrade, { pointsPossible, delimiter }: CanvasTemplate): string {
  const factor = pointsPossible === undefined || maxPoints === 0 ? 1 : pointsPossible / maxPoints;
  const text = numberText(points * factor);
  return delimiter === ';' ? text.replace('.', ',') : text;
}
