import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const INSTANCE = `${API}/instances/order-42`;
const start = {
  label: 'Start',
  method: 'POST',
  path: `${API}/orchestrators/ApprovalOrchestrator/order-42`,
  body: { item: 'Desk lamp', amount: 79.5 },
} as const;

export default defineExercise({
  title: 'Wait for an approval',
  lesson: 'events',
  task: [
    'Write the orchestrator `ApprovalOrchestrator`. It waits at most one hour for the event `ApprovalEvent`, which carries `true` or `false`.',
    'When the answer is `true`, call the activity `ProcessApproval`. When it is `false`, or when nobody answers in time, call `ProcessRejection`.',
    'Give the activity the input of the orchestration, and return what it returns.',
    'When the event comes in time, the instance completes at that moment.',
  ],
  files: [
    { path: 'src/functions/approval-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'An orchestrator waits by yielding a task. In JavaScript there is no wait with a time limit built in: make two tasks, one for the event and one for the deadline, and wait for whichever ends first.',
    'The deadline is a durable timer, and it takes a `Date`. Count the hour from `context.df.currentUtcDateTime`, the clock of the orchestration, which says the same at every replay; `Date.now()` does not.',
    '`context.df.Task.any` takes the two tasks and, when yielded, gives back the one that ended first. Compare it with your tasks to learn who won. The payload of the event is in the `result` of its task.',
    'If the event won, `cancel()` the timer, or the instance stays Running until it fires. Then there is one question left, approved or not, and one activity call that takes the input of the orchestration. Return the value of that `yield`.',
  ],
  requests: [
    start,
    { label: 'Raise: approve', method: 'POST', path: `${INSTANCE}/raiseEvent/ApprovalEvent`, body: true },
    { label: 'Raise: reject', method: 'POST', path: `${INSTANCE}/raiseEvent/ApprovalEvent`, body: false },
    { label: 'Status', method: 'GET', path: `${INSTANCE}?showHistory=true&showHistoryOutput=true` },
    { label: 'Terminate', method: 'POST', path: `${INSTANCE}/terminate?reason=ended%20by%20hand` },
  ],
  onRun: [start],
  checks,
});
