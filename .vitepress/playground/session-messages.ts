// Session messages: what the page and its hub worker say to each other.
//
// Owns:   the shape of commands, of answers, and of what is drawn.
// Never:  carries a function or a class instance; everything survives a structured clone.
//
// The hub worker (hub.worker.ts) holds task hub, checks and clock. The page (session.ts) holds both worker handles,
// sends commands and draws views.
//
// M1. Every command gets exactly one answer, in the order of the commands.
// M2. Only the page starts and ends workers. The hub asks, and gets a port to the worker that was started for it.

import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { AppSources, HistoryEvent, HubRecord, InstanceStatus, NoticeRecord, SourceLocation } from '#core';
import type { ToldWord } from '../figures/say-word.ts';

/** The learner's app as the editor holds it: text by path. */
export type AppFiles = Readonly<Record<string, string>>;

/** An HTTP request from the console. */
export interface ConsoleRequest {
  readonly method: string;
  /** Path and query, starting with `/`. */
  readonly path: string;
  /** The body exactly as typed; empty means none. */
  readonly body: string;
}

/** What the host answered. */
export interface ConsoleResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Moves of the clock. `settle` runs what is due now; `advance` takes milliseconds. */
export type ClockMove =
  { readonly move: 'step' | 'next' | 'settle' | 'until idle' } | { readonly move: 'advance'; readonly ms: number };

/** Whether work that is due runs by itself after a request or a crash, or waits for the learner. */
export type Pace = 'settle' | 'step by step';

/** A problem that the learner can fix, ready to show. */
export interface Problem {
  /** One sentence: what, where, what to do. */
  readonly message: string;
  readonly source?: SourceLocation;
}

/** An instance with its history, for the table and the diagram. */
export interface InstanceView extends InstanceStatus {
  readonly history: readonly HistoryEvent[];
}

/** Everything the page draws of a run. */
export interface RunView {
  /** Milliseconds since the Unix epoch at which the run began, and now. */
  readonly startMs: number;
  readonly nowMs: number;
  /** When the next work is due, or null when idle. */
  readonly nextDueMs: number | null;
  readonly instances: readonly InstanceView[];
  readonly records: readonly HubRecord[];
}

/** The app that a command speaks of. */
export interface AppUnderWork {
  /** The exercise's folder name. */
  readonly exercise: string;
  readonly files: AppFiles;
}

/** Loads the app into a new task hub and, unless `start` is false, sends the exercise's first requests. */
export interface RunCommand extends AppUnderWork {
  readonly do: 'run';
  readonly start: boolean;
  readonly pace: Pace;
}

/** Loads an app into a new task hub. From then on, `step` and `next` go through what the words say. */
export interface TellCommand {
  readonly do: 'tell';
  readonly app: AppSources;
  readonly words: readonly ToldWord[];
}

/** What the page may ask. All but `run`, `tell` and `check` speak of the run that is open. */
export type HubCommand =
  | RunCommand
  | TellCommand
  | ({ readonly do: 'move' } & ClockMove)
  | { readonly do: 'send'; readonly request: ConsoleRequest; readonly pace: Pace }
  | { readonly do: 'crash'; readonly pace: Pace }
  | ({ readonly do: 'check' } & AppUnderWork);

/** The answer to a command: what went wrong if something did, and what there is to draw afterwards. */
export interface HubAnswer {
  readonly problem?: Problem;
  /** The learner pressed Stop; nothing is open any more. */
  readonly isStopped?: true;
  /** Null while no run is open. */
  readonly view: RunView | null;
  readonly response?: ConsoleResponse;
  readonly report?: CheckReport;
  /** What the host noticed during the checks that is wrong also where they pass. */
  readonly notices?: readonly NoticeRecord[];
  /** How many words of the story are over, where one is told. */
  readonly told?: number;
}

/** From the page to the hub. A `worker` message has the port to the function worker in `event.ports`. */
export type ToHub =
  | { readonly kind: 'command'; readonly id: number; readonly command: HubCommand }
  | { readonly kind: 'ping' }
  | { readonly kind: 'worker'; readonly id: number };

/** From the hub to the page. */
export type FromHub =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: HubAnswer }
  | { readonly kind: 'check-result'; readonly id: number; readonly result: CheckResult }
  | { readonly kind: 'pong' }
  | { readonly kind: 'start-worker'; readonly id: number }
  | { readonly kind: 'end-worker'; readonly id: number };
