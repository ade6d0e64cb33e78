import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const INSTANCE = `${API}/instances/cleanup-1`;
const start = {
  label: 'Start',
  method: 'POST',
  path: `${API}/orchestrators/PeriodicCleanupOrchestrator/cleanup-1`,
  body: ['monday.log', 'tuesday.log', 'wednesday.log', 'thursday.log', 'friday.log'],
} as const;

export default defineExercise({
  title: 'Clean up every four hours',
  lesson: 'eternal-orchestrations',
  task: [
    'Write the orchestrator `PeriodicCleanupOrchestrator`. Its input is an array of items. Call the activity `DoCleanup` with it; the activity returns the items that are still to clean.',
    'When nothing is left, the orchestration ends at once.',
    'When something is left, wait four hours on a durable timer, counted from when `DoCleanup` has returned. Then continue as new with what is left.',
  ],
  files: [
    { path: 'src/functions/periodic-cleanup.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Write one round only: the work, the question whether anything is left, the wait. There is no loop in the code; the last line makes the host begin the next round.',
    'The wait is a durable timer, `createTimer`. It takes a `Date`, so add four hours to `context.df.currentUtcDateTime`. Read that clock after the activity, not before: it moves on with each result.',
    '`continueAsNew` takes the input of the next round. It gives no task, so there is nothing to yield. It is the last thing that a round does.',
    'A round that finds nothing left simply returns, before it has asked for a timer. An instance with an open timer is not Completed.',
  ],
  requests: [
    start,
    {
      label: 'Start: one item',
      method: 'POST',
      path: `${API}/orchestrators/PeriodicCleanupOrchestrator/cleanup-2`,
      body: ['friday.log'],
    },
    { label: 'Status', method: 'GET', path: `${INSTANCE}?showHistory=true&showHistoryOutput=true` },
    { label: 'Terminate', method: 'POST', path: `${INSTANCE}/terminate?reason=ended%20by%20hand` },
  ],
  onRun: [start],
  checks,
});
