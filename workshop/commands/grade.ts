import { readFile, realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { foundPlace, namedFolder } from '../app-choice.ts';
import { onlyArgument, readArguments, UsageError, type Command } from '../command.ts';
import { termsOf } from '../grade/batch-terms.ts';
import { gradeBatch, type BatchBegin } from '../grade/batch.ts';
import { fingerprintOf } from '../grade/fingerprint.ts';
import { openOutput, type Output } from '../grade/output.ts';
import type { Grades, SubmissionGrade } from '../grade/grades.ts';
import { shown } from '../grade/bringing.ts';
import { checkMistakeSentences } from '../grade/hidden-check-run.ts';
import { mustHoldChecks, unusedCheckFiles } from '../grade/hidden-checks.ts';
import { readCanvasTemplate } from '../grade/reports/canvas-csv.ts';
import { givenText } from '../grade/reports/given-text.ts';
import { knowledgeOf } from '../grade/reports/knowledge.ts';
import { readRoster } from '../grade/reports/learners.ts';
import { readOverrides } from '../grade/reports/overrides.ts';
import { byReading, inReadingOrder } from '../grade/reports/reading-order.ts';
import { emptyMoodleSentence, idleSentences, peopleSentences, type ReportOptions } from '../grade/reports/reports.ts';
import { UNTOUCHED_WORDS } from '../grade/reports/words.ts';
import { fileOfOneApp, listSubmissions, type Submission } from '../grade/submissions.ts';
import { timeOverSentences } from '../grade/time-over.ts';
import { exercisesMeant, unfinishedSentence, type MeantExercises } from '../grade/unfinished.ts';
import { toType } from '../invocation.ts';
import { counted, say, warn } from '../terminal.ts';
import { shownPath, workshopVersion } from '../workspace.ts';

const usualSeconds = 60;
/** What shells say of a command that Ctrl-C has ended. */
const EXIT_INTERRUPTED = 130;

/** Grades a folder of submissions. */
export const grade: Command = {
  usage: [
    toType('grade', '<submissions> --out <folder> [options]'),
    '',
    'Grades a class: each folder or .zip in <submissions> is one submission, which holds one exercise or several,',
    'wherever they lie in it, also in a .zip. Each runs in a sealed process; nothing of it is run or imported by the grader itself.',
    '',
    '  --out <folder>       where grades and reports are written; nothing is written anywhere else',
    '  --exercises 04,c1    the exercises to grade; all that are finished unless given',
    '  --jobs <number>      how many submissions at the same time, at most one per processor; that unless given',
    '  --checks <folder>    further checks of yours that learners have not seen, one file per exercise (04-….ts)',
    '  --resume             goes on with a batch that was stopped: what has changed since is graded again; one that had ended begins anew',
    '  --roster <file>      CSV of the learners (name, email, idnumber, id, login), for Canvas and Moodle',
    '  --canvas <file>      your export of the Canvas gradebook: a copy of it gets the grades',
    '  --assignment <title> the title of the assignment in Canvas',
    '  --overrides <file>   points given by hand; overrides.json in the folder for grades unless given',
    `  --seconds <number>   real time for one exercise of one submission; ${String(usualSeconds)} unless given`,
    '',
    'Exit code: 0 every submission has its grade, whatever it is; 2 wrong use; 130 stopped with Ctrl-C.',
  ].join('\n'),
  async run(args) {
    const wanted = await readWanted(args);
    const own = await fileOfOneApp(wanted.folder);
    if (own !== undefined) {
      throw new UsageError(
        `${wanted.named} is one submission itself, with ${own} at its top; give the folder above it.`,
      );
    }
    const { submissions, others } = await listSubmissions(wanted.folder);
    if (submissions.length === 0) {
      throw new UsageError(`${wanted.named} holds no submissions; each is a folder or a .zip in it.`);
    }
    if (wanted.unfinished.length > 0) warn(unfinishedSentence(wanted.unfinished));
    if (wanted.checks !== undefined) (await unusedCheckFiles(wanted.checks, wanted.slugs)).forEach(warn);
    for (const other of others) warn(`${shown(other)} is neither a folder nor a .zip and was passed over.`);
    const output = await openOutput(wanted.out, await termsOf(wanted.slugs, wanted.checks), wanted.resume);
    const about = await aboutReports(wanted, output);
    const grades = await gradeInto(output, submissions, wanted);
    const gone = await output.write(grades, { ...about, knowledge: await knowledgeOf(wanted.slugs) });
    if (gone.length > 0) {
      const them = gone.length === 1 ? 'it' : 'them';
      const names = [...gone].sort(byReading).map(shown).join(', ');
      warn(`No longer submitted, so reports about ${them} were removed: ${names}.`);
    }
    idleSentences(grades, about.overrides ?? []).forEach(warn);
    peopleSentences(grades, about).forEach(warn);
    checkMistakeSentences(grades).forEach(warn);
    timeOverSentences(grades).forEach(warn);
    say(`Grades of ${counted(grades.submissions.length, 'submission')}: ${shownPath(join(wanted.out, 'index.html'))}`);
    const emptyMoodle = emptyMoodleSentence(grades, about);
    if (emptyMoodle !== undefined) say(emptyMoodle);
    return 0;
  },
};

/** What somebody asked for. */
interface Wanted extends MeantExercises {
  /** As it was typed. */
  readonly named: string;
  /** Absolute, as are the other folders. */
  readonly folder: string;
  readonly out: string;
  readonly checks: string | undefined;
  readonly jobs: number;
  readonly exerciseMs: number;
  readonly resume: boolean;
  readonly about: Readonly<Record<'roster' | 'canvas' | 'assignment' | 'overrides', string | undefined>>;
}

async function readWanted(args: readonly string[]): Promise<Wanted> {
  const { values, positionals } = readArguments(args, {
    out: { type: 'string' },
    exercises: { type: 'string' },
    jobs: { type: 'string' },
    checks: { type: 'string' },
    seconds: { type: 'string' },
    resume: { type: 'boolean', default: false },
    roster: { type: 'string' },
    canvas: { type: 'string' },
    assignment: { type: 'string' },
    overrides: { type: 'string' },
  });
  const { roster, canvas, assignment, overrides } = values;
  const named = onlyArgument(positionals);
  if (named === undefined)
    throw new UsageError('Which submissions? Give the folder in which each is a folder or a .zip.');
  if (values.out === undefined) throw new UsageError('--out is missing: the folder for grades and reports.');
  const folder = namedFolder(named, 'give the folder of the submissions');
  const out = resolve(process.env['INIT_CWD'] ?? '.', values.out);
  if (isInside(await realPlace(out), await realPlace(folder)))
    throw new UsageError(`--out ${values.out} lies in the submissions; name a folder beside them.`);
  const checks = values.checks === undefined ? undefined : namedFolder(values.checks, 'give the folder of your checks');
  if (checks !== undefined) await mustHoldChecks(checks);
  return {
    named,
    folder,
    out,
    checks,
    ...(await exercisesMeant(values.exercises)),
    jobs: jobsMeant(wholeNumber('--jobs', values.jobs)),
    exerciseMs: (wholeNumber('--seconds', values.seconds) ?? usualSeconds) * 1_000,
    resume: values.resume,
    about: { roster, canvas, assignment, overrides },
  };
}

/** What the instructor gave for the reports; read before anything is graded, so that a mistake in it costs no time. */
async function aboutReports({ about }: Wanted, output: Output): Promise<ReportOptions> {
  const { roster, canvas, assignment, overrides } = about;
  return {
    overrides:
      overrides === undefined ? await output.overrides() : readOverrides(await namedText(overrides), overrides),
    ...(roster !== undefined && { roster: readRoster(await namedText(roster), roster) }),
    ...(canvas !== undefined && { canvas: readCanvasTemplate(await namedText(canvas), assignment, canvas) }),
    ...(assignment !== undefined && { assignment }),
  };
}

async function namedText(named: string): Promise<string> {
  const file = foundPlace(named);
  if (file === undefined) throw new UsageError(`There is no file ${named}.`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') throw new UsageError(`${named} is a folder; give the file itself.`);
    throw new UsageError(`${named} cannot be read (${error.code ?? error.message}).`);
  });
  const { text, readAs } = givenText(bytes);
  if (readAs !== undefined) warn(`${named} is not UTF-8 and was read as ${readAs}; look whether the names are right.`);
  return text;
}

/** Where a path leads to that need not be there yet, over all links. */
function realPlace(path: string): Promise<string> {
  return realpath(path).catch(async () => join(await realPlace(dirname(path)), basename(path)));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(`${option} ${text} is no whole number from 1 to 99999.`);
  return Number(text);
}

/** No more than there are processors: a submission that waits for one would lose time that counts as its own. */
function jobsMeant(asked: number | undefined): number {
  const processors = availableParallelism();
  if (asked === undefined || asked <= processors) return asked ?? processors;
  const all = processors === 1 ? 'is one processor' : `are ${String(processors)} processors`;
  warn(`There ${all} here, so no more submissions are graded at the same time: waiting would cost them their time.`);
  return processors;
}

async function gradeInto(
  output: Output,
  submissions: readonly Submission[],
  { slugs, checks, exerciseMs, jobs }: Wanted,
): Promise<Grades> {
  const { kept, changed } = await keptGrades(output, submissions);
  const prints = new Map<string, string>();
  const total = submissions.length;
  let done = kept.size;
  if (done > 0) say(`${progress(done, total)} already.`);
  if (changed.length > 0) say(changedSentence(changed));
  let begun: BatchBegin | undefined;
  const onInterrupt = (): void => {
    warn(`${progress(done, total)}; --resume goes on from there.`);
    process.exit(EXIT_INTERRUPTED);
  };
  process.once('SIGINT', onInterrupt);
  const fresh = await gradeBatch({
    submissions: inReadingOrder(submissions.filter(({ name }) => !kept.has(name))),
    settings: { slugs, checks, exerciseMs },
    scratch: output.scratch,
    jobs,
    onBegin: (all) => output.begin((begun = all)),
    onNext: async ({ name, path }) => void prints.set(name, await fingerprintOf(path)),
    onGrade: (graded) => {
      done += 1;
      output.keep({ grade: graded, fingerprint: prints.get(graded.name) ?? '' });
      say(lineOf(graded, `${String(done).padStart(String(total).length)}/${String(total)}`));
    },
  }).finally(() => process.off('SIGINT', onInterrupt));
  const about = begun ?? output.about ?? { exercises: [], containment: [] };
  const all = new Map([...kept, ...fresh.map((one) => [one.name, one] as const)]);
  return {
    format: 'durable-functions-workshop-grades',
    version: 1,
    workshop: workshopVersion(),
    exercises: about.exercises,
    submissions: submissions.flatMap(({ name }) => all.get(name) ?? []),
    containment: about.containment,
  };
}

/** The grades of a batch that was stopped, and whose are kept no longer, for the submission is not what was graded. */
async function keptGrades(output: Output, submissions: readonly Submission[]) {
  const kept = new Map<string, SubmissionGrade>();
  const changed: string[] = [];
  for (const { name, path } of submissions) {
    const before = output.grades.get(name);
    if (before === undefined) continue;
    if (before.fingerprint === (await fingerprintOf(path))) kept.set(name, before.grade);
    else changed.push(name);
  }
  return { kept, changed };
}

function changedSentence(names: readonly string[]): string {
  const since = names.length === 1 ? 'it was' : 'they were';
  return `Changed since ${since} graded, so graded again: ${[...names].sort(byReading).map(shown).join(', ')}.`;
}

/** `5 of 25 submissions are graded`. */
const progress = (done: number, total: number): string =>
  `${String(done)} of ${counted(total, 'submission')} ${done === 1 ? 'is' : 'are'} graded`;

function lineOf({ name, points, maxPoints, exercises, problem }: SubmissionGrade, place: string): string {
  const passed = exercises.filter(({ outcome }) => outcome === 'passed').length;
  const found = exercises.filter(({ outcome }) => outcome !== 'missing').length;
  const untouched = exercises.filter((one) => one.untouched).length;
  const asGiven =
    untouched === 0 ? '' : found === 1 ? `, ${UNTOUCHED_WORDS}` : `, ${String(untouched)} ${UNTOUCHED_WORDS}`;
  const what = problem ?? `${String(passed)} of ${counted(found, 'exercise')} passed${asGiven}`;
  return `${place}  ${shown(name).padEnd(24)} ${String(points).padStart(5)} of ${String(maxPoints)}   ${what}`;
}
