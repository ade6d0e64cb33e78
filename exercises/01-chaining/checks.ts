// Checks of exercise 01: every sentence of the contract of the chain and of its client, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat, json, sameJson } from '../observations.ts';
import type { HttpResult, Scenario } from '../observations.ts';
import {
  callClient,
  Chain,
  describeAnswer,
  describeStarts,
  memberOf,
  ORCHESTRATOR,
  PLAYER,
  recordActivities,
  startedInstances,
} from './chain.ts';

const MINUTE_MS = 60_000;
const INPUT_HINT =
  'The body is JSON: `"ada"` with quotes is the text ada without them. The ID is the input of the instance.';
/** What a failure speaks of when the first request alone did not bring what it should. */
const ONE_INSTANCE = `an instance of ${ORCHESTRATOR}`;

const getsThePlayer: Check = {
  id: 'gets-the-player',
  title: 'GetPlayer is called with the player ID that the orchestration was started with',
  points: 15,
  hint: 'Calling an activity gives a task, and nothing happens until you yield it. The input of the orchestration is in `context.df`.',
  async run(scenario) {
    await recordActivities(scenario);
    for (const playerId of ['player-7', 'Zoë / 8']) {
      const chain = await Chain.start(scenario, playerId);
      await scenario.untilIdle();
      await chain.expectCalledWith('GetPlayer', playerId, `the input of ${chain.id}`);
    }
  },
};

const waitsForThePlayer: Check = {
  id: 'waits-for-the-player',
  title: 'UpdatePlayerScore is not called before GetPlayer has ended',
  points: 15,
  hint: 'One after the other: the second call may only come below the `yield` that waits for the first.',
  async run(scenario) {
    await recordActivities(scenario, { getPlayer: '10 minutes' });
    const chain = await Chain.start(scenario);
    await scenario.advance('9 minutes');
    const asked = (await chain.calls('GetPlayer')).length > 0 && (await chain.calls('UpdatePlayerScore')).length === 0;
    expectThat(asked, 'only GetPlayer to be called in the 10 minutes that it takes', await chain.seen());
    await scenario.untilIdle();
    const [update] = await chain.calls('UpdatePlayerScore');
    const inOrder = update !== undefined && update.at >= 10 * MINUTE_MS;
    expectThat(inOrder, 'UpdatePlayerScore to be called after the 10 minutes that GetPlayer takes', await chain.seen());
  },
};

const passesThePlayerOn: Check = {
  id: 'passes-the-player-on',
  title: 'UpdatePlayerScore gets the player that GetPlayer returned, with all that belongs to it',
  points: 15,
  hint: 'What an activity returned is the value of the `yield`. Hand on that value, not the ID.',
  async run(scenario) {
    await recordActivities(scenario);
    const players = [PLAYER, { id: 'player-8', name: 'Bo', score: 0, teams: ['red', 'blue'], coach: null }];
    for (const player of players) {
      await scenario.stub('GetPlayer', { returns: player });
      const chain = await Chain.start(scenario);
      await scenario.untilIdle();
      await chain.expectCalledWith('UpdatePlayerScore', player, 'which GetPlayer returned');
    }
  },
};

const eachOnce: Check = {
  id: 'each-once',
  title: 'Each of the two activities is called exactly once',
  points: 10,
  hint: 'Keep what the first call returned in a variable. Asking again is another call.',
  async run(scenario) {
    await recordActivities(scenario);
    const chain = await Chain.start(scenario);
    await scenario.untilIdle();
    const counts = [(await chain.calls('GetPlayer')).length, (await chain.calls('UpdatePlayerScore')).length];
    expectThat(sameJson(counts, [1, 1]), 'one call of GetPlayer and one of UpdatePlayerScore', await chain.seen());
  },
};

const completes: Check = {
  id: 'completes',
  title: 'When the score has been updated, the instance is Completed',
  points: 10,
  hint: 'At each replay your code has to ask for the same activities in the same order as before, whatever it remembers.',
  async run(scenario) {
    await recordActivities(scenario, { getPlayer: '1 minute', updatePlayerScore: '1 minute' });
    const chain = await Chain.start(scenario);
    await scenario.untilIdle();
    await chain.expectCompleted('when both activities have ended');
  },
};

const survivesACrash: Check = {
  id: 'survives-a-crash',
  title: 'When the worker dies between the two steps, the chain goes on from there and does not get the player again',
  points: 10,
  hint: 'Keep nothing in variables outside the orchestrator. Inside, a replay gives every variable its value back.',
  async run(scenario) {
    await recordActivities(scenario, { updatePlayerScore: '10 minutes' });
    const chain = await Chain.start(scenario);
    await scenario.advance('5 minutes');
    await scenario.crash();
    await scenario.untilIdle();
    const calls = await chain.calls('GetPlayer');
    const askedOnce = calls.length > 0 && calls.every((call) => call.at < 5 * MINUTE_MS);
    expectThat(askedOnce, 'GetPlayer to be called before the crash and not after it', await chain.seen());
    await chain.expectCalledWith('UpdatePlayerScore', PLAYER, 'which GetPlayer returned before the crash');
    await chain.expectCompleted('in spite of the crash after 5 minutes');
  },
};

const noPlayerNoUpdate: Check = {
  id: 'no-player-no-update',
  title: 'When GetPlayer fails, UpdatePlayerScore is not called',
  points: 5,
  hint: 'The error of an activity is thrown where you yield its task. If you catch it, there is still no player.',
  async run(scenario) {
    await recordActivities(scenario);
    await scenario.stub('GetPlayer', { fails: 'There is no player player-7.' });
    const chain = await Chain.start(scenario);
    await scenario.untilIdle();
    const asked = (await chain.calls('GetPlayer')).length > 0;
    const updated = (await chain.calls('UpdatePlayerScore')).length > 0;
    expectThat(asked && !updated, 'GetPlayer to be called and, as it fails, nothing after it', await chain.seen());
  },
};

const clientStarts: Check = {
  id: 'client-starts',
  title: 'POST /api/UpdatePlayerScoreClient starts the orchestrator, with the player ID of the body as its input',
  points: 10,
  hint: INPUT_HINT,
  async run(scenario) {
    await recordActivities(scenario);
    const answer = await callClient(scenario, 'player-7');
    await expectStartedFor(scenario, ['player-7'], answer);
  },
};

const clientAnswersAtOnce: Check = {
  id: 'client-answers-at-once',
  title: 'The client answers 202 with the management addresses, and does not wait for the result',
  points: 5,
  hint: 'The durable client has a method that makes this answer from the request and the instance ID.',
  async run(scenario) {
    await recordActivities(scenario, { getPlayer: '5 seconds' });
    const answer = await callClient(scenario, 'player-7');
    const waitedMs = scenario.now();
    expectThat(waitedMs === 0, 'an answer at once, while GetPlayer still works', `it came after ${waitedMs / 1_000} s`);
    expectThat(answer.status === 202, 'the answer 202 while GetPlayer still works', describeAnswer(answer));
    const address = statusAddress(answer);
    expectThat(address !== undefined, 'an answer whose JSON has a statusQueryGetUri', describeAnswer(answer));
    const asked = await scenario.http('GET', address ?? '/');
    const isOurs = memberOf(asked, 'name') === ORCHESTRATOR;
    expectThat(isOurs, `its statusQueryGetUri to lead to an instance of ${ORCHESTRATOR}`, describeAnswer(asked));
  },
};

/** Path and query of the address under which the status can be asked; undefined where the answer has none. */
function statusAddress(answer: HttpResult): string | undefined {
  const address = memberOf(answer, 'statusQueryGetUri');
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

const everyRequestStarts: Check = {
  id: 'every-request-starts',
  title: 'Every request starts an instance, also for the same player, and also when the others have not ended',
  points: 5,
  hint: {
    usual: 'Two instances with the same instance ID cannot run side by side. Who chooses the ID in your client?',
    when: [{ words: ONE_INSTANCE, hint: INPUT_HINT }],
  },
  async run(scenario) {
    await recordActivities(scenario, { getPlayer: '10 minutes' });
    const playerIds = ['player-7', 'player-8', 'player-7'];
    for (const [index, playerId] of playerIds.entries()) {
      const answer = await callClient(scenario, playerId);
      await scenario.advance('1 minute');
      await expectStartedFor(scenario, playerIds.slice(0, index + 1), answer);
    }
  },
};

async function expectStartedFor(scenario: Scenario, playerIds: readonly string[], answer: HttpResult): Promise<void> {
  await scenario.advance(0);
  const inputs = (await startedInstances(scenario)).map(({ input }) => input);
  const holds = playerIds.every((playerId) => countOf(playerId, inputs) >= countOf(playerId, playerIds));
  expectThat(holds, expectedStarts(playerIds), await describeStarts(scenario, answer));
}

const countOf = (playerId: string, values: readonly unknown[]): number =>
  values.filter((value) => sameJson(value, playerId)).length;

function expectedStarts(playerIds: readonly string[]): string {
  const [last, ...before] = playerIds.map(json).reverse();
  if (before.length === 0) return `${ONE_INSTANCE} with the input ${last}`;
  return `instances of ${ORCHESTRATOR} with the inputs ${before.reverse().join(', ')} and ${last}`;
}

export const checks = [
  getsThePlayer,
  waitsForThePlayer,
  passesThePlayerOn,
  eachOnce,
  completes,
  survivesACrash,
  noPlayerNoUpdate,
  clientStarts,
  clientAnswersAtOnce,
  everyRequestStarts,
] as const;
