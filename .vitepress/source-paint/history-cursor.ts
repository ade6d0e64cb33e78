// History cursor: one choice that joins a line of the source, the rows of the history and the arrows of the diagram.
//
// Owns:   what belongs together.
// Never:  moves the clock, or the time bar: use-history-cursor.ts does.
//
// J1. A chosen event belongs to its line and to its arrows; a chosen line to all its events, a chosen arrow to those it stands for.
// J2. What was chosen and is not there at another moment is not shown there, and comes back with its moment.

import type { HistoryStep, SourceLine } from './history-steps.ts';

/** What was chosen. */
export type Choice =
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'line'; readonly line: SourceLine }
  | { readonly kind: 'arrow'; readonly names: readonly string[] };

/** What is shown of a choice: events by id, arrows by the names of events (scenario/event-name.ts). */
export interface Joined {
  readonly events: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly lines: readonly SourceLine[];
}

/** Nothing. */
export const nothingJoined: Joined = { events: new Set(), names: new Set(), lines: [] };

/** What belongs to a choice, among these events. */
export function joined(choice: Choice | null, steps: readonly HistoryStep[]): Joined {
  if (!choice) return nothingJoined;
  const chosen = steps.filter((step) => isChosen(step, choice));
  const names = choice.kind === 'arrow' ? choice.names : chosen.flatMap(({ name }) => name ?? []);
  const lines = choice.kind === 'line' ? [choice.line] : distinct(chosen.flatMap((step) => step.lines));
  return { events: new Set(chosen.map(({ id }) => id)), names: new Set(names), lines };
}

function isChosen({ id, name, lines }: HistoryStep, choice: Choice): boolean {
  if (choice.kind === 'event') return id === choice.id;
  if (choice.kind === 'arrow') return name !== undefined && choice.names.includes(name);
  return lines.some((line) => isSameLine(line, choice.line));
}

/** Whether two are one line. */
export const isSameLine = (one: SourceLine, other: SourceLine): boolean =>
  one.file === other.file && one.line === other.line;

function distinct(lines: readonly SourceLine[]): SourceLine[] {
  return lines.filter((line, index) => lines.findIndex((one) => isSameLine(one, line)) === index);
}

/**
 * The event before or after the chosen one, also beyond the shown moment; undefined where there is none.
 *
 * @param known how many records the shown moment has: where no event is chosen, its newest is the one before, and the next
 *     one is the first after it.
 */
export function neighbour(
  steps: readonly HistoryStep[],
  { events }: Joined,
  { by, known }: { readonly by: -1 | 1; readonly known: number },
): HistoryStep | undefined {
  const at = by < 0 ? steps.findIndex(({ id }) => events.has(id)) : steps.findLastIndex(({ id }) => events.has(id));
  if (at >= 0) return steps[at + by];
  const newest = steps.findLastIndex(({ records }) => records <= known);
  return steps[by < 0 ? newest : newest + 1];
}
