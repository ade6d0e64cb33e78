// Story app: what the stories about workers share. Test support; nothing of the product imports it.

import type {
  AppSources,
  FunctionWorker,
  Invocation,
  LoadedApp,
  TypedData,
  WorkerHost,
  WorkerLog,
  WorkerRequest,
} from '#core';

/** An app of one file, or of several of which the first is evaluated. */
export function appOf(files: string | Record<string, string>, settings: Record<string, string> = {}): AppSources {
  const all = typeof files === 'string' ? { 'src/functions/app.ts': files } : files;
  return { files: all, entryPoints: Object.keys(all).slice(0, 1), settings };
}

/** A host that writes everything down. */
export class StoryHost implements WorkerHost {
  readonly logs: WorkerLog[] = [];
  readonly requests: WorkerRequest[] = [];
  /** What it answers to every request, as JSON. */
  answer: unknown = { id: 'new-instance' };
  status = 202;

  log(entry: WorkerLog): void {
    this.logs.push(entry);
  }

  request(request: WorkerRequest): ReturnType<WorkerHost['request']> {
    this.requests.push(request);
    return Promise.resolve({
      status: this.status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.answer),
    });
  }
}

/** A worker with an app in it. */
export interface Loaded {
  readonly worker: FunctionWorker;
  readonly host: StoryHost;
  readonly app: LoadedApp;
}

/** Loads an app for a story. */
export async function loadStory(worker: FunctionWorker, sources: AppSources): Promise<Loaded> {
  const host = new StoryHost();
  return { worker, host, app: await worker.load(sources, host) };
}

/** Calls a function by its trigger. */
export function call(
  { worker, app }: Loaded,
  functionName: string,
  trigger: TypedData,
): ReturnType<FunctionWorker['invoke']> {
  return worker.invoke(invocationOf(app, functionName, trigger));
}

/** The invocation by which {@link call} calls. */
export function invocationOf(app: LoadedApp, functionName: string, trigger: TypedData): Invocation {
  const bindings = app.functions.find(({ name }) => name === functionName)?.bindings ?? {};
  const inputs = Object.entries(bindings).flatMap(([key, { type, direction }]): [string, TypedData][] => {
    if (direction === 'out') return [];
    return [[key, type === 'durableClient' ? clientData(app) : trigger]];
  });
  return { invocationId: `invocation of ${functionName}`, functionName, inputs: Object.fromEntries(inputs) };
}

/** A durable client's binding data (host semantics §8.1), as much of it as these stories need. */
function clientData({ rpcBaseUrl }: LoadedApp): TypedData {
  const base = 'http://localhost:7071/runtime/webhooks/durabletask';
  const data = {
    taskHubName: 'TestHub',
    creationUrls: { createNewInstancePostUri: `${base}/orchestrators/{functionName}[/{instanceId}]?code=KEY` },
    managementUrls: { id: 'INSTANCEID', statusQueryGetUri: `${base}/instances/INSTANCEID?code=KEY` },
    rpcBaseUrl,
  };
  return { string: JSON.stringify(data) };
}

/** The trigger value of an episode (host semantics §1.1). */
export function episode(history: readonly object[], input: unknown = null): TypedData {
  const trigger = {
    history,
    input,
    instanceId: 'instance-1',
    isReplaying: false,
    parentInstanceId: null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: '3.00:00:00',
    maximumShortTimerDuration: '6.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30000,
  };
  return { string: JSON.stringify(trigger) };
}

const at = { EventId: -1, IsPlayed: false, Timestamp: '2030-01-01T00:00:00.000Z' };

/** The events with which the first episode of an orchestrator opens. */
export function firstEvents(orchestrator: string): object[] {
  return [
    { ...at, EventType: 12 },
    { ...at, EventType: 0, Name: orchestrator, Input: null, Version: '' },
  ];
}

/** What one more episode adds: the decision before, its bracket, and the result that opens this one. */
export function completed(taskId: number, name: string, result: unknown): object[] {
  return [
    { ...at, EventType: 4, EventId: taskId, Name: name },
    { ...at, EventType: 13 },
    { ...at, EventType: 12 },
    { ...at, EventType: 5, TaskScheduledId: taskId, Result: JSON.stringify(result) },
  ];
}

/** An HTTP trigger's value (host semantics §10.4). */
export function post(path: string, body: string): TypedData {
  const headers = { 'content-type': 'application/json' };
  return {
    http: {
      method: 'POST',
      url: `http://localhost:7071${path}`,
      headers,
      query: {},
      params: {},
      body: { string: body },
    },
  };
}
