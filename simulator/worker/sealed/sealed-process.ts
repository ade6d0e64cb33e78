// Sealed process: runs an app that nobody trusts, in a process that can do nothing but answer.
//
// Owns:   how the process is started, what it may use up, and that it is ended when it uses more or says what no worker says.
// Never:  believes the process. What it answers is the app's behaviour, and is judged as such; that is all that it can say.
//
// S1. The process reads the worker's own files and nothing else, writes nothing, starts nothing and has an empty environment:
//     Node's permission model. It reaches no network and no other process: the seal (seal.ts), and the system's own sandbox
//     where there is one.
// S2. Heap, memory, processor time, output and messages have limits. Going above one ends the process, with the reason.
// S3. Each message is held against the protocol before the host sees it, and an answer needs a question that is still open.
// S4. The processor time is limited by the system: a process that spins ends also when this one was killed.

import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { endWithThisProcess } from '../owned-processes.ts';
import type { ToHost, ToWorker } from '../protocol.ts';
import { remoteWorker, type RemoteOptions, type RemoteThread, type RemoteWorker } from '../remote-worker.ts';
import { FrameError, FrameReader, toFrame } from '../frames.ts';
import type { OsSandbox } from './os-sandbox.ts';
import { residentBytes } from './resident-memory.ts';
import { toWorkerMessage } from './worker-messages.ts';

/** What a process may use up. */
export interface SealedLimits {
  /** JavaScript objects, in megabytes. */
  readonly heapMb: number;
  /** Everything that it holds in memory, in megabytes. */
  readonly residentMb: number;
  /** Processor time from its start to its end, in seconds. */
  readonly processorSeconds: number;
  /** What it prints past the app's console, in bytes. */
  readonly printedBytes: number;
  /** What the app logs between two loads, in bytes. */
  readonly loggedBytes: number;
  /** One message, in bytes. */
  readonly messageBytes: number;
}

/** What a process may use up unless something else is said. */
export const usualLimits: SealedLimits = {
  heapMb: 192,
  residentMb: 512,
  processorSeconds: 60,
  printedBytes: 2 ** 20,
  loggedBytes: 2 ** 20,
  messageBytes: 2 ** 23,
};

/** The worker's program. */
export interface SealedProgram {
  /** The built sealed-worker.ts, absolute. */
  readonly file: string;
  /** The files and folders that it loads, absolute; the process may read these. */
  readonly readable: readonly string[];
  /**
   * The file from which it finds the SDK without a link on the way, absolute. Node's permission model, which is asked about
   * links, loses `durable-functions` where a folder beside it, such as that of the workshop, has a longer name that begins so.
   */
  readonly seenFrom: string;
}

/** How a sealed process is run. */
export interface SealedOptions extends RemoteOptions {
  readonly program: SealedProgram;
  readonly limits?: Partial<SealedLimits>;
  /** The system's own sandbox, if there is one. */
  readonly sandbox?: OsSandbox | undefined;
}

/** A worker in a sealed process. The process starts now and is ended when it does not answer. */
export function sealedWorker(options: SealedOptions): RemoteWorker {
  const worker = remoteWorker(() => startProcess(options), options);
  worker.prepare();
  return worker;
}

/** By the kind of a question, the kinds of its answers. */
const answersTo: Readonly<Record<Extract<ToWorker, { call: number }>['kind'], readonly ToHost['kind'][]>> = {
  load: ['loaded', 'not-loaded', 'broken'],
  invoke: ['invoked', 'broken'],
  advance: ['advanced', 'broken'],
};

/** Where in the child's descriptors the channel is (sealed-worker.ts). */
const CHANNEL = 3;

const RESIDENT_EVERY_MS = 50;

function startProcess(options: SealedOptions): RemoteThread {
  const limits = { ...usualLimits, ...options.limits };
  const [file = '', ...args] = commandLine(options, limits);
  const child = spawn(file, args, { env: bareEnvironment(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  return new SealedThread(child, limits).thread;
}

/** Node itself needs these on Windows, and nothing anywhere else. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot'];
  return process.platform === 'win32' && root !== undefined ? { SystemRoot: root } : {};
}

function commandLine({ program, sandbox }: SealedOptions, limits: SealedLimits): readonly string[] {
  const node = [
    process.execPath,
    ...permissions(program),
    `--max-old-space-size=${String(limits.heapMb)}`,
    program.file,
    program.seenFrom,
  ];
  const readable = [program.file, ...program.readable];
  return limitedBySystem(sandbox ? sandbox.wrap(node, readable) : node, limits);
}

/** S1. The name of the switch was another one before Node 22.13. */
function permissions({ file, readable }: SealedProgram): string[] {
  const isFinal = process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    isFinal ? '--permission' : '--experimental-permission',
    '--no-warnings',
    ...[file, ...readable].map((path) => `--allow-fs-read=${path}`),
  ];
}

/** S4. Every shell of POSIX knows `ulimit -t` and `-f`: seconds of processor time, and size of a file that is written. */
function limitedBySystem(command: readonly string[], { processorSeconds }: SealedLimits): readonly string[] {
  if (process.platform === 'win32') return command;
  return ['/bin/sh', '-c', `ulimit -t ${String(processorSeconds)} -f 0; exec "$@"`, 'sh', ...command];
}

/** One process, held to its limits. */
class SealedThread {
  readonly #child: ChildProcess;
  readonly #limits: SealedLimits;
  readonly #channel: Socket;
  /** What is asked and not answered yet, by call. */
  readonly #asked = new Map<number, keyof typeof answersTo>();
  readonly #ended: Promise<void>;
  #breach: string | undefined;
  #printed = 0;
  #logged = 0;

  constructor(child: ChildProcess, limits: SealedLimits) {
    this.#child = child;
    this.#limits = limits;
    this.#channel = child.stdio[CHANNEL] as Socket;
    this.#channel.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => resolve()).once('error', () => resolve());
    });
    endWithThisProcess(child);
    this.#watchOutput();
    this.#watchMemory();
  }

  get thread(): RemoteThread {
    return {
      port: {
        post: (message: ToWorker) => {
          this.#post(message);
        },
        listen: (listener: (message: ToHost) => void) => {
          this.#listen(listener);
        },
      },
      end: () => this.#end(),
      onEnd: (listener) => {
        this.#child.on('error', ({ message }) => listener(`it could not be started (${message})`));
        this.#child.on('exit', (code, signal) => listener(this.#breach ?? reasonOf(code, signal, this.#limits)));
      },
    };
  }

  #post(message: ToWorker): void {
    if ('call' in message) this.#asked.set(message.call, message.kind);
    if (message.kind === 'load') this.#logged = 0;
    if (this.#channel.writable) this.#channel.write(toFrame(message));
  }

  #listen(listener: (message: ToHost) => void): void {
    const reader = new FrameReader(this.#limits.messageBytes);
    this.#channel.on('data', (piece) => {
      if (this.#breach !== undefined) return;
      try {
        for (const arrived of reader.take(piece)) this.#receive(arrived, listener);
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        void this.#end(error.message);
      }
    });
  }

  /** S3. */
  #receive(arrived: unknown, listener: (message: ToHost) => void): void {
    if (this.#breach !== undefined) return;
    const message = toWorkerMessage(arrived);
    if (!message) return void this.#end('it sent what no function app sends');
    if ('call' in message && !this.#answers(message)) return void this.#end('it answered what nobody had asked');
    if (message.kind === 'log') this.#logged += message.entry.text.length;
    if (this.#logged > this.#limits.loggedBytes)
      return void this.#end(`it logged more than ${inMb(this.#limits.loggedBytes)}`);
    listener(message);
  }

  #answers({ call, kind }: Extract<ToHost, { call: number }>): boolean {
    const asked = this.#asked.get(call);
    this.#asked.delete(call);
    return asked !== undefined && answersTo[asked].includes(kind);
  }

  #watchOutput(): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        this.#printed += piece.length;
        if (this.#printed > this.#limits.printedBytes)
          void this.#end(`it printed more than ${inMb(this.#limits.printedBytes)}`);
      });
    }
  }

  #watchMemory(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    const limit = this.#limits.residentMb * 2 ** 20;
    const timer = setInterval(() => {
      void residentBytes(pid).then((bytes = 0) => {
        if (bytes > limit) void this.#end(memoryReason(this.#limits.residentMb));
      });
    }, RESIDENT_EVERY_MS);
    timer.unref();
    void this.#ended.then(() => {
      clearInterval(timer);
    });
  }

  /** @param breach why, where it is the process's own doing. */
  #end(breach?: string): Promise<void> {
    this.#breach ??= breach;
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
    return this.#ended;
  }
}

const inMb = (bytes: number): string => `${String(bytes / 2 ** 20)} MB`;
const memoryReason = (megabytes: number): string => `it needed more than ${String(megabytes)} MB of memory`;

/** Ways in which the engine ends when it gets no memory any more, which depend on the system and on where it happens. */
const outOfMemory: readonly NodeJS.Signals[] = ['SIGABRT', 'SIGBUS', 'SIGILL', 'SIGSEGV', 'SIGTRAP'];

function reasonOf(code: number | null, signal: NodeJS.Signals | null, limits: SealedLimits): string {
  const by = signal ?? signalOf(code);
  if (by === undefined) return `it exited with code ${String(code)}`;
  if (outOfMemory.includes(by)) return memoryReason(limits.heapMb);
  return by === 'SIGXCPU'
    ? `it used more than ${String(limits.processorSeconds)} seconds of processor time`
    : `it was ended by ${by}`;
}

/** A shell, and what starts a process for it, tell a signal as an exit code: 128 and its number. */
function signalOf(code: number | null): NodeJS.Signals | undefined {
  const number = (code ?? 0) - 128;
  return Object.entries(constants.signals).find(([, each]) => each === number)?.[0] as NodeJS.Signals | undefined;
}
