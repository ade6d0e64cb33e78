// Check classroom: hands the result of a check to the run of a workflow.
//
// Owns:   the two files that a run gives to each of its steps: one for outputs, one for the summary.
//
// C1. Before the checks begin, the output says that nothing passed. Whatever ends the step too early leaves that behind, and the
//     reporter finds a result in any case. What is written last counts.

import { appendFile } from 'node:fs/promises';
import { loadExercise } from '#exercises/catalog';
import type { CheckReport } from '#exercises/run-checks';
import { classroomOutput, encodedResult, summaryMarkdown } from './classroom-result.ts';
import { UsageError } from './command.ts';
import { numberOf } from './workspace.ts';

/** The outputs of a step. */
export class ClassroomStep {
  readonly #outputs: string;

  /** @throws {UsageError} this is no run of a workflow. */
  constructor() {
    const { GITHUB_OUTPUT: outputs } = process.env;
    if (!outputs) {
      throw new UsageError(
        '--classroom is for a workflow of GitHub: it writes to the file that GITHUB_OUTPUT names, and none is named.',
      );
    }
    this.#outputs = outputs;
  }

  /** C1. */
  async begin(slug: string): Promise<void> {
    const { checks } = await loadExercise(slug);
    const none = checks.map(({ id, title, points }) => ({
      id,
      title,
      status: 'error' as const,
      points: 0,
      maxPoints: points,
      message: 'The checks did not come to an end.',
    }));
    const maxPoints = none.reduce((sum, check) => sum + check.maxPoints, 0);
    await this.#write({ exercise: slug, app: '', passed: false, points: 0, maxPoints, checks: none, durationMs: 0 });
  }

  /** Writes the result, and adds it to the summary of the run. */
  async end(report: CheckReport): Promise<void> {
    await this.#write(report);
    const { GITHUB_STEP_SUMMARY: summary } = process.env;
    const { title } = await loadExercise(report.exercise);
    if (summary) await appendFile(summary, summaryMarkdown(`${numberOf(report.exercise)} ${title}`, report));
  }

  #write(report: CheckReport): Promise<void> {
    return appendFile(this.#outputs, `result=${encodedResult(classroomOutput(report))}\n`);
  }
}
