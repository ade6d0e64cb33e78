// Resident: for tests. Somebody who types commands inside the process of the test, which is much faster than a new one for each.
// The workspace is the one that this process began with: set DURABLE_WORKSHOP_WORKSPACE in `vi.hoisted`.

import { vi } from 'vitest';
import { runCommandLine } from './main.ts';
import type { Finished } from './newcomer.ts';

/** Types `durable-workshop …` and waits for the end. */
export async function typeHere(...args: readonly string[]): Promise<Finished> {
  const output = { stdout: '', stderr: '' };
  const catching = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    });
  const streams = [catching('stdout'), catching('stderr')];
  try {
    return { code: await runCommandLine(args), ...output };
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}
