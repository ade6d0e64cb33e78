// The durable core: everything here is free of Node, DOM, SDK, Express and Vue.

export type { ActivityStub } from './activity-stub.ts';
export type { HttpSide } from './app-link.ts';
export { VirtualClock } from './clock.ts';
export type { Clock } from './clock.ts';
export type { Disturbance, DisturbancePoint, Repeated } from './disturbances.ts';
export { durationMs, elapsedText } from './duration.ts';
export type { Duration } from './duration.ts';
export { toTimestamp } from './episode.ts';
export type { EntityId } from './entity-id.ts';
export { entityIdOf, schedulerId } from './entity-id.ts';
export type { EntityRequest } from './entity-messages.ts';
export type { Entity } from './entity.ts';
export { InstanceExistsError, InstanceNotFoundError, InstanceStateError, RunawayError } from './errors.ts';
export { faultText } from './faults.ts';
export type { Fault } from './faults.ts';
export { FunctionDirectory, triggerBinding, triggerType } from './function-directory.ts';
export type { DurableKind } from './function-directory.ts';
export {
  AppLoadError,
  formatLocation,
  LearnerError,
  plainInvocation,
  WorkerEndedError,
  WorkerUnresponsiveError,
} from './function-worker.ts';
export type {
  AppSources,
  AppWait,
  AsIf,
  Binding,
  DurableCall,
  FunctionWorker,
  HandlerKind,
  HttpCookie,
  HttpData,
  ImpureCall,
  ImpureKind,
  Invocation,
  InvocationOutcome,
  OrchestrationPayload,
  LoadedApp,
  RegisteredFunction,
  SourceLocation,
  TypedData,
  WorkerHost,
  WorkerLog,
  WorkerRequest,
  WorkerResponse,
  WorkerTime,
} from './function-worker.ts';
export { EventType, eventTypeName, OrchestrationStatus } from './history.ts';
export type * from './history.ts';
export { HTTP_ACTIVITY } from './http-call.ts';
export type { HttpCallRequest, HttpCallResponse } from './http-call.ts';
export { impureCallText } from './impure-calls.ts';
export type { InstanceFilter, InstancePage } from './management.ts';
export { demandKnown, knownOptions } from './known-names.ts';
export { nearName } from './near-names.ts';
export { awaitText, wrongHandlerText } from './notices.ts';
export type { Notice } from './notices.ts';
export { inOtherWorld } from './other-world.ts';
export { chanceOf, seededChoice, seededIds } from './random.ts';
export type { IdSource } from './random.ts';
export type * from './records.ts';
export type * from './source-run.ts';
export { TaskHub } from './task-hub.ts';
export type { TaskHubOptions } from './task-hub.ts';
export type { PickFirst } from './ties.ts';
export { ToldInstances } from './told-instances.ts';
export type { ToldInstance } from './told-instances.ts';
export {
  durableCallText,
  makesTask,
  returnedTaskText,
  unyieldedCallText,
  unyieldedGroupText,
} from './unyielded-tasks.ts';
