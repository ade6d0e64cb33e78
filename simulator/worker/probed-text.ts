// Probed text: a file's text with a call of the worker put in at each probe, and the way back from its columns.
//
// Owns:   what is put in, and where.
// Never:  looks for places; whoever loads the app says where they are (AppSources.probes).
//
// P1. Lines are not moved. What is put in stands between words of the same line.
// P2. The program means the same: a statement is preceded by a call, and put into a block where it stood in the place of
//     one; an operand is handed through.

import type { Probe, SourceLocation } from '#core';

/** The name under which a file finds what its probes call: the number of the probe, and a value that is handed through. */
export const PROBE = '__passed';

/** A text with its probes. */
export interface ProbedText {
  readonly text: string;
  /** From a place in it to the same place in the text as it was. */
  toOriginal(place: Required<SourceLocation>): Required<SourceLocation>;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Puts the probes in; undefined where there are none, or where the file uses the name itself. */
export function probedText(text: string, probes: readonly Probe[] = []): ProbedText | undefined {
  if (probes.length === 0 || text.includes(PROBE)) return undefined;
  const insertions = probes.flatMap(insertionsOf).sort((one, other) => one.at - other.at);
  let probed = '';
  let done = 0;
  for (const { at, text: put } of insertions) {
    probed += text.slice(done, at) + put;
    done = at;
  }
  const toColumn = columnsBack(text, insertions);
  return {
    text: probed + text.slice(done),
    toOriginal: (place) => ({ ...place, column: toColumn(place.line, place.column) }),
  };
}

function insertionsOf({ kind, from, to }: Probe, index: number): Insertion[] {
  const number = String(index);
  if (to === undefined) return [{ at: from, text: `${PROBE}(${number});` }];
  const [before, after] = kind === 'yield' ? [` ${PROBE}(${number},`, ')'] : [`{${PROBE}(${number});`, '}'];
  return [
    { at: from, text: before },
    { at: to, text: after },
  ];
}

/** Columns count from 1. A place within what was put in becomes the place where it was put. */
function columnsBack(text: string, insertions: readonly Insertion[]): (line: number, column: number) => number {
  const byLine = new Map<number, { column: number; length: number }[]>();
  let line = 1;
  let lineStart = 0;
  for (const { at, text: put } of insertions) {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < at; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    const found = byLine.get(line) ?? [];
    found.push({ column: at - lineStart + 1, length: put.length });
    byLine.set(line, found);
  }
  return (of, column) => {
    let put = 0;
    for (const insertion of byLine.get(of) ?? []) {
      if (insertion.column + put > column) break;
      if (column < insertion.column + put + insertion.length) return insertion.column;
      put += insertion.length;
    }
    return column - put;
  };
}
