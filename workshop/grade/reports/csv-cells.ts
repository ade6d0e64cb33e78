// CSV cells: where each cell of a table stands in its text, so that one can be changed and every other byte kept.
//
// Owns:   the borders of cells. What is inside of quotes is read as every CSV reader does.
// Never:  writes a table (csv.ts).

/** One cell of a text. */
export interface CsvCell {
  /** The offsets of its first character and of the one after its last, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly isQuoted: boolean;
}

/** The cells of a table, line by line. Lines without any character are no rows. */
export function csvCells(text: string, delimiter: string): readonly (readonly CsvCell[])[] {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const cell = cellAt(text, at, delimiter);
    row.push(cell);
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push({ start: at, end: at, value: '', isQuoted: false });
    }
    if (row.length > 1 || row.some(({ start, end }) => end > start)) rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

function cellAt(text: string, start: number, delimiter: string): CsvCell {
  const isQuoted = text[start] === '"';
  let end = start;
  if (isQuoted) {
    end = closingQuote(text, start + 1) + 1;
  }
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const raw = text.slice(start, end);
  return { start, end, value: isQuoted ? raw.replace(/^"|"$/g, '').replaceAll('""', '"') : raw, isQuoted };
}

/** Two quotes in a row are one inside of the cell. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length - 1 : at;
}

/** The text with other values in some of its cells; a cell that had quotes keeps them. */
export function withCells(
  text: string,
  changes: readonly { readonly cell: CsvCell; readonly value: string }[],
): string {
  const fromTheEnd = [...changes].sort((one, other) => other.cell.start - one.cell.start);
  return fromTheEnd.reduce((changed, { cell, value }) => {
    const written = cell.isQuoted ? `"${value}"` : value;
    return changed.slice(0, cell.start) + written + changed.slice(cell.end);
  }, text);
}
