// Marks: what stands beside a line, from the run and from the text itself.

import type { SourceLocation } from '#core';

/** Something of a run to mark in the text. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly source: SourceLocation;
}

/** Something that is wrong with the text as it is written. Offsets count from 0. */
export interface Problem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** The line may stand in a function that others may call: what is wrong is that an orchestrator runs it. */
export const whereOrchestratorsRun = (text: string): string => `Where an orchestrator runs this line: ${text}`;
