// Output: the folder into which a batch is graded.
//
// Owns:   what is kept of a batch while it runs, so that it can go on after it was stopped, and writing its reports.
// Never:  writes outside the folder, and never takes a folder for its own that holds something else.
//
// O1. While a batch runs, each grade is added to `.batch.ndjson` as soon as it is known. A line that was cut is no grade.
// O2. Reports about a submission that is gone are removed, or they would be handed out. `grades.json` says which ones were written; nothing
//     else is ever removed.
// O3. A batch goes on only as what it was begun as (batch-terms.ts).
// O4. A grade is kept with the fingerprint of what was graded: who goes on can see whether it is still that.

import { appendFileSync, existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { UsageError } from '../command.ts';
import { namesInNewFolder } from '../new-folder.ts';
import { shownPath } from '../workspace.ts';
import type { BatchTerms } from './batch-terms.ts';
import type { BatchBegin } from './batch.ts';
import type { Grades, SubmissionGrade } from './grades.ts';
import { readOverrides } from './reports/overrides.ts';
import { reportFiles, submissionFiles, type ReportOptions } from './reports/reports.ts';

/** A grade, and what it is of (O4). */
export interface KeptGrade {
  readonly grade: SubmissionGrade;
  /** Of the submission, just before it was graded. */
  readonly fingerprint: string;
}

type Line = { readonly terms: BatchTerms } | { readonly begun: BatchBegin } | KeptGrade;

const batchFile = '.batch.ndjson';
const gradesFile = 'grades.json';
const overridesFile = 'overrides.json';

const INSTEAD = 'name a new folder for --out';

/**
 * Opens the folder of a batch.
 *
 * @param folder absolute; made if it is not there.
 * @param resume whether to go on with the batch that was stopped in it.
 * @throws {UsageError} it is a file, or cannot be made; the folder holds something else, or a batch that was begun with other terms.
 */
export async function openOutput(folder: string, terms: BatchTerms, resume: boolean): Promise<Output> {
  const names = await namesInNewFolder(folder, INSTEAD);
  if (names.length > 0 && !names.includes(batchFile) && !names.includes(gradesFile)) {
    throw new UsageError(`${shownPath(folder)} is not empty and holds no grades; ${INSTEAD}.`);
  }
  const lines = resume ? await linesOf(join(folder, batchFile)) : [];
  const begunWith = lines.find((line) => 'terms' in line)?.terms;
  if (begunWith) mustBeSame(begunWith, terms);
  const output = new Output(folder, lines);
  if (!begunWith) await output.beginAnew(terms);
  return output;
}

/** O3. */
function mustBeSame(begunWith: BatchTerms, { slugs, checks, judgedBy }: BatchTerms): void {
  if (JSON.stringify([begunWith.slugs, begunWith.checks]) !== JSON.stringify([slugs, checks])) {
    throw new UsageError(
      'The batch was begun with other --exercises or --checks; give the same, or leave out --resume.',
    );
  }
  if (begunWith.judgedBy === judgedBy) return;
  const what = checks === '' ? 'the workshop or its checks' : 'the workshop, its checks or yours';
  throw new UsageError(
    `Since the batch was begun, ${what} have changed; leave out --resume, so that all are graded alike.`,
  );
}

async function linesOf(file: string): Promise<Line[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').flatMap((line): Line[] => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return []; // O1.
    }
  });
}

/** The folder of one batch. Made by {@link openOutput}. */
export class Output {
  readonly #folder: string;
  /** What was graded before, by name. */
  readonly grades: ReadonlyMap<string, KeptGrade>;
  /** What was known when the batch began, if it had begun before. */
  readonly about: BatchBegin | undefined;

  constructor(folder: string, lines: readonly Line[]) {
    this.#folder = folder;
    this.grades = new Map(lines.flatMap((line) => ('grade' in line ? [[line.grade.name, line] as const] : [])));
    this.about = lines.find((line) => 'begun' in line)?.begun;
  }

  /** A folder for what is needed while the batch runs. */
  get scratch(): string {
    return join(this.#folder, '.scratch');
  }

  async beginAnew(terms: BatchTerms): Promise<void> {
    await writeFile(join(this.#folder, batchFile), `${JSON.stringify({ terms } satisfies Line)}\n`);
  }

  begin(begun: BatchBegin): void {
    this.#add({ begun });
  }

  /** Keeps a grade (O1, O4). */
  keep(grade: KeptGrade): void {
    this.#add(grade);
  }

  #add(line: Line): void {
    // A line that was cut when the batch was stopped ends here.
    appendFileSync(join(this.#folder, batchFile), `\n${JSON.stringify(line)}\n`);
  }

  /**
   * The points that were given by hand in this folder; none where there is no such file.
   *
   * @throws {UsageError} the file is not as it should be.
   */
  async overrides(): Promise<ReportOptions['overrides'] & object> {
    const file = join(this.#folder, overridesFile);
    return existsSync(file) ? readOverrides(await readFile(file, 'utf8'), shownPath(file)) : [];
  }

  /**
   * Writes the reports, and lets go of what was kept for going on.
   *
   * @returns the names of the submissions that are gone, about which reports were removed (O2).
   */
  async write(grades: Grades, options: ReportOptions): Promise<readonly string[]> {
    const files = reportFiles(grades, options);
    const before = await this.#namesBefore();
    // Before the others are written: where capitals don't count, a name may be that of a new file.
    for (const path of submissionFiles(before)) if (!files.has(path)) await rm(this.#at(path), { force: true });
    for (const [path, content] of files) {
      const file = this.#at(path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rm(join(this.#folder, batchFile), { force: true });
    await rm(this.scratch, { recursive: true, force: true });
    return before.filter((name) => !grades.submissions.some((one) => one.name === name));
  }

  #at(path: string): string {
    return join(this.#folder, ...path.split('/'));
  }

  /** The submissions of the grades that are in the folder now (O2). */
  async #namesBefore(): Promise<string[]> {
    const text = await readFile(this.#at(gradesFile), 'utf8').catch(() => '');
    const before = v.safeParse(namedSubmissions, text);
    return before.success ? before.output.submissions.map(({ name }) => name) : [];
  }
}

const namedSubmissions = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    format: v.literal('durable-functions-workshop-grades' satisfies Grades['format']),
    submissions: v.array(v.object({ name: v.string() })),
  }),
);
