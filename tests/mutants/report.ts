// Report: surveys as a table for people, with every mutant that somebody has to look at below it.

import type { JudgedMutant, Survey } from './survey.ts';

/** What the checks of an exercise have to catch, from 0 to 1. */
export const TARGET = 0.9;

/** Whether the checks catch enough, and the list of equivalent mutants holds. */
export function isGood({ score, wrongEntries }: Survey): boolean {
  return score >= TARGET && wrongEntries.length === 0;
}

/** The surveys as a table, then the survivors, the equivalent ones, and what is wrong with the lists of these. */
export function reportText(surveys: readonly Survey[]): string {
  const head = ['exercise', 'mutants', 'caught', 'survived', 'equivalent', 'not compiling', 'score', ''];
  const rows = surveys.map((one) => [
    one.exercise,
    String(one.mutants.length),
    ...(['caught', 'survived', 'equivalent', 'does not compile'] as const).map((fate) => String(of(one, fate).length)),
    percent(one.score),
    isGood(one) ? 'ok' : one.score < TARGET ? `below ${percent(TARGET)}` : 'wrong list',
  ]);
  const parts = [
    table([head, ...rows]),
    listed('Survived:', surveys, 'survived'),
    listed('Equivalent:', surveys, 'equivalent'),
    surveys.flatMap(({ exercise, wrongEntries }) => wrongEntries.map((sentence) => `${exercise}: ${sentence}`)),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

function of({ mutants }: Survey, fate: JudgedMutant['fate']): readonly JudgedMutant[] {
  return mutants.filter((mutant) => mutant.fate === fate);
}

function listed(heading: string, surveys: readonly Survey[], fate: JudgedMutant['fate']): readonly string[] {
  const lines = surveys.flatMap((one) => of(one, fate).map((mutant) => mutantText(one.exercise, mutant)));
  return lines.length === 0 ? [] : [heading, ...lines];
}

function mutantText(exercise: string, { file, line, from, to, mutator }: JudgedMutant): string {
  return `  solutions/${exercise}/${file}:${String(line)}  ${from} -> ${to}  (${mutator})`;
}

/** Rounded down, so that what is shown as 90 % is 90 %. */
function percent(share: number): string {
  return `${String(Math.floor(share * 100))} %`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd());
}
