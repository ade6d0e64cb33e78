// Scenario shapes: what a scenario is opened with, and what its words take and give.
//
// Owns:   the shapes.

import type { AppSources, Duration, Fault, FunctionWorker, HubRecord } from '#core';
import type { OutsideWorld } from '#http';

/** How a scenario is opened. */
export interface ScenarioOptions {
  readonly app: AppSources;
  readonly worker: FunctionWorker;
  /** Seeds the ids of the hub; default 1. */
  readonly seed?: number;
  /** The instant at which the clock begins, in milliseconds since the Unix epoch; default 2030-01-01T00:00:00Z. */
  readonly startMs?: number;
  /** A fault to inject. */
  readonly fault?: Fault | undefined;
  /** Chooses which of several things that are due at one instant goes first; default the first. */
  readonly pick?: (count: number) => number;
  /** Answers what `callHttp` asks of other origins; without it such a request fails. */
  readonly outside?: OutsideWorld;
  /** Receives every record as it is made. */
  readonly onRecord?: (record: HubRecord) => void;
}

/** What stands in for an activity. Without `returns` and `fails` the app's own function runs. */
export interface StubBehaviour {
  readonly returns?: unknown;
  /** The message of the error that it throws. */
  readonly fails?: string;
  /** How long it takes on the hub's clock. */
  readonly takes?: Duration;
}

/** An entity as it is between two batches. */
export interface EntityView {
  readonly state: unknown;
  /** The instance that holds the lock. */
  readonly lockedBy: string | null;
}

/** One execution of an activity. */
export interface LedgerEntry {
  readonly instanceId: string;
  readonly name: string;
  /** What the activity received. */
  readonly input: unknown;
  /** When it began, in milliseconds since the scenario began. */
  readonly at: number;
  /** True when this very task had been started before: the worker died in between (at-least-once execution). */
  readonly duplicate: boolean;
}
