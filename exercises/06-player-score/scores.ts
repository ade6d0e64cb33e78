// Scores: what the checks of this exercise do with players, games and the app's entity, and how they say what they saw.

import { describeInstance, expectThat, json } from '../observations.ts';
import type { HttpResult, Scenario } from '../observations.ts';

/** The operations that the contract gives to the entity. */
export type Operation = 'set' | 'add' | 'reset' | 'get';

const ORCHESTRATOR = 'RecordScoreOrchestrator';

const entityOf = (player: string) => ({ name: 'PlayerScoreEntity', key: player });

/** What the checks put beside the app: one that calls `get`, and one that keeps an entity for itself for an hour. */
const ORCHESTRATORS = {
  'checks/orchestrators.ts': `import * as df from 'durable-functions';

const entityOf = (player: string) => new df.EntityId('PlayerScoreEntity', player);

df.app.orchestration('WorkshopAskingOrchestrator', function* (context) {
  const answer = yield context.df.callEntity(entityOf(context.df.getInput()), 'get');
  return { answer };
});

df.app.orchestration('WorkshopLockingOrchestrator', function* (context) {
  const lock = yield context.df.lock(entityOf(context.df.getInput()));
  const anHourLater = new Date(context.df.currentUtcDateTime.getTime() + 60 * 60 * 1000);
  yield context.df.createTimer(anHourLater);
  lock.release();
});
`,
};

/** Puts the checks' orchestrators beside the app; before the first start, signal or request. */
export async function addOrchestrators(scenario: Scenario): Promise<void> {
  await scenario.add(ORCHESTRATORS);
}

/** Signals an operation of a player's entity and runs it. */
export async function signal(scenario: Scenario, player: string, operation: Operation, input?: number): Promise<void> {
  await scenario.signal(entityOf(player), operation, input);
  await scenario.untilIdle();
}

/** Calls `get` of a player's entity from an orchestrator, and gives back what came. */
export async function callGet(scenario: Scenario, player: string): Promise<unknown> {
  const instanceId = await scenario.start('WorkshopAskingOrchestrator', { input: player });
  await scenario.untilIdle();
  const output = (await scenario.status(instanceId))?.output;
  return typeof output === 'object' && output !== null && 'answer' in output ? output.answer : undefined;
}

/** From now on an orchestration holds the lock of a player's entity, for an hour. */
export async function lockForAnHour(scenario: Scenario, player: string): Promise<void> {
  await scenario.start('WorkshopLockingOrchestrator', { input: player });
  await scenario.advance(0);
}

/** Starts the orchestrator for a game that a player has ended; it has not run yet. */
export async function startGame(scenario: Scenario, player: string, points: number): Promise<string> {
  const instanceId = `game-${(await scenario.instances()).length + 1}`;
  return scenario.start(ORCHESTRATOR, { instanceId, input: { player, points } });
}

/** A player's score, which is the state of the entity; undefined where nothing can be read. */
export async function scoreOf(scenario: Scenario, player: string): Promise<unknown> {
  return (await scenario.entity(entityOf(player)))?.state ?? undefined;
}

/** @throws {CheckFailure} the state of the player's entity is another one, or there is none. */
export async function expectScore(scenario: Scenario, player: string, score: number, when: string): Promise<void> {
  const seen = await scoreOf(scenario, player);
  expectThat(seen === score, `the score of ${player} to be ${score} ${when}`, describeScore(player, seen));
}

/** @throws {CheckFailure} the player's score is another one, or the game is not Completed. */
export async function expectRecorded(scenario: Scenario, game: string, player: string, score: number): Promise<void> {
  const [seen, status] = [await scoreOf(scenario, player), await scenario.status(game)];
  const holds = seen === score && status?.runtimeStatus === 'Completed';
  const expected = `the score of ${player} to be ${score} and ${game} to be Completed`;
  expectThat(holds, expected, `${describeScore(player, seen)}, and ${await describeInstance(scenario, game)}`);
}

/** A player's score as the end of a sentence. */
export function describeScore(player: string, score: unknown): string {
  return `${player} has ${score === undefined ? 'no score that can be read' : `the score ${json(score)}`}`;
}

/** Asks the client function for a player's score. */
export async function requestScore(scenario: Scenario, player: string): Promise<HttpResult> {
  const answer = await scenario.http('GET', `/api/players/${player}/score`);
  await scenario.untilIdle();
  return answer;
}

/** @throws {CheckFailure} the client does not answer with the player and the score. */
export async function expectScoreAnswered(scenario: Scenario, player: string, score: number): Promise<void> {
  const answer = await requestScore(scenario, player);
  const members = membersOf(answer);
  const holds = answer.status === 200 && members.player === player && members.score === score;
  expectThat(holds, `the answer 200 with ${json({ player, score })}`, describeAnswer(answer));
}

/** An answer as the end of a sentence: `the answer was 500 without a text`. */
export function describeAnswer(answer: HttpResult): string {
  const text = answer.text.trim();
  return `the answer was ${answer.status} ${text === '' ? 'without a text' : `with the text ${json(text)}`}`;
}

/** The members of the JSON object that an answer brings; none where it brings anything else. */
function membersOf(answer: HttpResult): Readonly<Record<string, unknown>> {
  try {
    return { ...(answer.json() as object) };
  } catch {
    return {};
  }
}
