// Event log: the persisted history events of one execution.
//
// Owns:   appending, and the events' JSON text.
// Never:  decides what is appended (episode.ts).
//
// L1. Events are appended and never changed or taken away; what begins otherwise is another log.
// L2. An event is written as text once, and not before somebody asks: a worker that takes events as they are never does.

import type { HistoryEvent } from './history.ts';

/** A history that grows. */
export class EventLog {
  readonly #events: HistoryEvent[];
  #text = '';
  /** How many events the text holds. */
  #written = 0;

  constructor(events: readonly HistoryEvent[] = []) {
    this.#events = [...events];
  }

  /** All events, also those that are still appended; whoever keeps them copies them. */
  get events(): readonly HistoryEvent[] {
    return this.#events;
  }

  /** Adds events at the end (L1). */
  append(events: readonly HistoryEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  /** The first `count` events as members of a JSON list, without its brackets; empty for none. */
  text(count: number): string {
    if (count < this.#written) return eventsText(this.#events.slice(0, count));
    this.#text = joinedTexts(this.#text, eventsText(this.#events.slice(this.#written, count)));
    this.#written = count;
    return this.#text;
  }

  /** Forgets the text; nobody reads the history of a finished instance as one. */
  forgetText(): void {
    this.#text = '';
    this.#written = 0;
  }
}

/** Events as the members of a JSON list, without its brackets; empty for none. */
export function eventsText(events: readonly HistoryEvent[]): string {
  return events.map((event) => JSON.stringify(event)).join(',');
}

/** The texts of events that follow one another, as one. */
export function joinedTexts(past: string, appended: string): string {
  return past === '' || appended === '' ? past + appended : `${past},${appended}`;
}
