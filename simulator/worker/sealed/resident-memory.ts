// Resident memory: what a process and its children hold in memory, asked from outside.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What `/proc` counts in. Every Linux that Node supports has pages of 4 KB, or counts larger ones, which errs on the safe side. */
const PAGE_BYTES = 4096;

/**
 * What a process and its children hold in memory, in bytes; undefined where the system does not say, or the process is gone.
 */
export async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === 'linux') return residentOnLinux(pid);
  return process.platform === 'win32' ? undefined : residentByPs(pid);
}

async function residentOnLinux(pid: number): Promise<number | undefined> {
  const own = await readFile(`/proc/${String(pid)}/statm`, 'utf8').catch(() => undefined);
  if (own === undefined) return undefined;
  const below = await Promise.all((await childrenOf(pid)).map(residentOnLinux));
  const pages = Number(own.split(' ')[1] ?? 0);
  return below.reduce<number>((sum, bytes) => sum + (bytes ?? 0), pages * PAGE_BYTES);
}

async function childrenOf(pid: number): Promise<number[]> {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

function residentByPs(pid: number): Promise<number | undefined> {
  return new Promise((answer) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, output) => {
      answer(error ? undefined : Number(output) * 1024);
    });
  });
}
