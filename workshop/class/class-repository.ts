// Class repository: a repository for the learners of a class, written into a folder.
//
// Owns:   the order in which it is written, and where each part of it lies.
// Never:  asks a network, or writes outside that folder.
//
// R1. The exercises are starters with what the workshop puts beside a copy: README and ready requests.
// R2. Solutions, mistakes and alternatives are nowhere in it, also not in the package that it installs (class-package.ts).
// R3. The same workshop and the same plan bring the same repository, byte for byte.

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyReadme } from '#exercises/app-readme';
import { loadExercise } from '#exercises/catalog';
import type { Exercise } from '#exercises/define-exercise';
import { requestsText } from '#exercises/requests-file';
import { lessonLink } from '../edition.ts';
import { asScript } from '../invocation.ts';
import { numberOf, starterFolder, workshopRoot } from '../workspace.ts';
import { json, manifestOf, settingsFiles, type ClassPlan, type RootManifest } from './class-files.ts';
import { lockOf, type LockFile } from './class-lock.ts';
import { packClass } from './class-package.ts';
import { classReadme } from './class-readme.ts';
import { WORKFLOW_FILE, workflowText } from './class-workflow.ts';

/** Writes the repository into a folder, which is made if there is none. */
export async function makeClassRepository(plan: ClassPlan, folder: string): Promise<void> {
  const exercises = new Map<string, Exercise>();
  for (const slug of plan.slugs) exercises.set(slug, await loadExercise(slug));
  const root = await ownFile<RootManifest>('package.json');
  const vendored = await packClass(plan, root, folder);
  const manifest = manifestOf(plan, root, vendored.path);
  const files = {
    'README.md': classReadme(plan, exercises),
    'package.json': json(manifest),
    'package-lock.json': json(lockOf(manifest, vendored, await ownFile<LockFile>('package-lock.json'))),
    [WORKFLOW_FILE]: workflowText(exercises),
    ...settingsFiles(plan),
  };
  for (const [path, text] of Object.entries(files)) await writeText(join(folder, path), text);
  for (const [slug, exercise] of exercises) await writeExercise(slug, exercise, plan, folder);
}

async function ownFile<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(workshopRoot, name), 'utf8')) as Content;
}

/** R1. */
async function writeExercise(slug: string, exercise: Exercise, plan: ClassPlan, folder: string): Promise<void> {
  const [from, to] = [starterFolder(slug), join(folder, 'exercises', slug)];
  for (const name of await readdir(from)) {
    if (name === 'node_modules' || name === 'dist' || name === 'package-lock.json') continue;
    await cp(join(from, name), join(to, name), { recursive: true });
  }
  const place = { toType: asScript, isInstalled: true, lesson: lessonLink(exercise.lesson, plan) };
  await writeText(join(to, 'README.md'), copyReadme(numberOf(slug), exercise, place));
  await writeText(join(to, 'requests.http'), requestsText(exercise));
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
