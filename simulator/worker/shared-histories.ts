// Shared histories: orchestration payloads for the SDK made of the host's own events, or of what its texts said of them before.
//
// Owns:   the events in the form that the SDK gives them: with a Date as time stamp (`Utils.parseTimestampsAsDates`).
// Never:  changes an event of the host; and never serves code other than the SDK's, which would find a text where this has a Date.
//
// S1. An event is brought into that form once, and serves all later episodes. What the app gets to see of an event it could
//     change, and an episode must not hear of what the one before did: a time stamp is looked at before it serves again,
//     and structured failures are made anew.
// S2. Where the SDK would look for more time stamps it finds none: the history is no enumerable member of the payload. In every
//     episode it looks through all that is enumerable (`Utils.parseTimestampsAsDates`), which of a long history takes a third
//     of the time. The input stays in its sight: a `Timestamp` in there becomes a Date, as on Azure.
// S3. It lives as long as the app is loaded, for a bounded number of instances, and of a short history nothing is kept: there it
//     would save little, and cost memory while an instance waits.

import type { HistoryEvent, OrchestrationPayload, TypedData } from '#core';
import { EventType } from '#core';
import { HistoryTexts } from './history-texts.ts';

const INSTANCES = 10_000;
const LONG_HISTORY = 32;

type SdkEvent = Omit<HistoryEvent, 'Timestamp'> & { readonly Timestamp: Date };

interface Shared {
  readonly past: readonly HistoryEvent[];
  readonly events: SdkEvent[];
  /** Those of which the app gets to see something (S1). */
  readonly exposed: Exposed[];
}

interface Exposed {
  /** In the history. */
  readonly index: number;
  timestamp: Date;
  readonly timeMs: number;
  readonly isFailure: boolean;
}

/** The histories of one loaded app's instances. */
export class SharedHistories {
  #byInstance = new Map<string, Shared>();
  readonly #texts = new HistoryTexts();

  /** The value of an orchestration trigger with the parsed payload in place of its text; that of another binding as it is. */
  exchange(data: TypedData, bindingType: string | undefined): TypedData {
    if (bindingType !== 'orchestrationTrigger') return data;
    const orchestration = data.orchestration ?? this.#texts.read(data.string ?? '');
    // The InvocationModel hands whatever stands in `int` through.
    return orchestration ? { int: this.#payload(orchestration) as unknown as number } : data;
  }

  #payload(orchestration: OrchestrationPayload): object {
    const { past, pastCount, opening } = orchestration;
    const isLong = pastCount >= LONG_HISTORY;
    const history = isLong ? this.#shared(orchestration) : past.slice(0, pastCount).map(sdkEvent);
    for (const event of opening) history.push(sdkEvent(event));
    return Object.defineProperty(orchestration.others(), 'history', { value: history }); // S2
  }

  /** The events before the episode, in a list of their own. */
  #shared(orchestration: OrchestrationPayload): SdkEvent[] {
    const { events, exposed } = this.#sharedOf(orchestration);
    for (const one of exposed) {
      if (!isTouched(one)) continue;
      const event = sdkEvent(orchestration.past[one.index] as HistoryEvent);
      events[one.index] = event;
      one.timestamp = event.Timestamp;
    }
    return events.slice(0, orchestration.pastCount);
  }

  #sharedOf({ instanceId, past, pastCount }: OrchestrationPayload): Shared {
    let shared = this.#byInstance.get(instanceId);
    if (shared?.past !== past) {
      if (this.#byInstance.size >= INSTANCES) this.#byInstance = new Map(); // S3
      shared = { past, events: [], exposed: [] };
      this.#byInstance.set(instanceId, shared);
    }
    for (let index = shared.events.length; index < pastCount; index += 1) {
      const event = past[index] as HistoryEvent;
      const made = sdkEvent(event);
      shared.events.push(made);
      const isFailure = failureDetailsOf(event) !== undefined;
      if (!isFailure && event.EventType !== EventType.OrchestratorStarted) continue;
      shared.exposed.push({ index, timestamp: made.Timestamp, timeMs: made.Timestamp.getTime(), isFailure });
    }
    return shared;
  }
}

function isTouched({ isFailure, timestamp, timeMs }: Exposed): boolean {
  return isFailure || timestamp.getTime() !== timeMs;
}

function failureDetailsOf(event: HistoryEvent): object | undefined {
  if (!('FailureDetails' in event)) return undefined;
  const details: unknown = event.FailureDetails;
  return typeof details === 'object' && details !== null ? details : undefined;
}

function sdkEvent(event: HistoryEvent): SdkEvent {
  const details = failureDetailsOf(event);
  const copied = details ? { ...event, FailureDetails: withDates(structuredClone(details)) } : event;
  return { ...copied, Timestamp: new Date(instantOf(event.Timestamp)) };
}

/** What the SDK does to whatever it finds in a payload: a text that is called `Timestamp` becomes a Date. */
function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('Timestamp' in value && typeof value.Timestamp === 'string') value.Timestamp = new Date(value.Timestamp);
  for (const member of Object.values(value)) withDates(member);
  return value;
}

function instantOf(timestamp: string): number {
  if (timestamp !== lastInstant.timestamp) lastInstant = { timestamp, timeMs: Date.parse(timestamp) };
  return lastInstant.timeMs;
}

/** Most events of a history have the time stamp of the one before. */
let lastInstant = { timestamp: '', timeMs: NaN };
