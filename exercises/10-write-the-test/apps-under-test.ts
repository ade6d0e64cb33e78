// Apps under test: what the learner's tests are run on. One app keeps the contract of ApprovalOrchestrator, one keeps it
// in another way, and each of the others has one bug.
//
// A1. A broken app is the right one with a few words exchanged, so that it has this one bug and no other.
// A2. Each registers its orchestrator under a name of its own, so that the right app and a broken one stand side by side.
//     The activities are those of the learner's app.

/** An app that stands beside the learner's. */
export interface AppUnderTest {
  readonly orchestrator: string;
  readonly source: string;
}

const RIGHT_SOURCE = `import * as df from 'durable-functions';

df.app.orchestration('RightOrchestrator', function* (context) {
  const order = context.df.getInput();
  const deadline = new Date(context.df.currentUtcDateTime.getTime() + 60 * 60 * 1000);
  let answer = context.df.waitForExternalEvent('ApprovalEvent');
  let timeout = context.df.createTimer(deadline);
  let winner = yield context.df.Task.any([answer, timeout]);
  if (winner === answer) timeout.cancel();
  const approved = winner === answer && answer.result === true;
  const outcome = yield context.df.callActivity(approved ? 'ProcessApproval' : 'ProcessRejection', order);
  return outcome;
});
`;

/** Does all that the task says. */
export const rightApp: AppUnderTest = { orchestrator: 'RightOrchestrator', source: RIGHT_SOURCE };

/** Does the same, with retries, a custom status, and the timer first. */
export const otherRightApp: AppUnderTest = {
  orchestrator: 'OtherRightOrchestrator',
  source: `import * as df from 'durable-functions';

const retryOptions = new df.RetryOptions(5000, 3);

function* decision(context) {
  const deadline = new Date(context.df.currentUtcDateTime);
  deadline.setUTCHours(deadline.getUTCHours() + 1);
  const timer = context.df.createTimer(deadline);
  const event = context.df.waitForExternalEvent('ApprovalEvent');
  yield context.df.Task.any([timer, event]);
  if (timer.isCompleted) return 'ProcessRejection';
  timer.cancel();
  return event.result ? 'ProcessApproval' : 'ProcessRejection';
}

df.app.orchestration('OtherRightOrchestrator', function* (context) {
  context.df.setCustomStatus('waiting for an answer');
  const activity = yield* decision(context);
  context.df.setCustomStatus('decided');
  return yield context.df.callActivityWithRetry(activity, retryOptions, context.df.getInput());
});
`,
};

/** The right app with some of its words exchanged. */
function broken(...exchanges: readonly (readonly [words: string, others: string])[]): AppUnderTest {
  const orchestrator = 'BrokenOrchestrator';
  const named: readonly [string, string] = ['RightOrchestrator', orchestrator];
  const source = [named, ...exchanges].reduce((text, [words, others]) => {
    if (!text.includes(words)) throw new Error(`The right app has no words "${words}".`);
    return text.replace(words, others);
  }, RIGHT_SOURCE);
  return { orchestrator, source };
}

const WAIT = 'let winner = yield context.df.Task.any([answer, timeout]);';
const CANCEL = '  if (winner === answer) timeout.cancel();\n';
const APPROVED = 'winner === answer && answer.result === true';

export const otherEventName = broken(["'ApprovalEvent'", "'approvalEvent'"]);
export const payloadIgnored = broken([APPROVED, 'winner === answer']);
export const asksUntilApproved = broken([
  WAIT,
  `${WAIT}
  while (winner === answer && answer.result !== true) {
    timeout.cancel();
    answer = context.df.waitForExternalEvent('ApprovalEvent');
    timeout = context.df.createTimer(deadline);
    winner = yield context.df.Task.any([answer, timeout]);
  }`,
]);
export const noTimeout = broken(
  ['  let timeout = context.df.createTimer(deadline);\n', ''],
  [WAIT, 'const winner = answer;\n  yield answer;'],
  [CANCEL, ''],
);
export const minuteTooShort = broken(['60 * 60 * 1000', '59 * 60 * 1000']);
export const silenceApproves = broken([APPROVED, 'winner === timeout || answer.result === true']);
export const timerLeftRunning = broken([CANCEL, '']);
export const bothActivities = broken([
  'return outcome;',
  "if (approved) yield context.df.callActivity('ProcessRejection', order);\n  return outcome;",
]);
export const answerAsInput = broken([', order);', ', answer.result);']);
export const resultNotReturned = broken(['  return outcome;\n', '']);
