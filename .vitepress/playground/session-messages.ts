// Session messages: what the page and its hub worker say to each other.
//
// Owns:   the shape of commands, of answers, and of what is drawn.
// Never:  carries a function or a class instance; everything survives a structured clone.
//
// The hub worker (hub.worker.ts) holds task hub, checks and clock. The page (session.ts) holds both worker handles,
// sends commands and draws views.
//
// M0. The records of a run cross once each; the page keeps them (tape.ts).
// M1. Every command gets exactly one answer, in the order of the commands.
// M2. Only the page starts and ends workers. The hub asks, and gets a port to the worker that was started for it.

import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type {
  AppSources,
  Fault,
  HistoryEvent,
  HubRecord,
  InstanceStatus,
  NoticeRecord,
  Probes,
  SourceLocation,
} from '#core';
import type { CrashOutcome, Effect, RunCapsule, Schedule, XRay } from '#scenario';
import type { ToldWord } from '../figures/say-word.ts';
import type { RaceReport } from './race-explorer.ts';
import type { SentReply } from './sent-reply.ts';
import type { Tapes } from './tape.ts';

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
  /** Method and path of the request, as in diagrams: `POST …/instances/a/raiseEvent/Paid`. */
  readonly to: string;
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

/** A moment at which a run can be looked at: how many records there were, what time it was, and when the next work was due (null when idle). */
export interface Mark {
  readonly records: number;
  /** How many moments of work had run, counted as faults count them. */
  readonly moments: number;
  readonly nowMs: number;
  readonly nextDueMs: number | null;
}

/** The runs that may be open: the one that Run began, and one that was begun anew from it. */
export type TimelineName = 'main' | 'other';

/** What the page does not know yet of an open run; everything where it is new. */
export interface TapeNews {
  readonly timeline: TimelineName;
  readonly isNew: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly startMs: number;
  readonly records: readonly HubRecord[];
  readonly marks: readonly Mark[];
}

/** What makes a run that is begun anew another one than the run it comes from. */
export interface Variation {
  /** The number of the mark up to which it is the same run; without it all words are said again. */
  readonly upTo?: number;
  /** When the worker dies. */
  readonly fault?: Fault;
  /** Another app. */
  readonly files?: AppFiles;
  /** Another order of things; not together with `upTo`. */
  readonly schedule?: Schedule;
  /** The world in which its orchestrators are, from 1. */
  readonly otherWorld?: number;
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
  /** Places in the files of which the records are to tell how often they were passed. */
  readonly probes?: Probes;
}

/** Loads an app into a new task hub. From then on, `step` and `next` go through what the words say. */
export interface TellCommand {
  readonly do: 'tell';
  readonly app: AppSources;
  readonly words: readonly ToldWord[];
}

/** Begins the other run anew, from one that is open; the other one that was there before is gone. */
export interface ForkCommand {
  readonly do: 'fork';
  readonly from: TimelineName;
  readonly variation: Variation;
}

/** What came of a run when the worker died at one point of the crash matrix. */
export interface CrashPoint extends Pick<CrashOutcome, 'fault' | 'at' | 'difference'> {
  /** What happened in the moment after or during which it died; empty before the first. */
  readonly what: string;
  /** Activities that ran once more than they were called. */
  readonly repeated: readonly Effect[];
  /** What is wrong, in a sentence; null where nothing is. */
  readonly failure: string | null;
  /** How many points there are. */
  readonly total: number;
}

/** X-rays the main run. Where something differs, the run in that other world becomes the other one. */
export interface XRayCommand {
  readonly do: 'x-ray';
}

/** Says the words of the main run under other schedules, with its app and with the reference solution; no run that is open is disturbed. */
export interface ExploreCommand {
  readonly do: 'explore';
  readonly seed: number;
  /** The most schedules that are tried. */
  readonly schedules: number;
  /** The reference solution, where there is one. */
  readonly reference: AppFiles | null;
}

/** A command about a run that is open; without a name, about `main`. */
type OfTimeline<Command> = Command & { readonly timeline?: TimelineName };

/** Makes a file of a run, from which it can be made again. */
export type SaveCommand = OfTimeline<{
  readonly do: 'save';
  /** The folder name of the exercise that the run belongs to, if it belongs to one. */
  readonly exercise: string | undefined;
  /** When it is saved, as ISO text. */
  readonly savedAt: string;
}>;

/** Makes a saved run again, as the main one. */
export interface ReplayCommand {
  readonly do: 'replay';
  readonly capsule: RunCapsule;
  /** As for `run`. */
  readonly probes?: Probes;
}

/** Commands that go on with a run. */
export type PlayCommand = OfTimeline<
  | ({ readonly do: 'move' } & ClockMove)
  | { readonly do: 'send'; readonly request: ConsoleRequest; readonly pace: Pace }
  | { readonly do: 'crash'; readonly pace: Pace }
>;

/** Runs an open run once for every point at which the worker can die, and tells each. The run itself is not disturbed. */
export type MatrixCommand = OfTimeline<{ readonly do: 'crash-matrix' }>;

/** What the page may ask. `fork`, `save` and those that play speak of a run that is open; `run`, `replay` and `tell` end all that are. */
export type HubCommand =
  | RunCommand
  | TellCommand
  | PlayCommand
  | ForkCommand
  | MatrixCommand
  | XRayCommand
  | ExploreCommand
  | SaveCommand
  | ReplayCommand
  | ({ readonly do: 'check' } & AppUnderWork);

/** Who hears what a command tells before it is answered. */
export interface Listener {
  /** Each check's result as soon as it is known. */
  readonly onResult?: (result: CheckResult) => void;
  /** Each point of the crash matrix as soon as it is known. */
  readonly onPoint?: (point: CrashPoint) => void;
  /** How far a command that tries many things has come. */
  readonly onProgress?: (progress: Progress) => void;
}

/** What the hub answers to a command: what went wrong if something did, and what is new of every open run. */
export interface HubReply {
  readonly problem?: Problem;
  readonly news: readonly TapeNews[];
  readonly response?: ConsoleResponse;
  readonly report?: CheckReport;
  /** What the host noticed during the checks that is wrong also where they pass. */
  readonly notices?: readonly NoticeRecord[];
  /** The text of the file, where a run was saved. */
  readonly saved?: string;
  /** Where a saved run was made again, whether it has come to what it had come to before. */
  readonly isAsSaved?: boolean;
  /** How many words of the story are over, where one is told. */
  readonly told?: number;
  readonly xRay?: XRay;
  readonly races?: RaceReport;
}

/** How far a long command has come. */
export interface Progress {
  readonly done: number;
  /** The most that there is to do. */
  readonly of: number;
}

/** A reply as the page hears it, with what there is to draw afterwards. */
export interface HubAnswer extends Omit<HubReply, 'news'> {
  /** The learner pressed Stop; nothing is open any more. */
  readonly isStopped?: true;
  /** The run that Run began, as it is now; null while none is open. */
  readonly view: RunView | null;
  readonly tapes: Tapes;
}

/** From the page to the hub. A `worker` message has the port to the function worker in `event.ports`. */
export type ToHub =
  | { readonly kind: 'command'; readonly id: number; readonly command: HubCommand }
  | { readonly kind: 'ping' }
  /** The command that is carried out, if it is one that tries many things, is to be content with what it knows. */
  | { readonly kind: 'enough' }
  | { readonly kind: 'worker'; readonly id: number };

/** From the hub to the page. */
export type FromHub =
  | { readonly kind: 'answer'; readonly id: number; readonly reply: SentReply }
  | { readonly kind: 'check-result'; readonly id: number; readonly result: CheckResult }
  | { readonly kind: 'crash-point'; readonly id: number; readonly point: CrashPoint }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'pong' }
  | { readonly kind: 'start-worker'; readonly id: number }
  | { readonly kind: 'end-worker'; readonly id: number };
