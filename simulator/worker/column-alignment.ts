// Column alignment: from a column of a transpiled line to the column of the same word in the line it was made from.
//
// The transpiler keeps lines and nearly every word of them; it takes types away and puts a little in. So the two lines
// are aligned by their longest common sequence of words. (Its own source map loses its place after a template literal.)

interface Word {
  readonly text: string;
  /** Counted from 1. */
  readonly column: number;
}

/** Longer lines are machine-made, and their columns help nobody. */
const mostPairs = 1_000_000;

/**
 * The column in `source` of the word that stands at `column` in `generated`, or of the last one before it that both lines have.
 * Columns count from 1.
 */
export function alignColumn(lines: { source: string; generated: string }, column: number): number {
  const from = wordsOf(lines.generated);
  const to = wordsOf(lines.source);
  if (from.length * to.length > mostPairs) return column;
  const partners = align(from, to);
  const at = from.findLastIndex((word, index) => word.column <= column && partners[index] !== undefined);
  return partners[at]?.column ?? to[0]?.column ?? 1;
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/[\p{L}\p{N}_$]+|[^\s]/gu)].map((match) => ({ text: match[0], column: match.index + 1 }));
}

/** For each word of `from` the word of `to` that it came from, if any. Ties go to the later word: what is put in stands before. */
function align(from: readonly Word[], to: readonly Word[]): (Word | undefined)[] {
  const lengths = commonLengths(from, to);
  const partners: (Word | undefined)[] = from.map(() => undefined);
  let i = from.length;
  let j = to.length;
  while (i > 0 && j > 0) {
    if (from[i - 1]?.text === to[j - 1]?.text) {
      i -= 1;
      j -= 1;
      partners[i] = to[j];
    } else if (lengthAt(lengths, i - 1, j) >= lengthAt(lengths, i, j - 1)) i -= 1;
    else j -= 1;
  }
  return partners;
}

/** Lengths of the longest common sequence of every two beginnings. */
function commonLengths(from: readonly Word[], to: readonly Word[]): Uint32Array[] {
  const rows = [new Uint32Array(to.length + 1)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = new Uint32Array(to.length + 1);
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1]?.text === to[j - 1]?.text;
      row[j] = same ? lengthAt(rows, i - 1, j - 1) + 1 : Math.max(lengthAt(rows, i - 1, j), row[j - 1] ?? 0);
    }
    rows.push(row);
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
