// Replay: a run that was saved in the page, made again in a test.
//
// Owns:   where its text comes from, and the worker in which its code runs.
// Never:  runs that code in the process of the test: it is somebody else's, and an endless loop in it has to be ended.

import { readFile } from 'node:fs/promises';
import { CapsuleError, isAsSaved, readCapsule, sayAll, worldOf } from '#scenario';
import type { RunCapsule } from '#scenario';
import { threadWorker } from '#worker/thread';
import { TestApp } from './test-app.ts';

/** A saved run that was made again. Ask it for its `status` and `history`, or go on with it, as with an app under test. */
export class ReplayedRun extends TestApp {
  /** What was in the file. */
  readonly capsule: RunCapsule;

  /** See {@link replayCapsule}. */
  constructor(capsule: RunCapsule) {
    super(worldOf(capsule, threadWorker()));
    this.capsule = capsule;
  }

  /** Whether the replay has come to what the run had come to when it was saved, histories byte for byte. Ask before you go on with it. */
  isAsSaved(): Promise<boolean> {
    return isAsSaved(this.capsule, this);
  }
}

/**
 * Makes a run again that *Save run* has written, up to its end.
 *
 * @param file the path or address of the file, or its text.
 *
 * @example
 * const run = await replayCapsule('run.json');
 * expect(await run.status('order-1')).toHaveCompleted();
 *
 * @throws {CapsuleError} the file is no saved run.
 * @throws {AppLoadError | WorkerUnresponsiveError} its app cannot be loaded.
 */
export async function replayCapsule(file: string | URL): Promise<ReplayedRun> {
  const run = new ReplayedRun(readCapsule(await textOf(file)));
  await sayAll(run, run.capsule.words);
  return run;
}

async function textOf(file: string | URL): Promise<string> {
  if (typeof file === 'string' && /^\s*\{/.test(file)) return file;
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CapsuleError(`${String(file)} cannot be read; give replayCapsule a file that "Save run" has made.`, {
      cause,
    });
  }
}
