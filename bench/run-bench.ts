// Run bench: all workloads, or those that were asked for, and what they come to.

import { UsageError } from '../workshop/command.ts';
import type { BenchReport, Figure } from './figure.ts';
import { Peer, PEER_MISSING } from './peer.ts';
import { workloads } from './workloads.ts';
import type { Sizes } from './workloads.ts';

/** How the benchmark is run. */
export interface BenchOptions {
  readonly sizes: Sizes;
  /** Names of workloads; none means all. */
  readonly only?: readonly string[];
  /** False leaves the peer out. */
  readonly withPeer?: boolean;
  /** Told the name of a workload before it runs. */
  readonly onWorkload?: (name: string) => void;
}

/**
 * Runs the benchmark.
 *
 * @throws {UsageError} a name of `only` names no workload.
 * @throws {Error} a workload came to a wrong output.
 */
export async function runBench({ sizes, only = [], withPeer = true, onWorkload }: BenchOptions): Promise<BenchReport> {
  const names = workloads.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no workload "${unknown}"; choose from ${names.join(', ')}.`);
  const peer = withPeer ? await Peer.find() : undefined;
  const figures: Figure[] = [];
  for (const workload of workloads) {
    if (only.length > 0 && !only.includes(workload.name)) continue;
    onWorkload?.(workload.name);
    figures.push(...(await workload.run(sizes, peer)));
  }
  return { node: process.versions.node, figures, leftOut: withPeer && !peer ? [PEER_MISSING] : [] };
}
