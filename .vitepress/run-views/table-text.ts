/** A table as plain text: what is copied from a view. */
export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table as lines with tabs, which spreadsheets take; a cell keeps to its line. */
export function tableText({ columns, rows }: PlainTable): string {
  return [columns, ...rows]
    .map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()).join('\t'))
    .join('\n');
}

/** A value in a cell: text and JSON as JSON, nothing as nothing. */
export const cellText = (value: unknown): string =>
  value === undefined || value === null ? '' : JSON.stringify(value);
