// Main: `npm run mutants`. How much of what can go wrong in a solution do the checks of its exercise catch?

import { join } from 'node:path';
import {
  appSources,
  exerciseFolder,
  exerciseSlugs,
  loadExercise,
  overlaidSources,
  resolveExercise,
  solutionFolder,
  UnknownExerciseError,
} from '#exercises/catalog';
import { threadWorker } from '#worker/thread';
import { readArguments, UsageError } from '../../workshop/command.ts';
import { equivalentMutants } from './equivalent.ts';
import { isGood, reportText } from './report.ts';
import { survey } from './survey.ts';
import type { Subject, Survey } from './survey.ts';

const USAGE = `npm run mutants                   all exercises, as a table; takes minutes
npm run mutants -- 04 c1          some of them

  --json   one array instead of the table, with every mutant (npm run --silent mutants -- --json)

Exit code: 0 the checks of every exercise catch at least 90 % of the mutants of its solution, 1 they do not, 2 wrong use.`;

/** How long one answer of a mutant may take, in milliseconds: a busy machine is not to be taken for a loop without end. */
const PATIENCE_MS = 10_000;

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
} as const;

try {
  process.exitCode = await answer();
} catch (error) {
  if (!(error instanceof UsageError || error instanceof UnknownExerciseError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  process.exitCode = 2;
}

async function answer(): Promise<0 | 1> {
  const { values, positionals } = readArguments(process.argv.slice(2), options);
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const slugs = positionals.length > 0 ? positionals.map(resolveExercise) : exerciseSlugs();
  const surveys = await surveyAll(slugs);
  process.stdout.write(`${values.json ? JSON.stringify(surveys) : reportText(surveys)}\n`);
  return surveys.every(isGood) ? 0 : 1;
}

async function surveyAll(slugs: readonly string[]): Promise<readonly Survey[]> {
  const start = () => threadWorker({ budgetMs: PATIENCE_MS });
  const surveys: Survey[] = [];
  for (const slug of slugs) {
    surveys.push(await survey(await solutionOf(slug), start, (done, all) => showProgress(slug, done, all)));
  }
  return surveys;
}

/** Only what the solution lays over the starter is changed: that is what the learner writes. */
async function solutionOf(slug: string): Promise<Subject> {
  return {
    slug,
    exercise: await loadExercise(slug),
    app: appSources(slug, 'solution'),
    files: Object.keys(overlaidSources([solutionFolder(slug)]).files).sort(),
    configFolder: join(exerciseFolder(slug), 'starter'),
    equivalent: await equivalentMutants(slug),
  };
}

/** One line that is written over itself; where no terminal shows it, one line per exercise. */
function showProgress(slug: string, done: number, all: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r\x1b[K${done === all ? '' : `${slug}: ${String(done)} of ${String(all)} mutants`}`);
  else if (done === all) process.stderr.write(`${slug}: ${String(all)} mutants\n`);
}
