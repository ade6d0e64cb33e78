import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exerciseSlugs } from '#exercises/catalog';
import {
  progressFileName,
  ProgressFileError,
  readProgressFile,
  writeProgressFile,
  type KeptDraft,
  type Progress,
} from '#exercises/progress-file';
import { mergeProgress, mergeText } from '#exercises/progress-merge';
import { readArguments, UsageError, type Command, type ExitCode } from '../command.ts';
import { toType } from '../invocation.ts';
import { placedText, starterPaths, takeText } from '../own-text.ts';
import { demandReadable, keepProgress, readProgress } from '../progress.ts';
import { counted, say } from '../terminal.ts';
import { numberOf, shownPath } from '../workspace.ts';

/** Moves progress between the command line and the page, or another machine, as one file. */
export const progress: Command = {
  usage: [
    toType('progress', 'export', '[file] [--json]'),
    toType('progress', 'import', '<file> [--json]'),
    '',
    'Moves your progress as one file: the texts of your copies (only what is not the starter’s), marks, hints. It is the file that',
    'the page writes with "Export progress" and reads with "Import progress", so either side reads what the other one wrote.',
    `  export  writes the file, ${progressFileName} unless you name another; - is standard output. A file that is there`,
    '          already is never replaced, also not an earlier export',
    '  import  adds what the file holds. The better marks win. Where your text is another than the file’s, yours is moved to',
    '          .backups first, and the command says where. A file that cannot be read changes nothing',
    '  --json  writes one JSON value to standard output and nothing else (call npm with --silent)',
    '',
    'Marks and hints are kept in exercises/.progress/progress.json, texts in your copies, and what was replaced in exercises/<exercise>/.backups,',
    'all in the folder of the workshop or in the one that the environment variable DURABLE_WORKSHOP_WORKSPACE names.',
    '',
    `Examples: ${toType('progress', 'export')}`,
    `          ${toType('progress', 'import', progressFileName)}`,
    'Exit code: 0, or 2 for wrong use or a file that is none.',
  ].join('\n'),
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
    const [what, file, more] = positionals;
    if (more !== undefined) throw new UsageError(`"${more}" is one argument too many.`);
    if (what === 'export') return exportTo(file ?? progressFileName, values.json);
    if (what !== 'import') throw new UsageError('Say what to do: export or import.');
    if (file === undefined)
      throw new UsageError(`Which file? Give the one that was exported, such as ${progressFileName}.`);
    return importFrom(file, values.json);
  },
};

async function exportTo(named: string, json: boolean): Promise<ExitCode> {
  await demandReadable('so an export would lack your marks and hints; mend it or move it away');
  const here = await readProgress();
  const text = writeProgressFile(here);
  if (named === '-') {
    process.stdout.write(text);
    return 0;
  }
  const file = resolve(typedIn(), named);
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new UsageError(`${named} is there already and stays; give another name, or move it away first.`);
    const why = error.code === 'ENOENT' ? 'its folder is not there' : (error.code ?? error.message);
    throw new UsageError(`${named} cannot be written (${why}); give another name.`);
  });
  const counts = countsOf(here);
  if (json) say(JSON.stringify({ file: shownPath(file), ...counts }));
  else
    say(
      `Saved as ${shownPath(file)}: ${countsText(counts)}. "Import progress" on the course map of the page reads it, and so does: ${toType('progress', 'import', named)}`,
    );
  return 0;
}

/** Where the person is: `npm run` moves to the workshop's folder first. */
const typedIn = (): string => process.env['INIT_CWD'] ?? '.';

function countsOf({ exercises }: Progress) {
  const count = (is: (one: Progress['exercises'][string]) => boolean): number =>
    Object.values(exercises).filter(is).length;
  return {
    texts: count(({ draft }) => Object.keys(draft?.files ?? {}).length > 0),
    marks: count(({ marks }) => marks !== undefined),
    hints: count(({ hintsShown }) => (hintsShown ?? 0) > 0),
  };
}

const countsText = ({ texts, marks, hints }: ReturnType<typeof countsOf>): string =>
  `${counted(texts, 'text')}, marks of ${counted(marks, 'exercise')}, hints of ${counted(hints, 'exercise')}`;

/** The most that is read; progress with every exercise is far smaller. */
const MOST_BYTES = 20_000_000;

async function importFrom(named: string, json: boolean): Promise<ExitCode> {
  const brought = await readBrought(named);
  const here = await readProgress();
  const { progress: merged, counts } = mergeProgress(here, brought);
  const taken = await takeTexts(here, merged);
  await keepProgress(merged);
  if (json) say(JSON.stringify({ file: named, ...counts, taken }));
  else say([mergeText(counts, { replaced: 'moved to .backups' }), ...taken.map(takenText)].join('\n'));
  return 0;
}

async function readBrought(named: string): Promise<Progress> {
  const file = [resolve(named), resolve(typedIn(), named)].find((one) => existsSync(one));
  if (file === undefined) throw new UsageError(`There is no file ${named}.`);
  const found = await stat(file);
  if (!found.isFile()) throw new UsageError(`${named} is no file.`);
  if (found.size > MOST_BYTES) throw new UsageError(`${named} is larger than 20 MB, so it is no progress file.`);
  try {
    return readProgressFile(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof ProgressFileError)) throw error;
    throw new UsageError(`${named} is not imported. ${error.message}`);
  }
}

/** A copy that got another text, and where the one before is. */
interface Taken {
  readonly exercise: string;
  /** `null` where the copy was the starter. */
  readonly backup: string | null;
}

/** Puts the texts that won into the copies. */
async function takeTexts(here: Progress, merged: Progress): Promise<Taken[]> {
  const taken: Taken[] = [];
  const nothing: KeptDraft = { files: {} };
  for (const slug of exerciseSlugs()) {
    const known = await starterPaths(slug);
    const text = (one: Progress) =>
      JSON.stringify(Object.entries(placedText(one.exercises[slug]?.draft ?? nothing, known)).sort());
    if (text(here) === text(merged)) continue;
    const backup = await takeText(slug, merged.exercises[slug]?.draft ?? nothing, new Date());
    taken.push({ exercise: slug, backup: backup === undefined ? null : shownPath(backup) });
  }
  return taken;
}

const takenText = ({ exercise, backup }: Taken): string =>
  `${numberOf(exercise)}: your copy has the file’s text now${backup === null ? '' : `; what was there is in ${backup}`}.`;
