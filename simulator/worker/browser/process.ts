// Process: what the two Azure packages, and apps, read from node:process.

let clock: typeof realHrtime = realHrtime;

/** Puts another clock behind {@link hrtime}; none: the browser's own. */
export function setHrtime(another: typeof realHrtime | undefined): void {
  clock = another ?? realHrtime;
}

/** `process.hrtime`: seconds and nanoseconds, or what passed since an earlier reading. */
export function hrtime(since?: readonly [number, number]): [number, number] {
  return clock(since);
}

function realHrtime(since: readonly [number, number] = [0, 0]): [number, number] {
  const nowMs = performance.now();
  const seconds = Math.floor(nowMs / 1000) - since[0];
  const nanoseconds = Math.floor((nowMs % 1000) * 1e6) - since[1];
  return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1e9] : [seconds, nanoseconds];
}

const process = {
  env: {} as Record<string, string | undefined>,
  argv: [] as string[],
  platform: 'browser',
  version: 'v20.19.0',
  versions: { node: '20.19.0' },
  hrtime,
  cwd: (): string => '/',
  on: (): void => undefined,
  emitWarning: (): void => undefined,
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]): void => {
    queueMicrotask(() => {
      callback(...args);
    });
  },
};

export const { env } = process;

export default process;
