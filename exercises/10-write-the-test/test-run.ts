// Test run: the learner's tests, as they went on one app under test.

import { describeStatus, expectThat } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import type { AppUnderTest } from './apps-under-test.ts';

/** How one of the learner's tests ended. */
export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly message?: string;
}

/** Puts apps beside the learner's, before the first run. */
export async function addApps(scenario: Scenario, apps: readonly AppUnderTest[]): Promise<void> {
  await scenario.add(Object.fromEntries(apps.map((app) => [`checks/${app.orchestrator}.ts`, app.source])));
}

/**
 * Runs the learner's tests on an app, until everything has ended.
 *
 * @param names only these; default all.
 * @throws {CheckFailure} the run did not come to its end, or there is no test.
 */
export async function runTests(
  scenario: Scenario,
  { orchestrator }: AppUnderTest,
  names?: readonly string[],
): Promise<readonly TestResult[]> {
  const instanceId = `tests-of-${orchestrator}`;
  await scenario.start('RunTests', { instanceId, input: { orchestrator, names } });
  await scenario.untilIdle();
  const status = await scenario.status(instanceId);
  const completed = status?.runtimeStatus === 'Completed';
  expectThat(completed, 'all tests to come to an end', describeStatus(instanceId, status));
  const { tests } = status?.output as { tests: readonly TestResult[] };
  expectThat(tests.length > 0, 'at least one test', 'src/approval-tests.ts declares none');
  return tests;
}

/** Tests that failed, as the end of a sentence: `"silence rejects" failed: Expected …`. */
export function describeFailures(results: readonly TestResult[]): string {
  return results
    .filter((result) => !result.passed)
    .map(({ name, message = 'no reason' }) => `"${name}" failed: ${message.replace(/[\s.]+$/, '')}`)
    .join('; ');
}
