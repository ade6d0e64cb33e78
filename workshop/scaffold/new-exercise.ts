// New exercise: the folder of an exercise that its author goes on with.
//
// Owns:   which files are written, and where.
// Never:  writes over anything.
//
// N1. The template (exercises/template/) is a small exercise that works, but for what only its author can write: the solution, hints,
//     wrong apps and other right ones. The contract test asks for these one after the other.
// N2. The settings of the app are those of an exercise that is there: every starter builds and starts in the same way.

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { json } from '../class/class-files.ts';

/** Where settings, and the test that is the same everywhere, are taken from. */
const MODEL = '01-chaining';

/** What was made, as paths below the workshop. */
export interface MadeExercise {
  readonly folder: string;
  /** The file that the learner edits, of which the solution is missing. */
  readonly edited: string;
}

/**
 * Writes an exercise.
 *
 * @param slug such as `11-my-slug`.
 * @param root the folder of the workshop, absolute.
 */
export async function makeExercise(slug: string, root: string): Promise<MadeExercise> {
  const [template, model, made] = ['template', MODEL, slug].map((name) => join(root, 'exercises', name)) as Folders;
  await mkdir(made);
  for (const file of await filesBelow(template)) {
    const [path, text] = [relative(template, file), await readFile(file, 'utf8')].map((one) =>
      renamed(one, slug),
    ) as Two;
    await mkdir(dirname(join(made, path)), { recursive: true });
    await writeFile(join(made, path), text);
  }
  await cp(join(model, 'contract.test.ts'), join(made, 'contract.test.ts'));
  await writeSettings(join(model, 'starter'), join(made, 'starter'), slug);
  const [folder, solution] = [`exercises/${slug}`, `solutions/${slug}/src/functions`];
  for (const empty of [`${folder}/mistakes`, `${folder}/alternatives`, solution]) {
    await mkdir(join(root, empty), { recursive: true });
  }
  return { folder, edited: renamed('src/functions/template-orchestrator.ts', slug) };
}

type Two = [string, string];
type Folders = [string, string, string];

/** The names of the template, in a path or a text, as those of the exercise. */
function renamed(text: string, slug: string): string {
  const [, ...words] = slug.split('-');
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  return text
    .replaceAll('TemplateOrchestrator', `${words.map(capital).join('')}Orchestrator`)
    .replaceAll('template-orchestrator', `${words.join('-')}-orchestrator`)
    .replaceAll(`'Template'`, `'${capital(words.join(' '))}'`);
}

/** N2. */
async function writeSettings(from: string, to: string, slug: string): Promise<void> {
  const names = (await readdir(from, { withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { name } of names.filter((entry) => entry.name !== 'package-lock.json')) {
    await cp(join(from, name), join(to, name));
  }
  const manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as object;
  await writeFile(join(to, 'package.json'), json({ ...manifest, name: slug }));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}
