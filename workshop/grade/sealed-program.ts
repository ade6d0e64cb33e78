// Sealed program: the worker's program as one file, and what it loads beside that.
//
// Owns:   where the program is, building it where the workshop's sources are, and which packages it may read.
// Never:  builds what was built before from the same sources.
//
// P1. A process that may read one file and the SDK's packages starts faster than one that compiles TypeScript, and finds
//     neither solutions nor checks.
// P2. The name of a built program comes from the sources that it is built from; an older one is never taken for it.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { sealedPackages } from '#worker/sealed/sealed-packages';
import type { SealedProgram } from '#worker/sealed/sealed-process';
import { workshopRoot } from '../workspace.ts';

/** The program of this workshop; built on the first call after its sources have changed. */
export async function sealedProgram(): Promise<SealedProgram> {
  const shipped = join(workshopRoot, 'dist/sealed/worker.js');
  const file = existsSync(join(workshopRoot, 'packaging')) ? await builtProgram() : shipped;
  const sdk = folderOf('durable-functions', workshopRoot) ?? workshopRoot;
  const seenFrom = join(await realpath(sdk), 'package.json');
  return { file, seenFrom, readable: [dirname(file), ...(await foldersOf(sealedPackages))] };
}

async function builtProgram(): Promise<string> {
  const folder = join(workshopRoot, 'node_modules/.cache/durable-workshop', `sealed-${await sourceKey()}`);
  const file = join(folder, 'worker.js');
  if (existsSync(file)) return file;
  const { buildSealedWorker } = await import('../../packaging/sealed.ts');
  const arriving = `${folder}.${String(process.pid)}`;
  await buildSealedWorker(arriving);
  // Another process may have been faster; what it has built is the same.
  await rename(arriving, folder).catch(() => rm(arriving, { recursive: true }));
  return file;
}

/** P2. */
async function sourceKey(): Promise<string> {
  const sources = ['simulator/{core,worker}/**/*.ts', 'packaging/*.ts', 'package-lock.json'];
  const files = await glob(sources, { cwd: workshopRoot, ignore: ['**/*.test.ts'] });
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(join(workshopRoot, file)));
  return hash.digest('hex').slice(0, 16);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * The folders of packages and of all that they depend on. Where a package manager links to them, these are the links, over which
 * Node looks for them, and what they lead to, from where Node reads and looks further.
 */
async function foldersOf(names: readonly string[]): Promise<string[]> {
  const folders = new Set<string>();
  const visit = async (name: string, from: string): Promise<void> => {
    const found = folderOf(name, from);
    if (found === undefined || folders.has(found)) return;
    const folder = await realpath(found);
    const isKnown = folders.has(folder);
    folders.add(found).add(folder);
    if (isKnown) return;
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const each of Object.keys(dependencies)) await visit(each, folder);
  };
  for (const name of names) await visit(name, workshopRoot);
  return [...folders].sort();
}

/** Where Node finds a package, seen from a folder. */
function folderOf(name: string, from: string): string | undefined {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return places.map((place) => join(place, ...name.split('/'))).find((folder) => existsSync(folder + sep));
}
