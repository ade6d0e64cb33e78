// Class package: the workshop as a class' repository installs it, in a tarball.
//
// Owns:   what of the workshop a learner of a class gets: the commands, the simulator, and of the chosen exercises the starter,
//         the checks and the hints.
// Never:  takes a solution, a mistake, an alternative, or anything of the grader.
//
// T1. What is taken is named; what is new in the workshop is in no class until it is named here.
// T2. Exercises come from their pristine folders, never from somebody's own copy.
// T3. Checks and hints can be read by whoever looks for them. A check that nobody may see is given to the grader (`--checks`).

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';
import { CLASS_FILE } from '../edition.ts';
import { workshopRoot } from '../workspace.ts';
import { json, type ClassPlan, type RootManifest } from './class-files.ts';
import type { VendoredPackage } from './class-lock.ts';

/** T1. */
const TAKEN = ['LICENSE', 'workshop/**/*.{ts,js}', 'simulator/**/*.{ts,js,json}', 'exercises/*.ts'];
const LEFT_OUT = [
  '**/*.test.ts',
  '**/{node_modules,dist}/**',
  'workshop/{class,grade,scaffold}/**',
  'workshop/{new-folder,newcomer,resident,page-times,page-weight,static-site}.ts',
  'workshop/commands/{budgets,grade,new-class,new-exercise,prepare}.ts',
  'simulator/{stories,test-kit}/**',
];

/** Packs the workshop of a class into a folder of its repository, such as `vendor`. Both paths are absolute. */
export async function packClass(plan: ClassPlan, root: RootManifest, folder: string): Promise<VendoredPackage> {
  const stage = await mkdtemp(join(tmpdir(), 'workshop-class-'));
  try {
    const manifest = packageManifest(root);
    await writeStage(stage, plan, manifest);
    await mkdir(join(folder, VENDOR), { recursive: true });
    await npmPack(stage, join(folder, VENDOR));
    const path = `${VENDOR}/${manifest.name}-${manifest.version}.tgz`;
    const hash = createHash('sha512').update(await readFile(join(folder, path)));
    return { manifest, path, integrity: `sha512-${hash.digest('base64')}` };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** The folder of a class' repository that holds the package. */
const VENDOR = 'vendor';

function packageManifest({
  version,
  license,
  type,
  engines,
  bin,
  imports,
  dependencies,
  peerDependencies,
}: RootManifest) {
  return {
    name: 'durable-functions-workshop',
    version,
    description: 'The commands, checks and simulator of a class of the Durable Functions Workshop.',
    license,
    type,
    engines,
    bin,
    exports: { './package.json': './package.json' },
    imports,
    dependencies,
    peerDependencies: Object.fromEntries(Object.entries(peerDependencies).filter(([name]) => name !== 'vitest')),
  };
}

async function writeStage(stage: string, plan: ClassPlan, manifest: object): Promise<void> {
  const exercises = plan.slugs.flatMap((slug) => [`exercises/${slug}/*.ts`, `exercises/${slug}/starter/**`]);
  const found = await glob([...TAKEN, ...exercises], { cwd: workshopRoot, ignore: LEFT_OUT, dot: true });
  for (const path of found) {
    await mkdir(dirname(join(stage, path)), { recursive: true });
    await cp(join(workshopRoot, path), join(stage, path));
  }
  const { name, site } = plan;
  await writeFile(join(stage, 'package.json'), json(manifest));
  await writeFile(join(stage, CLASS_FILE), json({ name, ...(site !== undefined && { site }) }));
}

/** On Windows npm is a script, which a shell has to start; no argument of these needs quoting but for blanks. */
async function npmPack(stage: string, to: string): Promise<void> {
  const shell = process.platform === 'win32';
  const quoted = (path: string): string => (shell ? `"${path}"` : path);
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', quoted(to), quoted(stage)];
  await promisify(execFile)('npm', args, { shell, cwd: stage });
}
