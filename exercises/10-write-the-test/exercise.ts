import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const run = { label: 'Run the tests', method: 'POST', path: `${API}/orchestrators/RunTests/tests-1` } as const;

export default defineExercise({
  title: 'Write the test',
  lesson: 'testing',
  task: [
    'This time the app is there and the tests are missing. `ApprovalOrchestrator` waits at most one hour for the event `ApprovalEvent`, which carries `true` or `false`.',
    'On `true` it calls the activity `ProcessApproval`. On `false`, or when nobody answers in time, it calls `ProcessRejection`. It calls no other activity.',
    'The activity gets the order, which is the input of the orchestration. The output of the orchestration is what the activity returned: `{ outcome, order }`, where `outcome` is `approved` or `rejected`.',
    'When the event comes in time, the instance completes at that moment.',
    'Write the tests in `src/approval-tests.ts`, with the words of `src/kit.ts` and `src/expect.ts`. They are run on two right apps, on which all must pass, and on ten apps with one bug each, on which at least one must fail.',
  ],
  files: [
    { path: 'src/approval-tests.ts', role: 'edit' },
    { path: 'src/kit.ts', role: 'given' },
    { path: 'src/expect.ts', role: 'given' },
    { path: 'src/functions/approval-orchestrator.ts', role: 'given' },
    { path: 'src/functions/activities.ts', role: 'given' },
    { path: 'src/functions/run-tests.ts', role: 'given' },
  ],
  hints: [
    'An order can end in three ways: a yes, a no, and silence. Begin with one test for each.',
    'Nothing runs while a test only starts and raises. Move the clock with `advance`; `0` lets run what is due now, and no time passes.',
    'Completed is not enough. Compare the output with the one that you expect, and `activities` with a list of one name. When should that be so, and when not yet?',
    'For a yes and a no, look at the moment of the answer. For silence look twice: a second before the hour is over, and when it is over. Then break the given orchestrator yourself, one word at a time, and see which test tells you.',
  ],
  requests: [
    run,
    { label: 'Results', method: 'GET', path: `${API}/instances/tests-1` },
    {
      label: 'Start an order',
      method: 'POST',
      path: `${API}/orchestrators/ApprovalOrchestrator/order-42`,
      body: { item: 'Desk lamp' },
    },
    { label: 'Raise: approve', method: 'POST', path: `${API}/instances/order-42/raiseEvent/ApprovalEvent`, body: true },
  ],
  onRun: [run],
  checks,
});
