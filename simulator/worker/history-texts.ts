// History texts: orchestration triggers that come as texts, of which each repeats the history of the one before, so that what
// has been parsed need not be parsed again in every episode.
//
// Owns:   the beginning of the last text of each execution, up to the events that opened its episode, and what that says.
// Never:  comes to anything but what JSON.parse comes to.
//
// X1. Known events are taken for those of a new text only if it begins with the same characters, and another event follows.
// X2. What opened an episode is written otherwise once it is persisted (`IsPlayed`): it is not kept.
// X3. An execution is found by how its text begins: with its ids. Should two begin alike, only one of them is kept.
// X4. A bounded number of executions and characters is kept, and of short texts nothing: those are parsed by who wants to know.

import { EventType, type HistoryEvent, type OrchestrationPayload } from '#core';

const EXECUTIONS = 1_000;
const CHARACTERS = 50_000_000;
const LONG_TEXT = 8_192;
const HEAD = 1_024;
const OPENING = '{"history":[';

interface Known {
  /** From the text's first character to the end of its last known event. */
  text: string;
  /** It grows, and stays the same list. */
  readonly events: HistoryEvent[];
}

type Trigger = { readonly history: readonly HistoryEvent[]; readonly instanceId: string } & Record<string, unknown>;

/** What the orchestration triggers of one loaded app say. */
export class HistoryTexts {
  #byHead = new Map<string, Known>();
  #characters = 0;

  /** Reads the text of a trigger; undefined for one that is better parsed as it is (X4). */
  read(text: string): OrchestrationPayload | undefined {
    if (text.length < LONG_TEXT || !text.startsWith(OPENING)) return undefined;
    const known = this.#knownOf(text);
    const begin = known.text.length;
    const { history, ...others } = JSON.parse(OPENING + text.slice(begin + (text[begin] === ',' ? 1 : 0))) as Trigger;
    const openedAt = history.findLastIndex(({ EventType: type }) => type === EventType.OrchestratorStarted);
    if (openedAt < 0) return undefined;
    const past = grown(known, text, history.slice(0, openedAt));
    this.#characters += known.text.length - begin;
    const { instanceId } = others;
    return { past, pastCount: past.length, opening: history.slice(openedAt), instanceId, others: () => others };
  }

  /** What is known of the execution (X1, X3). */
  #knownOf(text: string): Known {
    const head = text.slice(0, HEAD);
    const before = this.#byHead.get(head);
    if (before && isContinued(before, text)) return before;
    if (this.#byHead.size >= EXECUTIONS || this.#characters >= CHARACTERS) this.#forget();
    const known = { text: OPENING, events: [] };
    this.#byHead.set(head, known);
    return known;
  }

  #forget(): void {
    this.#byHead = new Map();
    this.#characters = 0;
  }
}

function isContinued({ text }: Known, longer: string): boolean {
  // Comparing two texts is thirty times as fast as asking one how it begins.
  return longer.slice(0, text.length) === text && longer.startsWith(',{', text.length);
}

/** All events before the episode; from now on they are known, unless the text writes them in a way of its own. */
function grown(known: Known, text: string, added: readonly HistoryEvent[]): readonly HistoryEvent[] {
  if (added.length === 0) return known.events;
  const separator = known.events.length === 0 ? '' : ',';
  const written = separator + JSON.stringify(added).slice(1, -1);
  if (!text.startsWith(written, known.text.length)) return [...known.events, ...added];
  known.text = text.slice(0, known.text.length + written.length);
  known.events.push(...added);
  return known.events;
}
