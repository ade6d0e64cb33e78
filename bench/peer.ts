// Peer: the same workloads on the in-memory backend of `@microsoft/durabletask-js`, which is there for tests, too.
//
// P1. It is no dependency of this project: it brings a package with an install script, and whoever wants the comparison
//     installs it. Without it the figures are left out, and the benchmark says so.
// P2. Its timers are real, so workloads that wait are not run on it.

import type { Batch } from './hub-run.ts';
import { processorTime } from './timing.ts';

/** What to say where the peer is not installed. */
export const PEER_MISSING =
  'The comparison with @microsoft/durabletask-js is left out, because it is not installed; npm install --no-save --ignore-scripts @microsoft/durabletask-js@0.4.0 brings it.';

type Orchestration = (context: PeerContext, input: number) => AsyncGenerator<unknown, number, unknown>;

interface PeerContext {
  callActivity(name: string, input: number): unknown;
}

interface PeerModule {
  readonly InMemoryOrchestrationBackend: new () => object;
  readonly TestOrchestrationClient: new (backend: object) => {
    scheduleNewOrchestration(name: string, input: number): Promise<string>;
    waitForOrchestrationCompletion(
      id: string,
      fetchPayloads: boolean,
      timeoutSeconds: number,
    ): Promise<{ readonly serializedOutput?: string } | undefined>;
    stop(): Promise<void>;
  };
  readonly TestOrchestrationWorker: new (backend: object) => {
    addNamedOrchestrator(name: string, orchestrator: Orchestration): void;
    addNamedActivity(name: string, activity: (context: unknown, input: number) => number): void;
    start(): Promise<void>;
    stop(): Promise<void>;
  };
  readonly whenAll: (tasks: unknown[]) => unknown;
}

/** The peer, ready to run batches. */
export class Peer {
  readonly #module: PeerModule;

  private constructor(module: PeerModule) {
    this.#module = module;
  }

  /** The peer, or undefined where it is not installed (P1). */
  static async find(): Promise<Peer | undefined> {
    const name = '@microsoft/durabletask-js'; // not a literal in the import: the compiler must not look for it
    try {
      return new Peer((await import(name)) as PeerModule);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
      throw error;
    }
  }

  /** Runs a batch to its end; answers its outputs and the milliseconds of processor time that it took. */
  async run(batch: Batch): Promise<{ readonly outputs: unknown[]; readonly ms: number }> {
    const { InMemoryOrchestrationBackend, TestOrchestrationClient, TestOrchestrationWorker } = this.#module;
    const backend = new InMemoryOrchestrationBackend();
    const worker = new TestOrchestrationWorker(backend);
    const client = new TestOrchestrationClient(backend);
    worker.addNamedActivity('increment', (_context, input) => input + 1);
    worker.addNamedOrchestrator('chain', chain);
    worker.addNamedOrchestrator('fanOut', fanOut(this.#module.whenAll));
    return silently(async () => {
      await worker.start();
      let outputs: unknown[] = [];
      const ms = await processorTime(async () => {
        const ids: string[] = [];
        for (let index = 0; index < batch.count; index += 1) {
          ids.push(await client.scheduleNewOrchestration(batch.orchestrator, batch.input));
        }
        const states = await Promise.all(ids.map((id) => client.waitForOrchestrationCompletion(id, true, 600)));
        outputs = states.map((state) => JSON.parse(state?.serializedOutput ?? 'null') as unknown);
      });
      await worker.stop();
      await client.stop();
      return { ms, outputs };
    });
  }
}

async function* chain(context: PeerContext, length: number): AsyncGenerator<unknown, number, unknown> {
  let value = 0;
  for (let step = 0; step < length; step += 1) value = (yield context.callActivity('increment', value)) as number;
  return value;
}

function fanOut(whenAll: PeerModule['whenAll']): Orchestration {
  return async function* (context, width) {
    const tasks = Array.from({ length: width }, (_, index) => context.callActivity('increment', index));
    const results = (yield whenAll(tasks)) as number[];
    return results.reduce((sum, result) => sum + result, 0);
  };
}

/** It writes several lines per episode to the console; they are neither wanted nor measured. */
async function silently<T>(run: () => Promise<T>): Promise<T> {
  const kept = { log: console.log, info: console.info, warn: console.warn, debug: console.debug };
  const nothing = (): void => undefined;
  Object.assign(console, { log: nothing, info: nothing, warn: nothing, debug: nothing });
  try {
    return await run();
  } finally {
    Object.assign(console, kept);
  }
}
