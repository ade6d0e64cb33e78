// Hub run: workloads on the simulator's own task hub, without a scenario around it, so that nothing but the hub is measured.

import { seededIds, TaskHub, VirtualClock } from '#core';
import type { AppSources, FunctionWorker } from '#core';
import { APP_BODY } from './app.ts';
import type { Orchestrator } from './app.ts';

const START_MS = Date.UTC(2030, 0, 1);
const FILE = 'src/functions/app.ts';

/** Instances of one orchestrator with the same input. */
export interface Batch {
  readonly orchestrator: Orchestrator;
  readonly input: number;
  readonly count: number;
}

/** A task hub with the app loaded. */
export class HubRun {
  readonly #clock: VirtualClock;
  readonly #hub: TaskHub;
  readonly #ids: string[] = [];

  private constructor(clock: VirtualClock, hub: TaskHub) {
    this.#clock = clock;
    this.#hub = hub;
  }

  /** Loads the app into the worker. */
  static async open(worker: FunctionWorker): Promise<HubRun> {
    const clock = new VirtualClock(START_MS);
    const hub = new TaskHub({ worker, clock, ids: seededIds(1) });
    const sources: AppSources = {
      files: { [FILE]: `import * as df from 'durable-functions';\n${APP_BODY}` },
      entryPoints: [FILE],
    };
    await hub.load(sources);
    return new HubRun(clock, hub);
  }

  /** How much time has passed on the hub, in milliseconds. */
  get hubMs(): number {
    return this.#clock.nowMs() - START_MS;
  }

  /** Starts a batch. */
  start({ orchestrator, input, count }: Batch): void {
    for (let index = 0; index < count; index += 1) {
      this.#ids.push(this.#hub.start({ name: orchestrator, input: JSON.stringify(input) }));
    }
  }

  /** Runs everything that is due now, and moves no clock. */
  async settle(): Promise<void> {
    while (await this.#hub.runNext());
  }

  /** Runs everything, and moves the clock to whatever is due next. */
  async untilIdle(): Promise<void> {
    for (let dueMs = this.#hub.nextDueMs(); dueMs !== undefined; dueMs = this.#hub.nextDueMs()) {
      this.#clock.moveTo(dueMs);
      await this.settle();
    }
  }

  /** The outputs of all that was started, in order; null for those that have none. */
  outputs(): unknown[] {
    return this.#ids.map((id) => this.#hub.status(id)?.output);
  }
}
