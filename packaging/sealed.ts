// Sealed: the program of the worker in which submissions are graded, as one file.
//
// S1. The SDK stays outside: apps get the one that npm has installed, word for word. Everything else is in the file, which is
//     read faster than the hundred files that it is made of.

import { join } from 'node:path';
import { sealedPackages } from '../simulator/worker/sealed/sealed-packages.ts';
import { bundle, root } from './bundle.ts';

/** Builds `worker.js` into a folder, which is emptied first. */
export async function buildSealedWorker(outDir: string): Promise<void> {
  const worker = join(root, 'simulator/worker/sealed/sealed-worker.ts');
  await bundle({ input: { worker }, outDir, external: sealedPackages, output: { format: 'esm' } });
}
