import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const startWaiting = {
  label: 'Start: wait for ApprovalEvent',
  method: 'POST',
  path: `${API}/orchestrators/WaitingOrchestrator/order-42`,
  body: { eventName: 'ApprovalEvent' },
} as const;

/** In the playground, the orchestration that the learner's callback is for. */
const WAITING_ORCHESTRATOR = `import * as df from 'durable-functions';

// Waits for the event that its input names, and returns the data of the event.
df.app.orchestration('WaitingOrchestrator', function* (context) {
  const { eventName } = context.df.getInput<{ eventName: string }>();
  return yield context.df.waitForExternalEvent(eventName);
});
`;

export default defineExercise({
  title: 'Pass a callback on to an orchestration',
  lesson: 'events',
  task: [
    'Write the HTTP function `CallbackHttpClient`, `POST /api/CallbackHttpClient`, with the JSON body `{ "orchestratorInstanceId": string, "eventName": string, "isApproved": boolean }`.',
    'Raise the event `eventName` with the data `isApproved` on that instance, and answer `202`; also when the instance has finished.',
    'When the body is missing, is not a JSON object, or a field is missing, empty or of the wrong type, raise nothing. Answer `400` with a message that says what is wrong; where it is a field, the message names it.',
    'When there is no such instance, answer `404`. The function takes `POST` only; any other method, such as `GET`, does not reach it.',
  ],
  files: [{ path: 'src/functions/callback-client.ts', role: 'edit' }],
  hints: [
    'The handler of a durable client function gets the request, a durable client and the context. Read the body, ask the client to raise the event, wait until it has done so, and answer.',
    'Reading JSON can throw, and what comes out can be anything. Look at each field before you use it: two must be texts that are not empty, one must be a boolean. Remember that `false` is a boolean too.',
    'Answer with an object that has a `status`, and a `body` where there is something to say. For a bad request the body says which field is wrong and what it should be.',
    'The client rejects when it knows no such instance, and resolves when the instance has finished. For these events it rejects for nothing else, so no check sees whether you look at the error; all the same, another error would be no `404`. To keep `GET` out, list the `methods` that the function accepts.',
  ],
  beside: { 'workshop/waiting-orchestrator.ts': WAITING_ORCHESTRATOR },
  requests: [
    startWaiting,
    {
      label: 'Callback: approve',
      method: 'POST',
      path: '/api/CallbackHttpClient',
      body: { orchestratorInstanceId: 'order-42', eventName: 'ApprovalEvent', isApproved: true },
    },
    {
      label: 'Callback: reject',
      method: 'POST',
      path: '/api/CallbackHttpClient',
      body: { orchestratorInstanceId: 'order-42', eventName: 'ApprovalEvent', isApproved: false },
    },
    {
      label: 'Callback: bad body',
      method: 'POST',
      path: '/api/CallbackHttpClient',
      body: { orchestratorInstanceId: 'order-42', eventName: '', isApproved: 'yes' },
    },
    { label: 'Status', method: 'GET', path: `${API}/instances/order-42?showHistory=true&showHistoryOutput=true` },
  ],
  onRun: [startWaiting],
  checks,
});
