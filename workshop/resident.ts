// Resident: for tests. A newcomer who types commands inside the process of the test, which is much faster than a new process
// for each. One per test file: where the workspace is, the modules of the command line ask once.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { Newcomer, type Finished } from './newcomer.ts';

/** A person in front of a terminal that is not left. */
export class Resident extends Newcomer {
  static override async arrive(): Promise<Resident> {
    const workspace = await mkdtemp(join(tmpdir(), 'workshop-'));
    process.env['DURABLE_WORKSHOP_WORKSPACE'] = workspace;
    process.env['NO_COLOR'] = '1';
    return new Resident(workspace);
  }

  /** Types `durable-workshop …` and waits for the end. */
  override async types(...args: readonly string[]): Promise<Finished> {
    const { runCommandLine } = await import('./main.ts');
    const output = { stdout: '', stderr: '' };
    const caught = (['stdout', 'stderr'] as const).map((name) =>
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        output[name] += String(text);
        return true;
      }),
    );
    try {
      return { code: await runCommandLine(args), ...output };
    } finally {
      for (const stream of caught) stream.mockRestore();
    }
  }

  /** Begins anew, as on the first day. */
  async forgets(): Promise<void> {
    await rm(join(this.workspace, 'exercises'), { recursive: true, force: true });
  }

  /** Solves an exercise with the reference. */
  async solves(slug: string): Promise<void> {
    await this.copies(`exercises/${slug}/starter/.`, `exercises/${slug}`);
    await this.copies(`solutions/${slug}/src`, `exercises/${slug}/src`);
  }
}
