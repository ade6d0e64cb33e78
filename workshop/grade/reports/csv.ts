// CSV: how tables are written, and what a cell must not be.
//
// C1. A spreadsheet takes a cell that begins with = + - @ for a formula and may run it. Such texts, which come from submissions,
//     get an apostrophe in front, and are shown as text.

import { stringify } from 'csv-stringify/sync';

/** A cell of a table. */
export type Cell = string | number;

/** A table as CSV: commas, lines that end in a line feed, and no formula (C1). */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
}

/** Whether a spreadsheet would take a text for a formula (C1). */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(text);
