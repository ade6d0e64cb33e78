// The words of checks, lessons and tests.

export { capsuleOf, isAsSaved, openCapsule, sayAll, worldOf } from './capsule.ts';
export type { CapsuleOrigin, RunCapsule } from './capsule.ts';
export { CapsuleError, readCapsule } from './capsule-reader.ts';
export { alignedRows, isSameRow, saysSomething } from './aligned-lives.ts';
export type { AlignedRow } from './aligned-lives.ts';
export { effectCounts, firstDifference, livesOf, pairsOf, timesText } from './compare-runs.ts';
export type { ComparedRun, Difference, EffectCounts, InstancePair } from './compare-runs.ts';
export { CheckFailure, expectThat } from './check-failure.ts';
export type { TellingRun } from './check-failure.ts';
export type { CrashOutcome } from './crash-matrix.ts';
export { durationMs, elapsedText } from '#core';
export type { Duration } from '#core';
export { effectText, endText } from './difference-words.ts';
export { eventName } from './event-name.ts';
export type { EventPlace } from './event-name.ts';
export type { ExploreOptions } from './explore.ts';
export type { LifeEvent, ToldRun } from './life.ts';
export { noticeLines } from './notice-lines.ts';
export { caughtUp } from './rerun.ts';
export { differenceBetween, isNoDifference } from './run-difference.ts';
export type { Effect, InstanceEnd, RunDifference, RunEnd } from './run-difference.ts';
export { recordsBeside } from './run-of-status.ts';
export { Scenario } from './scenario.ts';
export { disturbedBy } from './rerun.ts';
export { isOfInput, scheduleText, wordsUnder } from './schedule.ts';
export type { Deviation, Schedule } from './schedule.ts';
export { wordText } from './script.ts';
export type { Word } from './script.ts';
export type { HttpOptions, HttpResult } from './http-words.ts';
export type { Deployment, EntityView, LedgerEntry, ScenarioOptions, StubBehaviour } from './scenario-shapes.ts';
export { describeSequence, sequenceText } from './sequence-text.ts';
export { GrowingSequence, sequenceOf } from './sequence.ts';
export { xRay } from './x-ray.ts';
export type { XRay, XRayFinding } from './x-ray.ts';
export type {
  LaneKind,
  PendingTimer,
  SequenceArrow,
  SequenceBar,
  SequenceBreak,
  SequenceLane,
  SequenceModel,
  SequenceStep,
} from './sequence-model.ts';
export { GrowingTimeline, timelineOf } from './timeline.ts';
export type { TimelineOptions } from './timeline.ts';
export { timelineText } from './timeline-text.ts';
export type {
  TimelineMark,
  TimelineModel,
  TimelineMoment,
  TimelineRow,
  TimelineRowKind,
  TimelineState,
  TimelineStretch,
  WaitKind,
} from './timeline-model.ts';
export type { Hearing } from './speech.ts';
