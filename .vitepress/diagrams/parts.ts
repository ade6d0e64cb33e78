// Parts: the text from which a picture of an app's parts is made, for what no run can show.
//
// Owns:   the format of diagrams/*.parts, and the same picture as sentences.
// Never:  shows behaviour: that is what stories are for (story.ts).
//
// A text of parts begins with `title:` and `description:`. Then the columns follow from left to right, each with its boxes from
// top to bottom, and then the arrows:
//
//   column
//     <kind> <id>: <name> [(<what it is>)]      without brackets: the kind, such as `activity`
//   <id> -> <id>: <verb>                        such as `starts`; "<name> <verb> <name>" is a sentence
//   <id> --> <id>: <verb>                       an answer
//   <id> => <id>: <name>                        an external event, or an operation of an entity
//
// Kinds: client (somebody outside), client-function, orchestrator, activity, entity, event, timer. An arrow joins boxes of
// neighbouring columns, or neighbours in one column, so that it crosses nothing. Empty lines and lines that begin with # are
// for the reader.

/** What each kind of part is called where nothing else is said. */
export const partKinds = {
  client: 'outside the app',
  'client-function': 'client function',
  orchestrator: 'orchestrator',
  activity: 'activity',
  entity: 'entity',
  event: 'external event',
  timer: 'durable timer',
} as const;

/** A kind of part. */
export type PartKind = keyof typeof partKinds;

/** A box. */
export interface Part {
  readonly id: string;
  readonly kind: PartKind;
  readonly name: string;
  /** What it is, in a few words. */
  readonly detail: string;
}

/** An arrow from one box to another. */
export interface PartArrow {
  readonly kind: 'call' | 'answer' | 'message';
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A picture of parts. Plain data. */
export interface Parts {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly (readonly Part[])[];
  readonly arrows: readonly PartArrow[];
}

/** A text of parts that cannot be read; the message begins with file and line. */
export class PartsError extends Error {
  override readonly name = 'PartsError';
}

const arrowKinds = { '->': 'call', '-->': 'answer', '=>': 'message' } as const;

/**
 * Reads a text of parts.
 *
 * @param file its name, for messages.
 * @throws {PartsError} a line is not understood, or something is missing.
 */
export function parseParts(text: string, file: string): Parts {
  const head = new Map<string, string>();
  const columns: Part[][] = [];
  const arrows: PartArrow[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const fail = (problem: string): never => {
      throw new PartsError(`${file}:${String(index + 1)}: ${problem}`);
    };
    const [, key, value = ''] = /^(title|description): *(.+)$/.exec(line) ?? [];
    const arrow = toArrow(line);
    if (key !== undefined) head.set(key, value);
    else if (line === 'column') columns.push([]);
    else if (arrow) arrows.push(checked(arrow, columns, fail));
    else
      (columns.at(-1) ?? fail('a box has to stand in a column')).push(
        toPart(line) ?? fail(`"${line}" is not understood`),
      );
  }
  const part = (key: string): string => head.get(key) ?? missing(file, `the line "${key}: …"`);
  const parts = { title: part('title'), description: part('description'), columns, arrows };
  return columns.length > 0 && columns.every((column) => column.length > 0)
    ? parts
    : missing(file, 'a column with boxes');
}

function missing(file: string, what: string): never {
  throw new PartsError(`${file}: ${what} is missing`);
}

function toArrow(line: string): PartArrow | undefined {
  const [, from = '', sign = '', to = '', label = ''] = /^(\S+) (->|-->|=>) ([^\s:]+): (.+)$/.exec(line) ?? [];
  const kind = arrowKinds[sign as keyof typeof arrowKinds] as PartArrow['kind'] | undefined;
  return kind && { kind, from, to, label };
}

function toPart(line: string): Part | undefined {
  const [, kind = '', id = '', name = '', detail] = /^([a-z-]+) ([^\s:]+): ([^(]+?)(?: \((.+)\))?$/.exec(line) ?? [];
  if (!(kind in partKinds)) return undefined;
  return { id, kind: kind as PartKind, name, detail: detail ?? partKinds[kind as PartKind] };
}

function checked(arrow: PartArrow, columns: readonly (readonly Part[])[], fail: (problem: string) => never): PartArrow {
  const [from, to] = [arrow.from, arrow.to].map((id) => placeOf(id, columns) ?? fail(`there is no box "${id}" above`));
  if (from && to) {
    const columnsApart = Math.abs(from.column - to.column);
    const isBetweenNeighbours = columnsApart === 1 || (columnsApart === 0 && Math.abs(from.row - to.row) === 1);
    if (!isBetweenNeighbours) fail('an arrow joins boxes of neighbouring columns, or neighbours in one column');
  }
  return arrow;
}

/** Where a box stands: its column, and its place in it, both from 0. */
export function placeOf(id: string, columns: Parts['columns']): { column: number; row: number } | undefined {
  for (const [column, boxes] of columns.entries()) {
    const row = boxes.findIndex((box) => box.id === id);
    if (row >= 0) return { column, row };
  }
  return undefined;
}

/** The picture as sentences: its boxes, then its arrows. */
export function describeParts({ columns, arrows }: Parts): string[] {
  const boxes = columns.flat();
  return [
    ...boxes.map(({ name, detail }) => `${name}: ${detail}.`),
    ...arrows.map(({ kind, from, to, label }) => {
      const [sender, receiver] = [from, to].map((id) => boxes.find((box) => box.id === id));
      const message = receiver?.kind === 'entity' ? `sends ${label} to` : `raises ${label} for`;
      return `${sender?.name ?? from} ${kind === 'message' ? message : label} ${receiver?.name ?? to}.`;
    }),
  ];
}
