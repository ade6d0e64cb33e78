// What a grader costs that starts vitest once per submission: the same checks as tests, the app in the test's own process.
// Nothing is contained here; it is a measure, not a way to grade.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exerciseSlugs, loadExercise, overlaidSources } from '#exercises/catalog';
import { runCheck } from '#exercises/run-checks';
import { inProcessWorker } from '#worker/in-process';

const submission = process.env['BENCH_SUBMISSION'] ?? '';
const worker = inProcessWorker();

for (const slug of exerciseSlugs()) {
  const { checks } = await loadExercise(slug);
  describe(slug, () => {
    test.for(checks)('$id', { timeout: 60_000 }, async (check) => {
      const { ending } = await runCheck(check, { app: overlaidSources([join(submission, slug)]), worker });
      expect(ending.status).toBe('pass');
    });
  });
}
