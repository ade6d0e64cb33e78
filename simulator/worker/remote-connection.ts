// Remote connection: one thread from its start to its end, and the calls that are open in it.
//
// Owns:   which calls are open, and what they are told when the thread ends.
// Never:  starts another thread; remote-worker.ts does.

import {
  AppLoadError,
  plainInvocation,
  WorkerEndedError,
  WorkerUnresponsiveError,
  type AppSources,
  type AppWait,
  type Invocation,
  type InvocationOutcome,
  type LoadedApp,
  type SourceLocation,
  type WorkerHost,
} from '#core';
import type { ProtocolPort, ToHost, ToWorker } from './protocol.ts';
import { Watchdog } from './watchdog.ts';

/** A thread, process or Web Worker that serves the protocol. */
export interface RemoteThread {
  readonly port: ProtocolPort<ToWorker, ToHost>;
  /** Ends it, whatever it is doing. */
  end(): void | Promise<void>;
  /** Tells when it ended by itself, and why if that is known, as a clause such as `it ran out of memory`. */
  onEnd?(listener: (reason?: string) => void): void;
}

interface ConnectionOptions {
  readonly budgetMs: number;
  readonly startMs: number;
  /** Told once, when the thread is gone. */
  onEnd(): void;
}

interface OpenCall {
  /** What runs: a function or the file that is being evaluated. */
  name: string;
  readonly source: SourceLocation | undefined;
  readonly invocationId?: string;
  resolve(answer: ToHost): void;
  reject(error: Error): void;
}

type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'call'> : never;

/** The calls of one thread. */
export class RemoteConnection {
  readonly #thread: RemoteThread;
  readonly #options: ConnectionOptions;
  readonly #watchdog: Watchdog;
  readonly #open = new Map<number, OpenCall>();
  /** Requests of the worker for whose answers no budget runs. */
  readonly #unanswered = new Set<number>();
  #lastCall = 0;
  #loading: OpenCall | undefined;
  /** Whom the worker talks to; after a load has begun there, the host that asked for it. */
  #host: WorkerHost | undefined;
  #nextHost: WorkerHost | undefined;
  #app: LoadedApp | undefined;
  #ready: () => void = () => undefined;
  #ended = false;

  private constructor(thread: RemoteThread, options: ConnectionOptions) {
    this.#thread = thread;
    this.#options = options;
    this.#watchdog = new Watchdog(options.budgetMs);
  }

  /**
   * Waits until a thread is ready.
   *
   * @throws when it is not in time, or ends before.
   */
  static async open(thread: RemoteThread, options: ConnectionOptions): Promise<RemoteConnection> {
    const connection = new RemoteConnection(thread, options);
    await connection.#start();
    return connection;
  }

  async #start(): Promise<void> {
    const startDog = new Watchdog(this.#options.startMs);
    try {
      await new Promise<void>((resolve, reject) => {
        const seconds = inSeconds(this.#options.startMs);
        this.#ready = resolve;
        startDog.watch(0, () => {
          reject(new Error(`The worker was not ready within ${seconds}.`));
        });
        this.#thread.onEnd?.((reason) => {
          reject(new Error(`The worker ended before it was ready${reason ? `: ${reason}` : ''}.`));
          this.#endedBy((call) => endedByItself(call, reason));
        });
        this.#thread.port.listen((message) => {
          this.#receive(message);
        });
      });
    } catch (error) {
      await this.#thread.end();
      throw error;
    } finally {
      startDog.releaseAll();
    }
  }

  /** What the last load brought. */
  get app(): LoadedApp {
    if (!this.#app) throw new Error('No app is loaded.');
    return this.#app;
  }

  /** Drops the open invocations, as loading does in the worker, and loads. */
  async load(app: AppSources, host: WorkerHost): Promise<void> {
    this.#nextHost = host;
    this.#app = undefined;
    this.#rejectAll((call) => new Error(`The app was dropped while ${call.name} was running.`));
    const time = host.time?.();
    // What keeps the worker busy before it evaluates a file is what an earlier load left behind.
    const about = { name: 'The app', source: undefined };
    const answer = await this.#call({ kind: 'load', app, ...(time && { time }) }, about);
    if (answer.kind === 'not-loaded') throw new AppLoadError(answer.sentence, answer.source);
    if (answer.kind === 'loaded') this.#app = answer.app;
  }

  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    const name = invocation.functionName;
    const source = this.#app?.functions.find((each) => each.name === name)?.source;
    const { invocationId } = invocation;
    const answer = await this.#call(
      { kind: 'invoke', invocation: plainInvocation(invocation) },
      { name, source, invocationId },
    );
    if (answer.kind !== 'invoked') throw new Error(`The worker answered ${answer.kind} to an invocation.`);
    return answer.outcome;
  }

  /** Moves the clock of an app on virtual time; if it does not end, it is the fault of the functions that waited. */
  async advance(nowMs: number): Promise<void> {
    const waiting = [...this.#open.values()];
    const names = waiting.map(({ name }) => name).join(' or ');
    await this.#call({ kind: 'advance', nowMs }, { name: names || 'A timer', source: waiting[0]?.source });
  }

  /** Ends the thread; open calls are rejected with what `toError` makes of their names. */
  async end(toError: (name: string) => Error): Promise<void> {
    this.#endedBy((call) => toError(call.name));
    await this.#thread.end();
  }

  #call(
    message: Unnumbered<Extract<ToWorker, { call: number }>>,
    about: Pick<OpenCall, 'name' | 'source' | 'invocationId'>,
  ): Promise<ToHost> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw new Error('The worker has ended.');
      const number = (this.#lastCall += 1);
      const call: OpenCall = { ...about, resolve, reject };
      this.#open.set(number, call);
      if (message.kind === 'load') this.#loading = call;
      this.#watchdog.watch(number, () => {
        this.#expire(call);
      });
      this.#thread.port.post({ ...message, call: number });
    });
  }

  #receive(message: ToHost): void {
    switch (message.kind) {
      case 'ready':
        return this.#ready();
      case 'evaluating':
        this.#host = this.#nextHost;
        if (this.#loading) this.#loading.name = message.file;
        return;
      case 'log':
        return this.#host?.log(message.entry);
      case 'waits':
        return this.#rest(message.wait);
      case 'request':
        return void this.#answer(message);
      default:
        return this.#settle(message);
    }
  }

  /** An invocation that waits for virtual time uses up no budget; what goes on when time has passed is the budget of `advance`. */
  #rest(wait: AppWait): void {
    const waiting = new Set(wait.invocationIds);
    for (const [number, { invocationId }] of this.#open) {
      if (invocationId !== undefined && waiting.has(invocationId)) this.#watchdog.release(number);
    }
    // A request that is still unanswered waits for virtual time, too: what goes on meanwhile is the worker's own.
    for (const request of this.#unanswered) {
      this.#unanswered.delete(request);
      this.#watchdog.resume();
    }
    this.#host?.waits?.(wait);
  }

  #settle(message: Extract<ToHost, { call: number }>): void {
    const call = this.#open.get(message.call);
    this.#open.delete(message.call);
    this.#watchdog.release(message.call);
    if (call === this.#loading) this.#loading = undefined;
    if (message.kind === 'broken') call?.reject(new Error(message.message));
    else call?.resolve(message);
  }

  async #answer({ request, message }: Extract<ToHost, { kind: 'request' }>): Promise<void> {
    this.#unanswered.add(request);
    this.#watchdog.pause();
    const reply = await this.#ask(request, message);
    if (this.#unanswered.delete(request)) this.#watchdog.resume();
    if (!this.#ended) this.#thread.port.post(reply);
  }

  async #ask(request: number, message: Parameters<WorkerHost['request']>[0]): Promise<ToWorker> {
    try {
      if (!this.#host) throw new Error('No app is loaded.');
      return { kind: 'answer', request, response: await this.#host.request(message) };
    } catch (error) {
      return { kind: 'refuse', request, message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** One call was not answered in time; those beside it go down with the thread (remote-worker.ts, T1). */
  #expire(hung: OpenCall): void {
    const seconds = inSeconds(this.#options.budgetMs);
    this.#endedBy((call) =>
      call === hung || call.name === hung.name
        ? new WorkerUnresponsiveError(
            `${call.name} did not answer within ${seconds} and was ended; look for a loop that never ends or a promise that never settles.`,
            call.source,
          )
        : new WorkerUnresponsiveError(
            `${call.name} was ended because ${hung.name} did not answer within ${seconds}.`,
            call.source,
          ),
    );
    void this.#thread.end();
  }

  #endedBy(toError: (call: OpenCall) => Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEnd();
    this.#rejectAll(toError);
  }

  #rejectAll(toError: (call: OpenCall) => Error): void {
    const calls = [...this.#open.values()];
    this.#open.clear();
    this.#watchdog.releaseAll();
    this.#loading = undefined;
    for (const call of calls) call.reject(toError(call));
  }
}

function endedByItself(call: OpenCall, reason: string | undefined): WorkerEndedError {
  return new WorkerEndedError(
    `The worker ended while ${call.name} was running${reason ? `: ${reason}` : ''}.`,
    call.source,
  );
}

function inSeconds(ms: number): string {
  return ms === 1000 ? '1 second' : `${String(ms / 1000)} seconds`;
}
