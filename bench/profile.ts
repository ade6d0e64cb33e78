// Profile: where the processor time of a round goes, by whose code it is. It is what a figure that misses its target is
// explained with: `npm run bench -- --profile`.
//
// R1. A sample counts for the function that ran, with what the engine did for it (such as parsing JSON); collecting garbage
//     counts for itself, because whose garbage it was is not known.
// R2. The benchmark is built (start.ts), so a function is led back to its source by the source map beside the built file.
// R3. Sampling costs time itself. A profile explains shares; the figures are measured without it.

import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { Profiler, Runtime } from 'node:inspector';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const SAMPLE_EVERY_US = 200;
const BUILT = new URL('.', import.meta.url).href;

/** Whose code ran. */
export const OWNERS = ['SDK', 'app', 'hub', 'worker', 'benchmark', 'garbage', 'Node'] as const;

/** One of {@link OWNERS}: `hub` is `simulator/core`, `worker` is `simulator/worker`, `Node` is Node and its event loop. */
export type Owner = (typeof OWNERS)[number];

/** Milliseconds by owner. */
export type Profile = Readonly<Record<Owner, number>>;

/** Runs something under the engine's sampling profiler. */
export async function profiled(run: () => Promise<unknown>): Promise<Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.post('Profiler.start');
  await run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return byOwner(profile);
}

/** A profile of something larger or smaller. */
export function scaled(profile: Profile, by: number): Profile {
  return Object.fromEntries(OWNERS.map((owner) => [owner, profile[owner] * by])) as Record<Owner, number>;
}

/** Adds the time of each sample to the owner of the function that ran (R1); time in which nothing ran belongs to nobody. */
function byOwner({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Profile {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const ms = Object.fromEntries(OWNERS.map((owner) => [owner, 0])) as Record<Owner, number>;
  samples.forEach((id, index) => {
    const owner = owners.get(id);
    if (owner) ms[owner] += (timeDeltas[index] ?? 0) / 1000;
  });
  return ms;
}

function ownerOf({ functionName, url, lineNumber, columnNumber }: Runtime.CallFrame): Owner | undefined {
  if (functionName === '(idle)' || isProfiler(functionName, url)) return undefined;
  if (functionName === '(garbage collector)') return 'garbage';
  if (url.startsWith('node:') || functionName === '(program)' || functionName === '(root)') return 'Node';
  return ownerOfSource(url.startsWith(BUILT) ? sourceOf(fileURLToPath(url), lineNumber, columnNumber) : url);
}

/** Starting the profiler takes tens of milliseconds by itself (R3). */
function isProfiler(functionName: string, url: string): boolean {
  return functionName === 'dispatch' && url === '';
}

/** Code that was evaluated from a text has no file: that is how the app is loaded, here and at the floor. */
function ownerOfSource(source: string): Owner {
  if (source.includes('/node_modules/')) return 'SDK';
  if (source.includes('simulator/core/')) return 'hub';
  if (source.includes('simulator/')) return 'worker';
  return source.includes('bench/') ? 'benchmark' : 'app';
}

const maps = new Map<string, SourceMap | undefined>();

/** The source of a place in a file (R2), or the file itself where it was not built. */
function sourceOf(file: string, line: number, column: number): string {
  if (!maps.has(file)) maps.set(file, mapBeside(file));
  const map = maps.get(file);
  if (!map) return file;
  const entry = map.findEntry(line, column);
  return 'originalSource' in entry ? entry.originalSource : 'bench/'; // what the bundler added
}

function mapBeside(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
