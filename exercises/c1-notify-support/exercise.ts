import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const report = {
  label: 'Report an incident',
  method: 'POST',
  path: '/api/NotifySupportHttpClient',
  body: { message: 'The web shop is down', severity: 1 },
} as const;

export default defineExercise({
  title: 'Notify support until somebody answers',
  lesson: 'notify-support',
  task: [
    '`POST /api/NotifySupportHttpClient` with `{ "message": string, "severity": number }` starts the process and answers with the check-status response of the durable client.',
    'The activity `GetSupportContacts` gives the contacts of team `"A"`. Try them one after the other, from the lowest `order` to the highest. Each has a window of `WaitTimeForEscalationInSeconds` (300 if the setting is missing).',
    'In a window the activity `SendNotification` is called up to `MaxNotificationAttempts` times (3 if the setting is missing) with `{ phoneNumber, message, attempt }`, evenly spread from the start of the window: at 0, 100 and 200 seconds.',
    '`POST /api/CallbackHttpClient` with a phone number as a JSON string answers `202` and ends the process at once, or when the notification that is being sent has been sent. It ends **every** incident that waits for this number. A number of no contact gets `404`.',
    'The orchestration returns `{ callbackReceived, phoneNumber, attempt }`; when nobody answered, that is `{ callbackReceived: false, phoneNumber: null, attempt: 0 }`.',
    'A crash may cost nothing, and with 50 contacts no history may grow beyond 60 events. The files are a proposal; arrange the app as you like, as long as the names above stay.',
  ],
  files: [
    { path: 'src/functions/notify-support-client.ts', role: 'edit' },
    { path: 'src/functions/notify-support-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/notify-contact-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/waiting-incidents-entity.ts', role: 'edit' },
    { path: 'src/functions/callback-client.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Begin with the way through: the client starts the orchestration, which reads the contacts, sorts them and hands the first one to a sub-orchestration that sends one notification. Then add the attempts, then the next contact, and the callback last.',
    'Read the settings in the client and let them travel with the input. In the sub-orchestration, remember when the window began, and let the wait for each attempt end at an instant that you count from there.',
    'The callback knows a phone number, and an event needs an instance id. Keep the link in an entity whose key is the number and whose state is a list of ids: several incidents can wait for one person. Link before you send, and unlink when the window is over.',
    'Ask for the event once per contact and use this one task for all attempts. `Task.any` does not notice a task that has ended before it was yielded, so after each sending look first whether the task is completed. Cancel the timer when the callback wins.',
    'A sub-orchestration for each contact keeps its own history, but the one that calls them still grows by four events with each. Let it continue as new with the contacts that are left.',
  ],
  requests: [
    report,
    { label: 'Angela calls back', method: 'POST', path: '/api/CallbackHttpClient', body: '+31611111111' },
    { label: 'All instances', method: 'GET', path: `${API}/instances/` },
  ],
  onRun: [report],
  checks,
});
