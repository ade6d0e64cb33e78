// Other world: a worker as it is, but for what orchestrators find there instead of clock, chance and environment.
//
// Owns:   which invocations are in the other world, and what the worlds are like.
// Never:  changes anything else: ids, inputs, the host's clock and what activities and entities find stay the same, but for what
//         their files kept when they were loaded.
//
// O1. An orchestrator that asks its history alone does the same in every world. So where two worlds differ in what an orchestrator
//     asks for, and in nothing before that, the orchestrator is not deterministic, for certain.
// O2. Each world has another hour, minute, second and millisecond, most another day, and every eighth another year. Most are not far
//     away: an orchestrator that goes by the machine's clock sets timers for that, and long timers take many episodes.
// O3. The app is loaded in the other world, since a worker may start again at any time: what a file kept of clock or chance when it
//     was loaded is no history either. The environment is the same there; it changes with a deployment alone.

import { triggerType } from './function-directory.ts';
import type { AsIf, FunctionWorker, Invocation, WorkerHost, WorkerTime } from './function-worker.ts';

/** O2: 13 h 13 min 17.389 s. */
const NEAR_MS = (13 * 60 + 13) * 60_000 + 17_389;
const EIGHTH_MS = 401 * 24 * 3_600_000 + NEAR_MS;

/**
 * A worker whose orchestrators are in another world, on virtual time.
 *
 * @param world which one, from 1.
 */
export function inOtherWorld(worker: FunctionWorker, world: number): FunctionWorker {
  let orchestrators: ReadonlySet<string> = new Set();
  return {
    load: async (app, host) => {
      const loaded = await worker.load(app, loadingIn(world, host));
      const those = loaded.functions.filter((one) => triggerType(one) === 'orchestrationTrigger');
      orchestrators = new Set(those.map(({ name }) => name));
      return loaded;
    },
    invoke: (invocation) => {
      const asIf = orchestrators.has(invocation.functionName) ? asIfIn(world, invocation) : undefined;
      return worker.invoke(asIf ? { ...invocation, asIf } : invocation);
    },
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
}

/** O3. */
function loadingIn(world: number, host: WorkerHost): WorkerHost {
  const { time } = host;
  if (!time) return host;
  const asIf = (): WorkerTime => {
    const { nowMs, chance } = time();
    return { nowMs, chance: `${world} ${chance}`, asIfMs: nowMs + laterBy(world) };
  };
  return { ...host, time: asIf };
}

function asIfIn(world: number, { invocationId, nowMs }: Invocation): AsIf | undefined {
  return nowMs === undefined ? undefined : { chance: `${world} ${invocationId}`, clockMs: nowMs + laterBy(world) };
}

function laterBy(world: number): number {
  return world % 8 === 0 ? EIGHTH_MS : (world % 8) * NEAR_MS;
}
