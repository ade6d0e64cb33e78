import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const record = { label: 'Record: Ada has made 10 points', ...recordOf('game-1', { player: 'ada', points: 10 }) };

export default defineExercise({
  title: 'Keep the score of each player',
  lesson: 'stateful-entities',
  task: [
    'Write the entity `PlayerScoreEntity`. Its key is the player, and its state is the score: a number that starts at 0.',
    'It has four operations: `set` makes its input the score, `add` adds its input to it, `reset` makes it 0, and `get` gives it back to the caller.',
    '`reset` gives a player who has no score yet the score 0. `get` also answers 0 for such a player, but it changes nothing: it does not make a score that can be read.',
    'Write the orchestrator `RecordScoreOrchestrator`. Its input is `{ player, points }`, the end of a game. It signals `add` with the points to the player’s entity, and does not wait.',
    'Write the client function `PlayerScoreHttpClient`, `GET /api/players/{player}/score`. It answers with the JSON `{ player, score }`, or with `404` when the entity does not exist.',
  ],
  files: [
    { path: 'src/functions/player-score-entity.ts', role: 'edit' },
    { path: 'src/functions/record-score-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/player-score-client.ts', role: 'edit' },
  ],
  hints: [
    'Begin with the entity. It is called once for each operation: `context.df` says which operation it is and what it brings, and keeps the state.',
    'An operation has three things at hand: the state, which it can get and set, its input, and a way to give something back to the caller. `get` reads the state and gives it back; `set` and `add` take the input, and `add` the state as well; `reset` needs neither.',
    'An entity ID is made of the name of the entity and a key, in this order. With it the orchestrator can call the entity, and wait for what it gives back, or signal it. A signal gives you nothing to `yield`.',
    'The client does not send anything; it reads. What it reads has two parts: whether there is a state, and the state. Look at the first, because a score of 0 looks like nothing to an `if`.',
  ],
  requests: [
    record,
    { label: 'Record: Grace has made 5 points', ...recordOf('game-2', { player: 'grace', points: 5 }) },
    { label: 'Signal: set Grace to 100', method: 'POST', path: operationOf('grace', 'set'), body: 100 },
    { label: 'Signal: reset Grace', method: 'POST', path: operationOf('grace', 'reset') },
    { label: 'Score of Ada', method: 'GET', path: '/api/players/ada/score' },
    { label: 'State of Grace', method: 'GET', path: `${API}/entities/PlayerScoreEntity/grace` },
    { label: 'Status', method: 'GET', path: `${API}/instances/game-1?showHistory=true&showHistoryOutput=true` },
  ],
  onRun: [record],
  checks,
});

/** A start over the built-in HTTP API, where the caller may choose the instance ID. */
function recordOf(instanceId: string, game: { readonly player: string; readonly points: number }) {
  return {
    method: 'POST',
    path: `${API}/orchestrators/RecordScoreOrchestrator/${instanceId}`,
    body: game,
  } as const;
}

/** Where the built-in HTTP API takes signals. */
function operationOf(player: string, operation: string): string {
  return `${API}/entities/PlayerScoreEntity/${player}?op=${operation}`;
}
