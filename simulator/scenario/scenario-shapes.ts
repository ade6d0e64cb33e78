// Scenario shapes: what a scenario is opened with, and what its words take and give.
//
// Owns:   the shapes.

import type { AppSources, Disturbance, Duration, Fault, FunctionWorker, HubRecord, PickFirst } from '#core';
import type { OutsideWorld } from '#http';
import type { Word } from './script.ts';
import type { Hearing } from './speech.ts';

/** What is said between two moments of a run. */
export type SaysBetween = (moment: number) => readonly Word[];

/** How a scenario is opened. */
export interface ScenarioOptions {
  readonly app: AppSources;
  readonly worker: FunctionWorker;
  /** Seeds the ids of the hub; default 1. */
  readonly seed?: number;
  /** The instant at which the clock begins, in milliseconds since the Unix epoch; default 2030-01-01T00:00:00Z. */
  readonly startMs?: number;
  /** A crash to inject. */
  readonly fault?: Fault | undefined;
  /** What else goes wrong, by number; `twice` and `stub` say it by name. With it, also when it is empty, the scenario counts what could. */
  readonly disturbances?: readonly Disturbance[] | undefined;
  /** Chooses which of several things that are due at one instant goes first; default the first. */
  readonly pick?: PickFirst | undefined;
  /**
   * How many episodes one execution may run while one word is carried out, in `advance` those at one instant; default 1,000. An
   * orchestration that takes more is taken for one that never ends: each episode replays all before, so it would be minutes
   * until somebody noticed.
   */
  readonly episodeBudget?: number | undefined;
  /** Gives what is said right after a moment, counted from 1; 0 is before the first. Default nothing. */
  readonly between?: SaysBetween | undefined;
  /** Called where a word is said; its answer makes what whoever says it gets in the place of the promise. Default the promise itself. */
  readonly hear?: (() => Hearing) | undefined;
  /** Called when a word is over, refused or not. */
  readonly onWord?: () => void;
  /** Answers what `callHttp` asks of other origins; without it such a request fails. */
  readonly outside?: OutsideWorld;
  /** Receives every record as it is made. */
  readonly onRecord?: (record: HubRecord) => void;
}

/** What a deployment changes: sources, settings, or both. */
export type Deployment = Partial<AppSources>;

/** What stands in for an activity. A call that neither fails nor returns by it runs the app's own function. */
export interface StubBehaviour {
  readonly returns?: unknown;
  /**
   * The message of the error that it throws. Every call fails, unless one of the three members below says which. A call is
   * one scheduled task, each attempt of a retry included; started again after a crash it is the same call.
   */
  readonly fails?: string;
  /** Of failing: only calls with this input, as the activity receives it. */
  readonly onlyFor?: unknown;
  /** Of failing: how many calls go well before the first that fails; default 0. */
  readonly after?: number;
  /** Of failing: how many calls fail; default all. */
  readonly times?: number;
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
  /** True when this very task had been started before: the worker died, or its message came twice (at-least-once execution). */
  readonly duplicate: boolean;
}
