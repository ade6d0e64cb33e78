// Workloads: what is measured, how large, and against which target.
//
// W1. Every run's outputs are compared with the right ones; a benchmark of something that does not work is worth nothing.

import type { FunctionWorker, Invocation } from '#core';
import { borrowed } from '#worker/borrowed';
import { inProcessWorker } from '#worker/in-process';
import { processWorker } from '#worker/process';
import { orderEnded, toldOrder } from './explored.ts';
import { figure, rounded } from './figure.ts';
import type { Figure } from './figure.ts';
import { byReference, Floor, recording } from './floor.ts';
import { HubRun } from './hub-run.ts';
import type { Batch } from './hub-run.ts';
import type { Peer } from './peer.ts';
import { profiled, scaled } from './profile.ts';
import { compare, heapBytes, processorTime, wallTime } from './timing.ts';
import type { Stopwatch, Timed } from './timing.ts';

/** How large the workloads are. */
export interface Sizes {
  readonly rounds: number;
  readonly shortChains: number;
  /** Activities of a long chain. */
  readonly chainLength: number;
  readonly longChains: number;
  /** Activities of a fan-out. */
  readonly fanWidth: number;
  readonly fanOuts: number;
  readonly approvals: number;
  readonly idleFew: number;
  readonly idleMany: number;
  readonly crossing: number;
  /** Runs of one exploration. */
  readonly schedules: number;
  /** True adds to each figure against the floor where the time of a round goes. */
  readonly withProfiles?: boolean;
}

export const fullSize: Sizes = {
  rounds: 6,
  shortChains: 2_000,
  chainLength: 300,
  longChains: 5,
  fanWidth: 1_000,
  fanOuts: 5,
  approvals: 10_000,
  idleFew: 100,
  idleMany: 100_000,
  crossing: 2_000,
  schedules: 1_000,
};

/** Small enough for a test that everything works. */
export const tinySize: Sizes = {
  rounds: 1,
  shortChains: 3,
  chainLength: 5,
  longChains: 1,
  fanWidth: 4,
  fanOuts: 1,
  approvals: 3,
  idleFew: 2,
  idleMany: 5,
  crossing: 3,
  schedules: 12,
};

/** A named part of the benchmark. */
export interface Workload {
  readonly name: string;
  run(sizes: Sizes, peer: Peer | undefined): Promise<Figure[]>;
}

/** The right output of every instance of a batch. */
export function expectedOutput({ orchestrator, input }: Batch): unknown {
  if (orchestrator === 'chain') return input;
  if (orchestrator === 'fanOut') return (input * (input + 1)) / 2;
  return orchestrator === 'approval' ? 'expired' : null;
}

function check(batch: Batch, outputs: readonly unknown[]): void {
  const expected = expectedOutput(batch);
  const wrong = outputs.find((output) => output !== expected);
  if (outputs.length === batch.count && wrong === undefined) return;
  throw new Error(
    `${batch.orchestrator} came to ${JSON.stringify(wrong)} and not to ${JSON.stringify(expected)} (W1).`,
  );
}

/** A batch on a fresh hub, from the start of its first instance to the end of its last. */
function onHub(
  batch: Batch,
  stopwatch: Stopwatch = processorTime,
  makeWorker: () => FunctionWorker = inProcessWorker,
): Timed {
  return async () => {
    const worker = makeWorker();
    const run = await HubRun.open(worker);
    const ms = await stopwatch(() => {
      run.start(batch);
      return run.untilIdle();
    });
    check(batch, run.outputs());
    await worker.stop();
    return ms;
  };
}

/** What the hub asks of its worker for a batch. */
export async function invocationsOf(batch: Batch): Promise<Invocation[]> {
  const { worker, invocations } = recording(inProcessWorker());
  const run = await HubRun.open(worker);
  run.start(batch);
  await run.untilIdle();
  check(batch, run.outputs());
  await worker.stop();
  return invocations;
}

function atFloor(batch: Batch, invocations: readonly Invocation[], times: number): Timed {
  const floor = new Floor();
  return async () => {
    let last: unknown;
    const ms = await processorTime(async () => {
      for (let time = 0; time < times; time += 1) last = await floor.run(invocations);
    });
    check({ ...batch, count: 1 }, [last]);
    return ms;
  };
}

interface FloorTarget {
  readonly withProfiles?: boolean | undefined;
  readonly name: string;
  readonly batch: Batch;
  readonly rounds: number;
  readonly target: number;
  readonly byReference?: boolean;
  readonly limitedBy: string;
}

async function againstFloor({ name, batch, rounds, limitedBy, ...how }: FloorTarget): Promise<Figure> {
  // One instance's invocations stand for all where histories are long: kept for all, they would fill the memory.
  const recorded = await invocationsOf(how.byReference ? { ...batch, count: 1 } : batch);
  const invocations = how.byReference ? byReference(recorded, batch.orchestrator) : recorded;
  const floor = atFloor(batch, invocations, how.byReference ? batch.count : 1);
  const { ratio, subjectMs, otherMs } = await compare(onHub(batch), floor, rounds);
  const basis = `${each(subjectMs, batch)} each, floor ${each(otherMs, batch)}`;
  const profiles = how.withProfiles && {
    hub: scaled(await profiled(onHub(batch)), 1 / batch.count),
    floor: scaled(await profiled(floor), 1 / batch.count),
  };
  const rest = { unit: '× floor', bound: 'at most' as const, target: how.target, limitedBy };
  return figure({ workload: name, measured: ratio, basis, ...rest, ...(profiles && { profiles }) });
}

/** The peer runs fewer instances, and all figures are for one of them. */
async function againstPeer(
  peer: Peer | undefined,
  { name, batch, rounds, target, peers }: Omit<FloorTarget, 'limitedBy'> & { readonly peers: number },
): Promise<Figure[]> {
  if (!peer) return [];
  const fewer = { ...batch, count: peers };
  const other: Timed = async () => {
    const { ms, outputs } = await peer.run(fewer);
    check(fewer, outputs);
    return ms * (batch.count / peers);
  };
  const { ratio, subjectMs, otherMs } = await compare(onHub(batch), other, rounds);
  const basis = `${each(subjectMs, batch)} each, durabletask-js ${each(otherMs, batch)}`;
  const rest = { unit: '× faster than peer', bound: 'at least' as const, target };
  return [figure({ workload: name, measured: 1 / ratio, basis, limitedBy: 'as above', ...rest })];
}

function each(ms: number, { count }: Batch): string {
  return `${rounded(ms / count)} ms`;
}

const shortChains: Workload = {
  name: 'short-chains',
  async run({ rounds, shortChains: count, withProfiles }, peer) {
    const batch: Batch = { orchestrator: 'chain', input: 3, count };
    const name = `chain of 3 × ${String(count)}`;
    const limitedBy =
      'the hub and the worker, a few µs for each of 7 invocations, beside an SDK that replays little; garbage';
    return [
      await againstFloor({ name, batch, rounds, target: 1.5, limitedBy, withProfiles }),
      ...(await againstPeer(peer, { name, batch, rounds, target: 1, peers: Math.ceil(count / 4) })),
    ];
  },
};

const longChains: Workload = {
  name: 'long-chains',
  async run({ rounds, chainLength: input, longChains: count, withProfiles }, peer) {
    const batch: Batch = { orchestrator: 'chain', input, count };
    const name = `chain of ${String(input)} × ${String(count)}`;
    const limitedBy = "the SDK's replay, without its search for time stamps; garbage (a sixth)";
    return [
      await againstFloor({ name, batch, rounds, target: 1.5, byReference: true, limitedBy, withProfiles }),
      ...(await againstPeer(peer, { name, batch, rounds, target: 2, peers: 1 })),
    ];
  },
};

const fanOuts: Workload = {
  name: 'fan-outs',
  async run({ rounds, fanWidth: input, fanOuts: count, withProfiles }, peer) {
    const batch: Batch = { orchestrator: 'fanOut', input, count };
    const name = `fan-out of ${String(input)} × ${String(count)}`;
    const limitedBy = 'what surrounds each invocation, one per activity; garbage (a fifth)';
    return [
      await againstFloor({ name, batch, rounds, target: 2, limitedBy, withProfiles }),
      // It runs an episode per completion, so one round of one instance is patience enough.
      ...(await againstPeer(peer, { name, batch, rounds: 1, target: 1, peers: 1 })),
    ];
  },
};

const approvals: Workload = {
  name: 'approvals',
  async run({ rounds, approvals: count, withProfiles }) {
    const batch: Batch = { orchestrator: 'approval', input: 0, count };
    const name = `${String(count)} approvals expire`;
    const limitedBy = 'what surrounds each invocation, two per instance; garbage (a fifth)';
    return [
      await againstFloor({ name, batch, rounds, target: 2, limitedBy, withProfiles }),
      await waitingMemory(batch),
    ];
  },
};

async function waitingMemory(batch: Batch): Promise<Figure> {
  const worker = inProcessWorker();
  const run = await HubRun.open(worker);
  const before = heapBytes();
  run.start(batch);
  await run.settle();
  const measured = (heapBytes() - before) / batch.count / 1024;
  const waitMs = await wallTime(() => run.untilIdle());
  check(batch, run.outputs());
  await worker.stop();
  return figure({
    workload: `${String(batch.count)} approvals waiting`,
    unit: 'KB per instance',
    measured,
    bound: 'at most',
    target: 8,
    basis: `the hub's hour (${String(run.hubMs / 60_000)} min) took ${rounded(waitMs / 1000)} s for all`,
    limitedBy: 'history events are objects',
  });
}

const idle: Workload = {
  name: 'idle',
  async run({ rounds, idleFew, idleMany, shortChains: count }) {
    const few = await besideIdle(idleFew);
    const many = await besideIdle(idleMany);
    const batch: Batch = { orchestrator: 'chain', input: 3, count };
    const beside = (run: HubRun): Timed => {
      return () =>
        processorTime(() => {
          run.start(batch);
          return run.untilIdle();
        });
    };
    await compare(beside(many), beside(few), 1); // warm
    const { ratio, subjectMs, otherMs } = await compare(beside(many), beside(few), rounds);
    const workload = `chain of 3 beside ${String(idleMany)} idle`;
    const basis = `${each(subjectMs, batch)} each, beside ${String(idleFew)} idle ${each(otherMs, batch)}`;
    const rest = { bound: 'at most' as const, target: 1.2, limitedBy: 'lookups by id; the heap is larger' };
    return [figure({ workload, unit: `× beside ${String(idleFew)}`, measured: ratio, basis, ...rest })];
  },
};

async function besideIdle(count: number): Promise<HubRun> {
  const run = await HubRun.open(inProcessWorker());
  run.start({ orchestrator: 'idle', input: 0, count });
  await run.settle();
  return run;
}

const crossing: Workload = {
  name: 'crossing',
  async run({ rounds, crossing: count }) {
    const batch: Batch = { orchestrator: 'chain', input: 3, count };
    const child = processWorker({ budgetMs: 60_000 });
    const kept = borrowed(child); // one process for all rounds
    const remote = onHub(batch, wallTime, () => kept);
    await remote(); // starts the process
    const { ratio, subjectMs, otherMs } = await compare(remote, onHub(batch, wallTime), rounds);
    await child.stop();
    const basis = `${each(subjectMs, batch)} each, in process ${each(otherMs, batch)}`;
    const limitedBy = 'a round trip between processes for each of 7 invocations, one at a time';
    const rest = { unit: '× in process', bound: 'at most' as const, target: 3 };
    return [
      figure({ workload: `child process, chain of 3 × ${String(count)}`, measured: ratio, basis, limitedBy, ...rest }),
    ];
  },
};

const exploration: Workload = {
  name: 'explore',
  async run({ rounds, schedules }) {
    let bestMs = Infinity;
    let whole = 0;
    for (let round = 0; round < rounds; round += 1) {
      const scenario = await toldOrder();
      let tried = 0;
      whole = 0;
      const ms = await wallTime(async () => {
        tried = await scenario.explore({
          schedules,
          holds: async (run) => {
            await orderEnded(run);
            whole += 1;
          },
        });
      });
      if (tried !== schedules)
        throw new Error(`There are ${String(tried)} schedules and not ${String(schedules)} (W1).`);
      bestMs = Math.min(bestMs, ms);
    }
    const workload = `explore an order, ${String(schedules)} schedules`;
    const basis = `${String(schedules)} schedules, ${rounded(bestMs / schedules)} ms each; ${String(whole)} make sense`;
    const limitedBy = '12 invocations per run through the SDK, and loading the app anew, twice where the worker dies';
    return [figure({ workload, unit: 's', measured: bestMs / 1000, bound: 'at most', target: 10, basis, limitedBy })];
  },
};

/** All workloads, in the order in which they are shown. */
export const workloads: readonly Workload[] = [
  shortChains,
  longChains,
  fanOuts,
  approvals,
  idle,
  crossing,
  exploration,
];
