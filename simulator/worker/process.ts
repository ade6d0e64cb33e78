// Process worker: runs the app in a process of its own, which can be ended, has its own memory and environment, and cannot reach ours.
//
// Owns:   starting and ending the process, and what of this process's environment it gets.
// Never:  leaves one behind: the process ends with this one, also when this one is killed while the app spins.

import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { framedPort } from './frames.ts';
import { endWithThisProcess } from './owned-processes.ts';
import { processArguments } from './process-data.ts';
import type { ToHost, ToWorker } from './protocol.ts';
import { remoteWorker, type RemoteOptions, type RemoteThread, type RemoteWorker } from './remote-worker.ts';

/** How a process worker is run. */
export interface ProcessOptions extends RemoteOptions {
  /** What an app may keep in memory, in megabytes; 256 unless given. Buffers do not count. */
  readonly memoryMb?: number;
  /** The whole environment of the process, asked for at each start; {@link safeEnvironment} unless given. */
  readonly environment?: () => NodeJS.ProcessEnv;
  /** Further arguments for Node, such as `--inspect`. */
  readonly execArgv?: readonly string[];
  /** The app's folder, absolute: the working directory, and the place whose `node_modules` the app may import from. */
  readonly appFolder?: string | undefined;
  /** Receives what is printed past the app's own console, by packages and by Node itself; dropped unless given. */
  readonly onPrint?: (text: string) => void;
}

const entry = fileURLToPath(new URL('./process-entry.js', import.meta.url));

/** Where in the child's descriptors the channel and the lifeline are; 0 to 2 are the standard streams. */
const CHANNEL = 3;
const LIFELINE = 4;

/** A worker in a process of its own. The process starts now and is ended when it does not answer. */
export function processWorker(options: ProcessOptions = {}): RemoteWorker {
  const worker = remoteWorker(() => startProcess(options), options);
  worker.prepare();
  return worker;
}

const safeNames = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ'];
const safeNamesOnWindows = ['Path', 'PATHEXT', 'SystemRoot', 'ComSpec', 'USERPROFILE', 'TEMP', 'TMP'];

/** What programs need to run at all, and nothing that could be a secret. */
export function safeEnvironment(): NodeJS.ProcessEnv {
  const names = [...safeNames, ...safeNamesOnWindows].filter((name) => process.env[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function startProcess(options: ProcessOptions): RemoteThread {
  const { memoryMb = 256, environment = safeEnvironment, execArgv = [], appFolder } = options;
  const data = processArguments({ channel: CHANNEL, lifeline: LIFELINE, packagesOf: appFolder });
  const child = spawn(process.execPath, [`--max-old-space-size=${String(memoryMb)}`, ...execArgv, entry, ...data], {
    env: environment(),
    ...(appFolder !== undefined && { cwd: appFolder }),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  endWithThisProcess(child);
  takeOutput(child, options.onPrint);
  keepNothingAlive(child);
  return {
    // A process that is gone says so itself, by its exit.
    port: framedPort<ToWorker, ToHost>(child.stdio[CHANNEL] as Socket),
    end: () => ended(child),
    onEnd: (listener) => {
      child.on('error', (error) => listener(error.message));
      child.on('exit', (code, signal) => listener(reasonOf(code, signal, memoryMb)));
    },
  };
}

function takeOutput(child: ChildProcess, onPrint: ProcessOptions['onPrint']): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (onPrint) stream?.setEncoding('utf8').on('data', onPrint);
    else stream?.resume();
  }
}

/** The process alone keeps this one from ending as little as a thread does; a call that waits for it does, by its budget. */
function keepNothingAlive(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  // They break when the child is killed; that is told by the exit.
  for (const at of [CHANNEL, LIFELINE]) child.stdio[at]?.on('error', () => undefined);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.ref();
    child.kill('SIGKILL');
  });
}

/** Node aborts when its heap is full; on Windows that is an exit code. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null, memoryMb: number): string | undefined {
  if (signal === 'SIGABRT' || code === 134) return `it needed more than ${String(memoryMb)} MB of memory`;
  return signal === null ? `it exited with code ${String(code)}` : `it was ended by ${signal}`;
}
