// Sealed program: the worker's program as one file, and what it loads beside that.
//
// Owns:   where the program is, building it where the workshop's sources are, and which packages it may read.
// Never:  builds what was built before from the same sources.
//
// P1. A process that may read one file and the SDK's packages starts faster than one that compiles TypeScript, and finds
//     neither solutions nor checks.
// P2. The name of a built program comes from the sources that it is built from; an older one is never taken for it.
// P3. Any folder on the way may be a link, as package managers and people make them. Node reads and looks further where a link leads
//     to, so program and packages are named by where they really are; a link over which Node looks for a package is named beside it.

import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { readFile, realpath, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { sealedPackages } from '#worker/sealed/sealed-packages';
import type { SealedProgram } from '#worker/sealed/sealed-process';
import { workshopRoot } from '../workspace.ts';

/** The program of this workshop; built on the first call after its sources have changed. */
export async function sealedProgram(): Promise<SealedProgram> {
  const shipped = join(workshopRoot, 'dist/sealed/worker.js');
  const file = existsSync(join(workshopRoot, 'packaging')) ? await realpath(await builtProgram()) : shipped;
  const sdk = await realpath(folderOf('durable-functions', workshopRoot) ?? workshopRoot);
  return {
    file,
    seenFrom: join(sdk, 'package.json'),
    readable: [dirname(file), ...(await foldersOf(sealedPackages, sdk))],
  };
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

/** P3. The folders of packages and of all that they depend on, and the links on the way to them. */
async function foldersOf(names: readonly string[], from: string): Promise<string[]> {
  const folders = new Set<string>();
  const links = new Set<string>();
  const visit = async (name: string, seenFrom: string): Promise<void> => {
    const found = folderOf(name, seenFrom);
    if (found === undefined) return;
    const folder = await realpath(found);
    for (const link of await linksOn(found)) links.add(link);
    if (folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const each of Object.keys(dependencies)) await visit(each, folder);
  };
  for (const name of names) await visit(name, from);
  return [...folders, ...links].sort();
}

/** The links over which a path leads, also those that one of them leads over. */
async function linksOn(path: string): Promise<string[]> {
  const parts = path.split(sep);
  const onTheWay = parts.slice(1).map((_, at) => parts.slice(0, at + 2).join(sep));
  const link = onTheWay.find((each) => lstatSync(each).isSymbolicLink());
  if (link === undefined) return [];
  return [link, ...(await linksOn(join(await realpath(link), relative(link, path))))];
}

/** Where Node finds a package, seen from a folder. */
function folderOf(name: string, from: string): string | undefined {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return places.map((place) => join(place, ...name.split('/'))).find((folder) => existsSync(folder + sep));
}
