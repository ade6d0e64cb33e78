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

/**
 * Runs the learner's tests on each app, on all at once, until everything has ended.
 *
 * @throws {CheckFailure} a run did not come to its end, or there is no test.
 */
export async function runTests(
  scenario: Scenario,
  apps: readonly AppUnderTest[],
): Promise<readonly (readonly TestResult[])[]> {
  await scenario.add(Object.fromEntries(apps.map((app) => [`checks/${app.orchestrator}.ts`, app.source])));
  for (const { orchestrator } of apps) {
    await scenario.start('RunTests', { instanceId: runOf(orchestrator), input: orchestrator });
  }
  await scenario.untilIdle();
  return Promise.all(apps.map((app) => resultsOf(scenario, app)));
}

async function resultsOf(scenario: Scenario, { orchestrator }: AppUnderTest): Promise<readonly TestResult[]> {
  const id = runOf(orchestrator);
  const status = await scenario.status(id);
  const completed = status?.runtimeStatus === 'Completed';
  expectThat(completed, 'all tests to come to an end', describeStatus(id, status));
  const { tests } = status?.output as { tests: readonly TestResult[] };
  expectThat(tests.length > 0, 'at least one test', 'src/approval-tests.ts declares none');
  return tests;
}

const runOf = (orchestrator: string): string => `tests-of-${orchestrator}`;

/** Tests that failed, as the end of a sentence: `"silence rejects" failed: Expected …`. */
export function describeFailures(results: readonly TestResult[]): string {
  return results
    .filter((result) => !result.passed)
    .map(({ name, message = 'no reason' }) => `"${name}" failed: ${message.replace(/[\s.]+$/, '')}`)
    .join('; ');
}
