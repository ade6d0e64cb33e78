import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import '../approval-tests';
import { AppUnderTest, runTest, testNames, type TestResult } from '../kit';

interface TestRun {
  orchestrator?: string;
  names?: string[];
}

// Runs the tests, one after the other: all of them, or those that the input names; on `ApprovalOrchestrator`, or on the
// orchestrator that the input names.
df.app.orchestration('RunTests', function* (context) {
  const run = context.df.getInput<TestRun>() ?? {};
  const { orchestrator = 'ApprovalOrchestrator' } = run;
  const names = run.names
    ? run.names
    : ((yield context.df.callActivity('FindTests')) as string[]);

  const tests: TestResult[] = [];
  for (const name of names) {
    const result: unknown = yield context.df.callActivity('RunTest', {
      name,
      orchestrator,
    });
    tests.push(result as TestResult);
  }
  return { tests };
});

df.app.activity('FindTests', { handler: testNames });

df.app.activity('RunTest', {
  extraInputs: [df.input.durableClient()],
  handler: (
    { name, orchestrator }: { name: string; orchestrator: string },
    context: InvocationContext,
  ) => runTest(name, new AppUnderTest(df.getClient(context), orchestrator)),
});
