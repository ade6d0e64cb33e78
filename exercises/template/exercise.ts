import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const start = {
  label: 'Start',
  method: 'POST',
  path: `${API}/orchestrators/TemplateOrchestrator/greeting-1`,
  body: 'Ada',
} as const;

export default defineExercise({
  title: 'Template',
  // The file name of its lesson, such as 'events'; empty while no lesson leads to it.
  lesson: '',
  task: [
    'Write the orchestrator `TemplateOrchestrator`. It calls the activity `Greet` with its input, and returns what the activity returns.',
  ],
  files: [
    { path: 'src/functions/template-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  // From gentle to nearly there.
  hints: ['', '', ''],
  requests: [start, { label: 'Status', method: 'GET', path: `${API}/instances/greeting-1?showHistory=true` }],
  onRun: [start],
  checks,
});
