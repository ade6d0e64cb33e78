// Owned processes: processes that end with this one.

import type { ChildProcess } from 'node:child_process';

const living = new Set<ChildProcess>();

/** One listener for all: an exit handler per process would make Node warn. */
let isGuarded = false;

/** Ends a process when this one exits. One that is killed cannot; the process has to notice that by itself. */
export function endWithThisProcess(child: ChildProcess): void {
  if (!isGuarded) {
    isGuarded = true;
    process.on('exit', () => living.forEach((each) => each.kill('SIGKILL')));
  }
  living.add(child);
  child.once('exit', () => living.delete(child));
}
