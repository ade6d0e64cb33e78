// Figure: one measured number beside its target, and how both are shown.

import { OWNERS } from './profile.ts';
import type { Profile } from './profile.ts';

/** One figure. The whole of `npm run bench -- --json` is a {@link BenchReport}. */
export interface Figure {
  readonly workload: string;
  /** What is measured, and against what: `× floor`, `× peer`, `× in process`, `KB per instance` and the like. */
  readonly unit: string;
  readonly measured: number;
  /** `at most` or `at least` the target. */
  readonly bound: 'at most' | 'at least';
  readonly target: number;
  readonly holds: boolean;
  /** Both sides in absolute terms, or what the number is made of. */
  readonly basis: string;
  /** What limits the figure. */
  readonly limitedBy: string;
  /** Where the time went, in milliseconds per instance, by what was run; only where profiles were asked for. */
  readonly profiles?: Readonly<Record<string, Profile>>;
}

/** What a benchmark run comes to. */
export interface BenchReport {
  readonly node: string;
  readonly figures: readonly Figure[];
  /** Sentences about what was not measured. */
  readonly leftOut: readonly string[];
}

/** A figure, with its verdict. */
export function figure(given: Omit<Figure, 'holds'>): Figure {
  const { measured, bound, target } = given;
  return { ...given, holds: bound === 'at most' ? measured <= target : measured >= target };
}

/** The report as a table for people. */
export function reportText({ node, figures, leftOut }: BenchReport): string {
  const head = ['workload', 'measured', 'target', 'holds', 'basis', 'limited by'];
  const rows = figures.map((one) => [
    one.workload,
    `${rounded(one.measured)} ${one.unit}`,
    `${one.bound} ${String(one.target)}`,
    one.holds ? 'yes' : 'NO',
    one.basis,
    one.limitedBy,
  ]);
  const more = [...figures.flatMap(profileText), ...leftOut];
  return [`Node ${node}`, '', ...table([head, ...rows]), ...more.map((paragraph) => `\n${paragraph}`)].join('\n');
}

/** A figure's profiles below each other. */
function profileText({ workload, profiles }: Figure): string[] {
  if (!profiles) return [];
  const row = (name: string, profile: Profile): string[] => [
    name,
    ...OWNERS.map((owner) => profile[owner].toFixed(3)),
    OWNERS.reduce((sum, owner) => sum + profile[owner], 0).toFixed(3),
  ];
  const head = [`${workload}: ms each`, ...OWNERS, 'all'];
  return [table([head, ...Object.entries(profiles).map(([name, profile]) => row(name, profile))]).join('\n')];
}

/** Two digits after the point, or three that count. */
export function rounded(value: number): string {
  return Math.abs(value) < 100 ? value.toFixed(2) : value.toFixed(0);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
