// Checks of exercise 02: every sentence of the contract of the three orchestrators, as stories on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import { BOTH, COLLECT, GameStatsRun, PLAYER, RESULTS, STATS, stubActivities, UPDATE } from './game-stats.ts';

const COLLECTED = { player: PLAYER, results: RESULTS };

const collectAsksForBoth: Check = {
  id: 'collect-asks-for-both',
  title: 'Collecting calls GetPlayer and GetMatchResults once each, with the player ID',
  points: 10,
  hint: 'The player ID is the input of the orchestration. Does the orchestrator yield both calls?',
  async run(scenario) {
    await runAlone(scenario, COLLECT, 'player-7');
    await expectCalledOnce(scenario, 'GetPlayer', 'player-7');
    await expectCalledOnce(scenario, 'GetMatchResults', 'player-7');
  },
};

const collectReturnsBoth: Check = {
  id: 'collect-returns-both',
  title: 'Collecting returns the player and the results as `{ player, results }`',
  points: 5,
  hint: 'What an activity returned is the value of its `yield`. Two values make one object.',
  async run(scenario) {
    await runAlone(scenario, COLLECT, 'player-7');
    await expectOutputAlone(scenario, COLLECTED);
  },
};

const updateSaves: Check = {
  id: 'update-saves',
  title: 'Updating calls SaveGameStats once, with the input of the orchestration',
  points: 5,
  hint: 'Whatever the orchestration was started with goes to the activity as it is.',
  async run(scenario) {
    await runAlone(scenario, UPDATE, COLLECTED);
    await expectCalledOnce(scenario, 'SaveGameStats', COLLECTED);
  },
};

const updateNotifies: Check = {
  id: 'update-notifies',
  title: 'Then it calls NotifyPlayer once, with what SaveGameStats returned',
  points: 5,
  hint: 'An activity that nobody yields is never called. And what does the player want to hear of: what came in, or what was saved?',
  async run(scenario) {
    await runAlone(scenario, UPDATE, COLLECTED);
    await expectCalledOnce(scenario, 'NotifyPlayer', STATS);
  },
};

const updateReturnsStats: Check = {
  id: 'update-returns-stats',
  title: 'Updating returns what SaveGameStats returned',
  points: 5,
  hint: 'Telling the player comes last, but its result is not the one that counts.',
  async run(scenario) {
    await runAlone(scenario, UPDATE, COLLECTED);
    await expectOutputAlone(scenario, STATS);
  },
};

const ALONE = 'alone-1';

/** Runs one of the two smaller orchestrators by itself; nobody called it. */
async function runAlone(scenario: Scenario, orchestrator: string, input: unknown): Promise<void> {
  await stubActivities(scenario);
  await scenario.start(orchestrator, { instanceId: ALONE, input });
  await scenario.untilIdle();
}

async function expectCalledOnce(scenario: Scenario, activity: string, input: unknown): Promise<void> {
  const calls = await activityCalls(scenario);
  const ofIt = calls.filter((call) => call.name === activity);
  const holds = ofIt.length === 1 && sameJson(ofIt[0]?.input, input);
  const seen = `${describeCalls(calls)}, and ${await describeInstance(scenario, ALONE)}`;
  expectThat(holds, `${activity} to be called once with ${json(input)}`, seen);
}

async function expectOutputAlone(scenario: Scenario, output: unknown): Promise<void> {
  const status = await scenario.status(ALONE);
  const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, output);
  expectThat(
    holds,
    `${ALONE} to be Completed with the output ${json(output)}`,
    await describeInstance(scenario, ALONE),
  );
}

const bothAreSubOrchestrations: Check = {
  id: 'both-are-sub-orchestrations',
  title: `${BOTH} calls each of the two once, as a sub-orchestration`,
  points: 15,
  hint: 'A sub-orchestration is an instance of its own. The context has a method that starts one and gives you a task for its end.',
  async run(scenario) {
    await stubActivities(scenario);
    const run = await GameStatsRun.start(scenario);
    await scenario.untilIdle();
    await run.child(COLLECT);
    await run.child(UPDATE);
  },
};

const collectGetsThePlayerId: Check = {
  id: 'collect-gets-the-player-id',
  title: 'Collecting starts with the player ID, the input of the orchestration that calls it',
  points: 5,
  hint: 'A sub-orchestration knows nothing of its parent’s input. What it needs has to be handed over.',
  async run(scenario) {
    await stubActivities(scenario);
    const run = await GameStatsRun.start(scenario, 'player-12');
    await scenario.untilIdle();
    await run.expectInput(COLLECT, 'player-12', `"player-12", the input of ${run.id}`);
  },
};

const updateGetsWhatWasCollected: Check = {
  id: 'update-gets-what-was-collected',
  title: 'Updating starts with what collecting returned',
  points: 10,
  hint: 'The value of the first `yield` is the output of the first sub-orchestration. It is the input of the second.',
  async run(scenario) {
    await stubActivities(scenario);
    const run = await GameStatsRun.start(scenario);
    await scenario.untilIdle();
    const output = (await run.child(COLLECT)).output ?? null;
    expectThat(output !== null, `${COLLECT} to return something`, await run.seen());
    await run.expectInput(UPDATE, output, `${json(output)}, which ${COLLECT} returned`);
  },
};

const oneAfterTheOther: Check = {
  id: 'one-after-the-other',
  title: 'Updating does not begin before collecting has completed',
  points: 10,
  hint: 'Side by side is for work that does not need each other’s results. Here the second step needs the first one’s.',
  async run(scenario) {
    await stubActivities(scenario, { takes: '10 minutes' });
    const run = await GameStatsRun.start(scenario);
    await scenario.advance('9 minutes 59 s');
    const [collect] = await run.children(COLLECT);
    const waits = collect?.runtimeStatus === 'Running' && (await run.children(UPDATE)).length === 0;
    expectThat(waits, `only ${COLLECT} to be called while GetPlayer takes its 10 minutes`, await run.seen());
    await scenario.untilIdle();
    const [update] = await run.children(UPDATE);
    expectThat(update?.runtimeStatus === 'Completed', `${UPDATE} to run once ${COLLECT} is over`, await run.seen());
  },
};

const outputIsWhatUpdateReturned: Check = {
  id: 'output-is-returned',
  title: 'The output of the parent is what updating returned',
  points: 10,
  hint: 'Follow the stats: the activity returns them, the second sub-orchestration does, and then?',
  async run(scenario) {
    await stubActivities(scenario);
    const run = await GameStatsRun.start(scenario);
    await scenario.untilIdle();
    const output = (await run.child(UPDATE)).output ?? null;
    expectThat(output !== null, `${UPDATE} to return the saved stats`, await run.seen());
    await run.expectOutput(output, `${run.id} to be Completed with ${json(output)}, which ${UPDATE} returned`);
  },
};

const failedCollectFailsAll: Check = {
  id: 'failed-collect-fails-all',
  title: 'When collecting fails, the parent fails, and nothing is updated',
  points: 5,
  hint: 'The error of a sub-orchestration is thrown where its parent waits for it. Whoever catches it has to do something about it.',
  async run(scenario) {
    await stubActivities(scenario, { failing: 'GetPlayer' });
    const run = await GameStatsRun.start(scenario);
    await scenario.untilIdle();
    await run.expectState('Failed', 'when GetPlayer, and so collecting, fails');
    const updates = await run.children(UPDATE);
    expectThat(updates.length === 0, `${UPDATE} not to be called when collecting failed`, await run.seen());
  },
};

const failedUpdateFailsAll: Check = {
  id: 'failed-update-fails-all',
  title: 'When updating fails, the parent fails',
  points: 5,
  hint: 'An orchestration that swallows the error of its last step says Completed, and nobody learns that nothing was saved.',
  async run(scenario) {
    await stubActivities(scenario, { failing: 'SaveGameStats' });
    const run = await GameStatsRun.start(scenario);
    await scenario.untilIdle();
    await run.expectState('Failed', 'when SaveGameStats, and so updating, fails');
  },
};

const playersSideBySide: Check = {
  id: 'players-side-by-side',
  title: 'Orchestrations at the same time do not get in each other’s way, not even two for the same player',
  points: 10,
  hint: 'An instance ID belongs to one running instance. If you choose those of the sub-orchestrations yourself: are they different for every parent?',
  async run(scenario) {
    await stubActivities(scenario, { takes: '10 minutes' });
    const runs: GameStatsRun[] = [];
    for (const playerId of ['player-1', 'player-2', 'player-1']) {
      runs.push(await GameStatsRun.start(scenario, playerId, `stats-${runs.length + 1}`));
      await scenario.advance('1 minute');
    }
    await scenario.untilIdle();
    for (const run of runs) {
      const others = run === runs.at(-1) ? 'another one for the same player runs' : 'others run';
      await run.expectState('Completed', `while ${others}`);
      await run.child(COLLECT);
      await run.child(UPDATE);
    }
    const asked = (await activityCalls(scenario)).flatMap(({ name, input }) => (name === 'GetPlayer' ? [input] : []));
    const holds = sameJson(asked.sort(), ['player-1', 'player-1', 'player-2']);
    const expected = 'GetPlayer to be called twice for player-1 and once for player-2';
    expectThat(holds, expected, `it was called for ${json(asked)}`);
  },
};

export const checks = [
  collectAsksForBoth,
  collectReturnsBoth,
  updateSaves,
  updateNotifies,
  updateReturnsStats,
  bothAreSubOrchestrations,
  collectGetsThePlayerId,
  updateGetsWhatWasCollected,
  oneAfterTheOther,
  outputIsWhatUpdateReturned,
  failedCollectFailsAll,
  failedUpdateFailsAll,
  playersSideBySide,
] as const;
