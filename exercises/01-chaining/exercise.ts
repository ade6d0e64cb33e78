import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const start = { label: 'Start: Ada has played', ...startOf('game-1', 'ada') };

export default defineExercise({
  title: 'Chain two activities',
  lesson: 'durable-functions',
  task: [
    'Write the orchestrator `UpdatePlayerScoreOrchestrator`. Its input is the ID of a player.',
    'It calls the activity `GetPlayer` with that ID, and then the activity `UpdatePlayerScore` with the player that `GetPlayer` returned. Each is called once; after that the instance is completed.',
    'When `GetPlayer` fails there is no player, and `UpdatePlayerScore` is not called.',
    'Write the client function `UpdatePlayerScoreClient`, `POST /api/UpdatePlayerScoreClient`. The body is the player’s ID as a JSON text, such as `"ada"`. Each request starts an instance of the orchestrator with that ID as its input.',
    'The client answers at once with the check-status response of the durable client: `202`, with the addresses under which the instance can be queried and managed.',
  ],
  files: [
    { path: 'src/functions/update-player-score-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/update-player-score-client.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'The orchestrator has two steps, and the second needs what the first returned. Begin with the first step alone, press Run and look at the history.',
    '`context.df.callActivity` takes the name of the activity and its input, and gives back a task. The call is made, and waited for, when you `yield` that task. The value of the `yield` is what the activity returned.',
    'In the client, read the body as JSON and not as text, or the quotes become part of the ID. Then look at what the durable client can do: one of its methods starts an instance, another makes the answer.',
    'Starting an instance gives a promise of its instance ID, so `await` it. The ID of the player belongs into `input`; `instanceId` is the name of the instance, and without one every instance gets a name of its own.',
  ],
  requests: [
    start,
    { label: 'Start: nobody knows the player', ...startOf('game-2', 'nobody') },
    { label: 'Call the client', method: 'POST', path: '/api/UpdatePlayerScoreClient', body: 'grace' },
    { label: 'Status', method: 'GET', path: `${API}/instances/game-1?showHistory=true&showHistoryOutput=true` },
  ],
  onRun: [start],
  checks,
});

/** A start over the built-in HTTP API, where the caller may choose the instance ID. */
function startOf(instanceId: string, playerId: string) {
  return {
    method: 'POST',
    path: `${API}/orchestrators/UpdatePlayerScoreOrchestrator/${instanceId}`,
    body: playerId,
  } as const;
}
