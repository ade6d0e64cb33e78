// Session: the page's side of a playground. It holds the handles of both workers and ends what does not answer.
//
// Owns:   the hub worker, the function workers that the hub asked for, the commands that wait for an answer, and the tapes of the
//         open runs.
// Never:  runs learner code or hub code in the page.
//
// S1. Workers start with the first command, not with the page.
// S2. A function worker that hangs is ended by the hub's request (its watchdog knows when). A hub that hangs is ended here.
// S3. A command is always answered: by the hub, or, when the hub was ended, by a problem or a word that says so.

import { ReplyReceiver, type SentReply } from './sent-reply.ts';
import type { FromHub, HubAnswer, HubCommand, Listener, ToHub } from './session-messages.ts';
import { heard, nothingOpen, type Tapes } from './tape.ts';

/** A worker as far as the session needs it. */
export type WorkerHandle = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A function worker that was just started. */
export interface StartedFunctionWorker {
  readonly handle: Pick<Worker, 'terminate'>;
  /** The hub's end of the channel to it. */
  readonly port: MessagePort;
}

/** A command that waits for its answer. */
interface Waiting {
  readonly resolve: (answer: HubAnswer) => void;
  readonly listener: Listener;
}

/** What a session starts, and how long it waits. */
export interface SessionOptions {
  readonly startHub: () => WorkerHandle;
  readonly startFunctionWorker: () => StartedFunctionWorker;
  /** How long a hub with a command may leave a ping without a sign of life, in milliseconds. */
  readonly patienceMs?: number;
}

/** The answer to every command of a hub that had to be ended. */
export const hubIsGone: HubAnswer = {
  problem: {
    message: 'The simulator stopped answering and was ended. Your text is untouched: press Run to start again.',
  },
  ...nothingOpen,
};

const isStopped: HubAnswer = { ...nothingOpen, isStopped: true };

/** One playground's workers. */
export class Session {
  readonly #options: Required<SessionOptions>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #functionWorkers = new Map<number, StartedFunctionWorker['handle']>();
  #hub: WorkerHandle | null = null;
  #replies = new ReplyReceiver();
  #watch: ReturnType<typeof setInterval> | null = null;
  #lastId = 0;
  #tapes: Tapes = {};
  /** When the oldest ping without a sign of life was sent; null while there is none. */
  #pingedMs: number | null = null;
  /** A hub that is still being fetched is not silent. */
  #hasSpoken = false;

  constructor(options: SessionOptions) {
    this.#options = { patienceMs: 8_000, ...options };
  }

  /** Sends a command to the hub; resolves with the answer and never rejects (S3). */
  ask(command: HubCommand, listener: Listener = {}): Promise<HubAnswer> {
    const hub = (this.#hub ??= this.#startHub());
    const id = ++this.#lastId;
    const answered = new Promise<HubAnswer>((resolve) => this.#waiting.set(id, { resolve, listener }));
    this.#post(hub, { kind: 'command', id, command });
    this.#startWatch();
    return answered;
  }

  /** The command that waits, if it is one that tries many things, is to be content with what it knows. */
  enough(): void {
    if (this.#hub) this.#post(this.#hub, { kind: 'enough' });
  }

  /** Ends every worker. Commands that wait are answered with a problem. */
  close(): void {
    this.#end(hubIsGone);
  }

  /** Ends every worker because the learner does not want to wait; the open run ends with them. */
  stop(): void {
    this.#end(isStopped);
  }

  #end(answer: HubAnswer): void {
    this.#stopWatch();
    this.#hub?.terminate();
    this.#hub = null;
    this.#hasSpoken = false;
    this.#tapes = {};
    for (const worker of this.#functionWorkers.values()) worker.terminate();
    this.#functionWorkers.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve } of waiting) resolve(answer);
  }

  #startHub(): WorkerHandle {
    const hub = this.#options.startHub();
    this.#replies = new ReplyReceiver();
    hub.onmessage = (event: MessageEvent<FromHub>) => this.#hear(event.data);
    hub.onerror = () => this.close();
    return hub;
  }

  #hear(message: FromHub): void {
    this.#hasSpoken = true;
    this.#pingedMs = null;
    if (message.kind === 'answer') this.#answer(message.id, message.reply);
    else if (message.kind === 'check-result') this.#waiting.get(message.id)?.listener.onResult?.(message.result);
    else if (message.kind === 'crash-point') this.#waiting.get(message.id)?.listener.onPoint?.(message.point);
    else if (message.kind === 'progress') this.#waiting.get(message.id)?.listener.onProgress?.(message.progress);
    else if (message.kind === 'start-worker') this.#startFunctionWorker(message.id);
    else if (message.kind === 'end-worker') this.#endFunctionWorker(message.id);
  }

  #answer(id: number, reply: SentReply): void {
    const answer = heard(this.#replies.receive(reply), this.#tapes);
    this.#tapes = answer.tapes;
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#stopWatch();
  }

  #startFunctionWorker(id: number): void {
    const { handle, port } = this.#options.startFunctionWorker();
    this.#functionWorkers.set(id, handle);
    if (this.#hub) this.#post(this.#hub, { kind: 'worker', id }, [port]);
  }

  #endFunctionWorker(id: number): void {
    this.#functionWorkers.get(id)?.terminate();
    this.#functionWorkers.delete(id);
  }

  /** While a command waits, the hub has to show that it is alive (S2). */
  #startWatch(): void {
    this.#watch ??= setInterval(() => this.#listen(), 1_000);
  }

  #listen(): void {
    if (!this.#hub || !this.#hasSpoken) return;
    if (this.#pingedMs === null) {
      this.#pingedMs = performance.now();
      this.#post(this.#hub, { kind: 'ping' });
    } else if (performance.now() - this.#pingedMs > this.#options.patienceMs) {
      this.close();
    }
  }

  #stopWatch(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    this.#pingedMs = null;
  }

  #post(hub: WorkerHandle, message: ToHub, transfer: Transferable[] = []): void {
    hub.postMessage(message, transfer);
  }
}
