import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import '../approval-tests';
import { AppUnderTest, runTest, testNames, type TestResult } from '../kit';

// Runs the tests, one after the other. The name of another orchestrator as the input runs them on that one.

df.app.orchestration('RunTests', function* (context) {
  const orchestrator = context.df.getInput() ?? 'ApprovalOrchestrator';
  const names: string[] = yield context.df.callActivity('FindTests');

  const tests: TestResult[] = [];
  for (const name of names) {
    const test = { name, orchestrator };
    tests.push(yield context.df.callActivity('RunTest', test));
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
