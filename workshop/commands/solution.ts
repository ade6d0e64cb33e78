import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { glob } from 'tinyglobby';
import { solutionFolder } from '#exercises/catalog';
import { onlyArgument, readArguments, type Command } from '../command.ts';
import { classEdition } from '../edition.ts';
import { toType } from '../invocation.ts';
import { paint, say, warn } from '../terminal.ts';
import { copyFolder, findExercise, makeCopy, numberOf, shownPath, starterFolder } from '../workspace.ts';

/** Shows what would have to change in the learner's copy to make it the reference. Changes nothing. */
export const solution: Command = {
  usage: [
    toType('solution', '<exercise>'),
    '',
    'Shows the difference from your copy (-) to the reference (+), in colours on a terminal. Your files stay as they are. Other',
    'solutions can be as good.',
    '',
    `Example: ${toType('solution', '04')}`,
    'Exit code: 0; 1 where solutions were left out; 2 for wrong use.',
  ].join('\n'),
  async run(args) {
    const slug = findExercise(onlyArgument(readArguments(args, {}).positionals));
    if (classEdition) {
      warn(
        `The instructor of ${classEdition.name} has left the solutions out. A hint: ${toType('hint', numberOf(slug))}`,
      );
      return 1;
    }
    await makeCopy(slug);
    const paths = await sourcePaths(solutionFolder(slug));
    const patches = (await Promise.all(paths.map((path) => patchOf(slug, path)))).filter(
      (patch) => patch !== undefined,
    );
    for (const patch of patches) say(coloured(patch));
    if (patches.length === 0) say(`Your copy in ${shownPath(copyFolder(slug))} is the same as the reference.`);
    const known = new Set([...paths, ...(await sourcePaths(starterFolder(slug)))]);
    const others = (await sourcePaths(copyFolder(slug))).filter((path) => !known.has(path));
    if (others.length > 0) say(`Only in your copy: ${others.join(', ')}`);
    if (patches.length > 0) say(`To see whether your own way is right: ${toType('check', numberOf(slug))}`);
    return 0;
  },
};

async function sourcePaths(folder: string): Promise<string[]> {
  const found = await glob('src/**/*.{ts,js,json}', { cwd: folder, expandDirectories: false });
  return found.map((path) => path.replaceAll('\\', '/')).sort();
}

/** A unified diff, or undefined when the two are the same. */
async function patchOf(slug: string, path: string): Promise<string | undefined> {
  const [yours, reference] = await Promise.all([
    textOf(join(copyFolder(slug), path)),
    textOf(join(solutionFolder(slug), path)),
  ]);
  if (yours === reference) return undefined;
  const names = [shownPath(join(copyFolder(slug), path)), shownPath(join(solutionFolder(slug), path))] as const;
  return createTwoFilesPatch(...names, yours, reference)
    .replace(/^=+\n/, '')
    .trimEnd();
}

/** A file that is not there is an empty one, and line ends do not count as a difference. */
async function textOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.replace(/\r\n/g, '\n');
}

function coloured(patch: string): string {
  return patch
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return paint('bold', line);
      if (line.startsWith('@@')) return paint('cyan', line);
      if (line.startsWith('+')) return paint('green', line);
      return line.startsWith('-') ? paint('red', line) : line;
    })
    .join('\n');
}
