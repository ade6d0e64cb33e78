import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const START = `${API}/orchestrators/CollectAndUpdateGameStatsOrchestrator`;
const INSTANCE = `${API}/instances/stats-1`;
const start = { label: 'Start', method: 'POST', path: `${START}/stats-1`, body: 'player-1' } as const;

export default defineExercise({
  title: 'Split the work between orchestrators',
  lesson: 'sub-orchestrations',
  task: [
    'Write three orchestrators. `CollectPlayerGameStatsOrchestrator` gets a player ID, calls the activities `GetPlayer` and `GetMatchResults` with it, and returns what they returned as `{ player, results }`.',
    '`UpdatePlayerGameStatsOrchestrator` calls `SaveGameStats` with its input, then `NotifyPlayer` with what `SaveGameStats` returned. It returns the saved stats.',
    '`CollectAndUpdateGameStatsOrchestrator` gets a player ID and calls the other two as sub-orchestrations: collecting first, with the player ID, then updating, with what was collected. It returns what updating returned.',
    'If a child fails, the parent fails, and nothing that comes later is begun.',
  ],
  files: [
    { path: 'src/functions/collect-and-update-game-stats.ts', role: 'edit' },
    { path: 'src/functions/collect-player-game-stats.ts', role: 'edit' },
    { path: 'src/functions/update-player-game-stats.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Begin with the two smaller orchestrators. Each is a chain of two activity calls, and each can be started by itself: the console has a request for it.',
    'An orchestrator calls another one as it calls an activity: it yields a task. Look for a method of `context.df` whose name begins like `callActivity`.',
    '`callSubOrchestrator` takes the name of the orchestrator and its input. The value of the `yield` is what that orchestrator returned, so the second call can take it on.',
    'You need no third argument: without one the host makes up the instance ID of each sub-orchestration. And you need no `try`: an error that nobody catches fails the parent, which is what the task asks for.',
  ],
  requests: [
    start,
    { label: 'Status', method: 'GET', path: `${INSTANCE}?showHistory=true&showHistoryOutput=true` },
    { label: 'Start: unknown player', method: 'POST', path: `${START}/stats-2`, body: 'player-9' },
    {
      label: 'Start: only collect',
      method: 'POST',
      path: `${API}/orchestrators/CollectPlayerGameStatsOrchestrator/collect-1`,
      body: 'player-2',
    },
    { label: 'All instances', method: 'GET', path: `${API}/instances` },
  ],
  onRun: [start],
  checks,
});
