// Type report: what people in front of a terminal see of an app's types.
//
// Owns:   that types are a result of their own, with signs and words that cannot be taken for a check's.

import { counted, paint, wrapped } from './terminal.ts';
import type { TypeProblem } from './types/type-check.ts';

const indent = '    ';
const MOST_TOLD = 10;

/** What the compiler found, a line per place. */
export function typesText(problems: readonly TypeProblem[]): string {
  if (problems.length === 0) return `${paint('green', '✓')} Types: no errors`;
  const more = problems.length - MOST_TOLD;
  return [
    `${paint('yellow', '!')} ${typesLine(problems)}, which the verdict does not count`,
    ...problems.slice(0, MOST_TOLD).map(problemText),
    ...(more > 0 ? [paint('dim', `${indent}and ${more} more`)] : []),
  ].join('\n');
}

/** How many there are. */
export const typesLine = (problems: readonly TypeProblem[]): string => `Types: ${counted(problems.length, 'error')}`;

function problemText({ file, line, column, code, message }: TypeProblem): string {
  const [first = '', ...rest] = message.split('\n');
  const place = paint('bold', `${file}:${line}:${column}`);
  return [wrapped(`${place} ${code}: ${first}`, indent), ...rest.map((one) => paint('dim', wrapped(one, indent)))].join(
    '\n',
  );
}

/** The compiler is not there. */
export const noCompilerText = 'Types were not checked: the package typescript is not installed.';
