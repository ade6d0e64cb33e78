// Sealed: the program of the worker in which submissions are graded, as one file.

import { join } from 'node:path';
import { bundle, root } from './bundle.ts';

/** Builds `worker.js` into a folder, which is emptied first. */
export async function buildSealedWorker(outDir: string): Promise<void> {
  const worker = join(root, 'simulator/worker/sealed/sealed-worker.ts');
  await bundle({ input: { worker }, outDir, output: { format: 'esm' } });
}
