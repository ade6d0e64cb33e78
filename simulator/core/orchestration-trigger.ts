// Orchestration trigger: what the host tells the worker about an episode (host semantics §1.1).
//
// Owns:   the payload's members, and its text.
// Never:  decides what is in the history (episode.ts).
//
// T1. The payload is a text. A worker in the host's own process may take the same facts without one (OrchestrationPayload): text and
//     parsing would grow with the history at each episode.
// T2. Schema V4 (3) is what extension 3.13 and newer announce.

import type { OpenEpisode } from './episode.ts';
import { startedEvent } from './episode.ts';
import { eventsText, joinedTexts } from './event-log.ts';
import type { OrchestrationPayload, TypedData } from './function-worker.ts';
import type { HistoryEvent } from './history.ts';
import type { Instance } from './instance.ts';

/** What a trigger says of an instance. */
export type TriggeredInstance = Pick<Instance, 'instanceId' | 'input' | 'parent'>;

/** The value of an orchestration trigger; its text is made when it is read (T1). */
export class OrchestrationTrigger implements TypedData, OrchestrationPayload {
  readonly #episode: OpenEpisode;
  readonly #instance: TriggeredInstance;

  constructor(instance: TriggeredInstance, episode: OpenEpisode) {
    this.#instance = instance;
    this.#episode = episode;
  }

  get orchestration(): OrchestrationPayload {
    return this;
  }

  get instanceId(): string {
    return this.#instance.instanceId;
  }

  get past(): readonly HistoryEvent[] {
    return this.#episode.log.events;
  }

  get pastCount(): number {
    return this.#episode.pastCount;
  }

  get opening(): readonly HistoryEvent[] {
    return this.#episode.opening;
  }

  /** The members beside the history, made anew at each call. */
  others(): Readonly<Record<string, unknown>> {
    const { instanceId, input, parent } = this.#instance;
    return {
      input: input === null ? null : (JSON.parse(input) as unknown),
      instanceId,
      isReplaying: startedEvent(this.#episode)?.IsPlayed ?? false,
      parentInstanceId: parent?.OrchestrationInstance.InstanceId ?? null,
      upperSchemaVersion: 1,
      upperSchemaVersionNew: 3, // T2
      longRunningTimerIntervalDuration: '3.00:00:00',
      maximumShortTimerDuration: '6.00:00:00',
      defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
    };
  }

  /** The payload as the host sends it. */
  get string(): string {
    const { log, pastCount, opening } = this.#episode;
    const history = joinedTexts(log.text(pastCount), eventsText(opening));
    return `{"history":[${history}],${JSON.stringify(this.others()).slice(1)}`;
  }
}
