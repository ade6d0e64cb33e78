// Function worker: the port through which the host reaches the language worker, and the wire types that cross it.
//
// Owns:   the shape of what crosses between host and worker. Everything here survives a structured clone.
// Never:  says how a worker runs code. The implementations live in simulator/worker.
//
// W1. Only invocations, results, logs and the worker's own HTTP requests cross. The host never sees a function value.
// W2. A worker holds one loaded app at a time; `load` drops the one before it. That is also how a crash is made.
// W3. `load` and `invoke` reject only when there is no answer: the app cannot be loaded, or the worker had to be ended.
//     A function that throws is an answer.
// W4. On virtual time a worker reads no clock of its own and draws no chance of its own: both come from the host (WorkerTime).
//     An invocation that waits for a timer says so and stays open until the host has moved the worker's clock there.
// W5. What crosses is plain data, but for the value of an orchestration trigger: it is made when its text is read. A transport
//     sends the text; a worker in the host's own process may take the facts instead.
// W6. A run that is x-rayed is the same run in another world (AsIf): that is for orchestrators, while their code runs, and for
//     nothing else. Nobody else asks for it.

import type { HistoryEvent } from './history.ts';
import type { Probes, SourceRun } from './source-run.ts';

/** The source files of a function app, and how it is started. */
export interface AppSources {
  /** Text by path, with `/` and relative to the app folder, such as `src/functions/approval.ts`. */
  readonly files: Readonly<Record<string, string>>;
  /** The files that are evaluated, in this order; the others are there to be imported. */
  readonly entryPoints: readonly string[];
  /** Environment variables (app settings) that the app finds in `process.env`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False: TypeScript files import CommonJS as the compiler writes it without `esModuleInterop`. Otherwise as with it. */
  readonly esModuleInterop?: boolean;
  /** Places of which the worker tells how often orchestrators pass them; absent: it tells nothing of the source. */
  readonly probes?: Probes;
}

/** A place in the learner's source; lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** A binding as `@azure/functions` registers it (host semantics §10.2). */
export interface Binding {
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly name?: string;
  /** HTTP triggers: the route template, without the prefix. */
  readonly route?: string;
  /** HTTP triggers: the allowed methods; none means all. */
  readonly methods?: readonly string[];
  readonly authLevel?: string;
}

/** What kind of JavaScript function the app registered as a handler. */
export type HandlerKind = 'function' | 'async function' | 'generator' | 'async generator';

/** A function that the app registered while it was loaded. */
export interface RegisteredFunction {
  readonly name: string;
  /** By binding key, which is also the key of `Invocation.inputs`. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Where the app registered it, if known. */
  readonly source?: SourceLocation;
  /** Known for functions that were registered through `durable-functions`. */
  readonly handler?: HandlerKind;
}

/** What a load brought. */
export interface LoadedApp {
  readonly functions: readonly RegisteredFunction[];
  /** Entry points that registered nothing and that no other file imports. */
  readonly idleFiles: readonly string[];
  /** Where this worker's `DurableClient` sends its requests; ends in `/`. Unique among the workers of one process. */
  readonly rpcBaseUrl: string;
}

/** An HTTP request as the host hands it to an HTTP trigger (host semantics §10.4). */
export interface HttpData {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: { readonly bytes: Uint8Array } | { readonly string: string };
  /** Responses only. */
  readonly statusCode?: string;
}

/** A cookie of an HTTP response, as `@azure/functions` hands it over (`fn: src/converters/toRpcHttpCookie.ts`). */
export interface HttpCookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: string;
  readonly path?: string;
  /** Since 1970. */
  readonly expiresSeconds?: number;
  /** In seconds. */
  readonly maxAge?: number;
  readonly secure?: boolean;
  readonly httpOnly?: boolean;
  readonly sameSite?: 'lax' | 'strict' | 'none';
}

/** What the text of an orchestration trigger says (host semantics §1.1). Its events are the host's own and must not be changed (W5). */
export interface OrchestrationPayload {
  /** The execution's persisted events; those from `pastCount` on were added later. The list is the same one at each episode. */
  readonly past: readonly HistoryEvent[];
  readonly pastCount: number;
  /** The events that opened the episode. */
  readonly opening: readonly HistoryEvent[];
  readonly instanceId: string;
  /** The members beside the history, made anew at each call. */
  others(): Readonly<Record<string, unknown>>;
}

/** The worker channel's value envelope, reduced to the members that this host sends or receives (host semantics §10.4). */
export interface TypedData {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly int?: number | string;
  readonly double?: number;
  readonly http?: Partial<HttpData> & { readonly cookies?: readonly HttpCookie[] };
  /** Beside `string`, in an orchestration trigger (W5). */
  readonly orchestration?: OrchestrationPayload;
}

/** An invocation as plain data, which can be sent anywhere (W5). */
export function plainInvocation(invocation: Invocation): Invocation {
  const inputs = Object.entries(invocation.inputs).map(([name, data]) =>
    data.orchestration ? ([name, { string: data.string ?? '' }] as const) : ([name, data] as const),
  );
  return { ...invocation, inputs: Object.fromEntries(inputs) };
}

/** Another world, which an orchestrator must not notice: what its code finds instead of clock, chance and environment (W6). */
export interface AsIf {
  /** From this text comes all chance in the invocation, instead of from its id. */
  readonly chance: string;
  /** The clock of its machine, in milliseconds since the Unix epoch; the time of its history stays as it is. */
  readonly clockMs: number;
}

/** One call of one function. */
export interface Invocation {
  readonly invocationId: string;
  readonly functionName: string;
  /** One entry per `in` binding, by binding key. */
  readonly inputs: Readonly<Record<string, TypedData>>;
  readonly triggerMetadata?: Readonly<Record<string, TypedData>>;
  /** The host's clock as the invocation begins (milliseconds since the Unix epoch); on virtual time alone (W4). */
  readonly nowMs?: number;
  /** Of an orchestrator on virtual time: what it finds in `process.env` is another thing than it is, too (W6). */
  readonly asIf?: AsIf;
}

/** A durable API that an orchestrator called during an invocation, and where. Observed; it changes nothing. */
export interface DurableCall {
  /** The method of `context.df`, such as `callActivity` or `Task.any`. */
  readonly api: string;
  /** The first argument when it is text: the name of the activity, event or orchestrator. */
  readonly target?: string;
  readonly source?: SourceLocation;
  /** Of `Task.all` and `Task.any`: which of the calls before made the tasks in it, as places in the list of calls. */
  readonly holds?: readonly number[];
}

/** What an orchestrator asked of its machine: the clock, chance (as a number, or as an id), a timer, work put off, a request, the environment. */
export type ImpureKind = 'clock' | 'chance' | 'id' | 'timer' | 'later' | 'request' | 'environment';

/** A call in an orchestrator that answers something else at each replay, and where. Observed; it changes nothing. */
export interface ImpureCall {
  /** As one would write it, such as `fetch()`. */
  readonly api: string;
  readonly kind: ImpureKind;
  readonly source?: SourceLocation;
}

/** The answer to an invocation (W3). */
export type InvocationOutcome = (
  | { readonly status: 'succeeded'; readonly returnValue: TypedData | null }
  | {
      readonly status: 'failed';
      readonly message: string;
      readonly stack: string;
      /** The line of the app that threw, if one did. */
      readonly source?: SourceLocation;
    }
) & {
  readonly calls: readonly DurableCall[];
  /** Of an orchestrator: once for each API and line; absent when there are none. */
  readonly impure?: readonly ImpureCall[];
  /** Of an orchestrator, where the app was loaded with probes. */
  readonly ran?: SourceRun;
};

/** A line that the app wrote, with `context.log` or `console`. */
export interface WorkerLog {
  readonly level: 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical';
  readonly category: 'user' | 'system';
  readonly text: string;
  readonly invocationId?: string;
}

/** An HTTP request that the worker makes to the host (the SDK's `DurableClient`, or `fetch` to the hub's own origins). */
export interface WorkerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body; empty text and absent are the same. */
  readonly body?: string;
}

/** The host's answer to a {@link WorkerRequest}. Header names are lower-case. */
export interface WorkerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What an app on virtual time begins with. */
export interface WorkerTime {
  /** The host's clock, in milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** From this text comes all chance while the app is loaded; chance in an invocation comes from the id of the invocation. */
  readonly chance: string;
  /** What the clock says while the app is loaded, where that is another time (other-world.ts); in milliseconds since the Unix epoch. */
  readonly asIfMs?: number;
}

/** An app on virtual time does nothing any more until a timer of its own is due. */
export interface AppWait {
  /** When its earliest timer is due, in milliseconds since the Unix epoch. */
  readonly dueMs: number;
  /** The invocations that are open meanwhile. */
  readonly invocationIds: readonly string[];
}

/** What a worker may ask of the host that loaded an app into it. */
export interface WorkerHost {
  log(entry: WorkerLog): void;
  request(request: WorkerRequest): Promise<WorkerResponse>;
  /** Asked at each load; a host without it lives on the wall clock, where nothing is faked. */
  readonly time?: () => WorkerTime;
  /** Told whenever an app on virtual time came to rest with invocations open (W4). */
  readonly waits?: (wait: AppWait) => void;
}

/** A language worker. */
export interface FunctionWorker {
  /**
   * Drops the app that was loaded before, with its module scope, registry and open invocations, and loads this one.
   *
   * @throws {AppLoadError} the app cannot be loaded: syntax, unknown import, an exception while it starts, a name twice, nothing registered.
   * @throws {WorkerUnresponsiveError} loading did not end in time; the worker was ended and the next call starts another.
   */
  load(app: AppSources, host: WorkerHost): Promise<LoadedApp>;
  /**
   * Calls a function of the loaded app.
   *
   * @throws {WorkerUnresponsiveError} no answer in time; the worker was ended. The next call starts another and loads the app again.
   */
  invoke(invocation: Invocation): Promise<InvocationOutcome>;
  /**
   * Moves the clock of an app on virtual time, fires its timers on the way, and ends when every open invocation has
   * settled or waits again (W4).
   *
   * @param nowMs milliseconds since the Unix epoch.
   * @throws {WorkerUnresponsiveError} as `invoke` does.
   */
  advance(nowMs: number): Promise<void>;
  /** Ends the worker for good. */
  stop(): Promise<void>;
}

/** Something the reader can fix. `code` is stable; `message` is one sentence: what, where, what to do. */
export abstract class LearnerError extends Error {
  abstract readonly code: string;
  /** Where in the app, if known. */
  readonly source: SourceLocation | undefined;

  constructor(message: string, source?: SourceLocation) {
    super(source ? `${formatLocation(source)}: ${message}` : message);
    this.name = new.target.name;
    this.source = source;
  }
}

/** The app cannot be loaded. */
export class AppLoadError extends LearnerError {
  readonly code = 'app-load';
}

/** The worker gives no answer: not in time, and it was ended for that; or, as {@link WorkerEndedError}, because it is gone. */
export class WorkerUnresponsiveError extends LearnerError {
  readonly code: 'worker-unresponsive' | 'worker-ended' = 'worker-unresponsive';
}

/** The worker ended while it should have answered: by itself, or because it used more than it may or said what no worker says. */
export class WorkerEndedError extends WorkerUnresponsiveError {
  override readonly code = 'worker-ended';
}

/** `file:line:column`, with what is known of it. */
export function formatLocation(source: SourceLocation): string {
  return [source.file, source.line, source.column].filter((part) => part !== undefined).join(':');
}
