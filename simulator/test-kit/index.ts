// The test kit: what `durable-functions-workshop/simulator` exports.
//
// Importing it makes this process a place where functions can be registered, so it comes before the first import of an app.

import { acceptRegistrations } from '#worker/resident-worker';

acceptRegistrations();

export {
  AppLoadError,
  durationMs,
  elapsedText,
  EventType,
  InstanceExistsError,
  InstanceNotFoundError,
  RunawayError,
} from '#core';
export type { Duration, Fault, HistoryEvent, HubRecord, InstanceStatus, RuntimeStatus } from '#core';
export { CapsuleError, CheckFailure, describeSequence, sequenceOf } from '#scenario';
export type { HttpOptions, HttpResult, LedgerEntry, RunCapsule, Scenario, StubBehaviour } from '#scenario';
export { matchers } from './matchers.ts';
export type { DurableMatchers } from './matchers.ts';
export { replayCapsule } from './replay-capsule.ts';
export type { ReplayedRun } from './replay-capsule.ts';
export { testApp } from './test-app.ts';
export type { TestApp, TestAppOptions } from './test-app.ts';
