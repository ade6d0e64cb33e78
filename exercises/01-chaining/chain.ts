// Chain: one run of UpdatePlayerScoreOrchestrator, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { HttpResult, LedgerEntry, ObservedStatus, Scenario } from '../observations.ts';

/** The name that the contract gives to the orchestrator. */
export const ORCHESTRATOR = 'UpdatePlayerScoreOrchestrator';

/** The names that the contract gives to the two activities. */
export type Step = 'GetPlayer' | 'UpdatePlayerScore';

/** What GetPlayer returns in the checks. */
export const PLAYER = { id: 'player-7', name: 'Zoë', score: 40 };

/** How long each of the two activities works; none is no time at all. */
export interface Durations {
  readonly getPlayer?: string;
  readonly updatePlayerScore?: string;
}

/** Puts stand-ins in the place of both activities, so that the checks know what they return. */
export async function recordActivities(scenario: Scenario, durations: Durations = {}): Promise<void> {
  await scenario.stub('GetPlayer', { returns: PLAYER, ...taking(durations.getPlayer) });
  await scenario.stub('UpdatePlayerScore', { returns: null, ...taking(durations.updatePlayerScore) });
}

const taking = (duration: string | undefined) => (duration === undefined ? {} : { takes: duration });

/** An instance that the checks start by the orchestrator's name. It sees only activity calls that came after its start. */
export class Chain {
  readonly id: string;
  readonly #scenario: Scenario;
  readonly #earlierCalls: number;

  private constructor(scenario: Scenario, id: string, earlierCalls: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#earlierCalls = earlierCalls;
  }

  /** Starts an instance; its orchestrator has not run yet. */
  static async start(scenario: Scenario, playerId = PLAYER.id): Promise<Chain> {
    const id = `game-${(await scenario.instances()).length + 1}`;
    const earlierCalls = (await activityCalls(scenario)).length;
    await scenario.start(ORCHESTRATOR, { instanceId: id, input: playerId });
    return new Chain(scenario, id, earlierCalls);
  }

  /** The calls of one of the two activities since the start. */
  async calls(step: Step): Promise<readonly LedgerEntry[]> {
    return (await this.#allCalls()).filter((call) => call.name === step);
  }

  /** @throws {CheckFailure} the activity was not called, or once with another input. */
  async expectCalledWith(step: Step, input: unknown, what: string): Promise<void> {
    const calls = await this.calls(step);
    const holds = calls.length > 0 && calls.every((call) => sameJson(call.input, input));
    expectThat(holds, `${step} to be called with ${json(input)}, ${what}`, await this.seen());
  }

  /** @throws {CheckFailure} UpdatePlayerScore was not called, or the instance is not Completed. */
  async expectCompleted(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && (await this.calls('UpdatePlayerScore')).length > 0;
    expectThat(holds, `UpdatePlayerScore to be called and ${this.id} to be Completed ${when}`, await this.seen());
  }

  /** What happened since the start, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describeCalls(await this.#allCalls())}, and ${await describeInstance(this.#scenario, this.id)}`;
  }

  async #allCalls(): Promise<readonly LedgerEntry[]> {
    return (await activityCalls(this.#scenario)).slice(this.#earlierCalls);
  }
}

/** Sends the player's ID to the client function, as JSON, and gives back its answer. */
export function callClient(scenario: Scenario, playerId: string): Promise<HttpResult> {
  return scenario.http('POST', '/api/UpdatePlayerScoreClient', { body: JSON.stringify(playerId) });
}

/** The instances of the orchestrator, in the order of their creation. */
export async function startedInstances(scenario: Scenario): Promise<readonly NonNullable<ObservedStatus>[]> {
  return (await scenario.instances()).filter(({ name }) => name === ORCHESTRATOR);
}

/** The instances of the orchestrator and the last answer's status, as the end of a sentence. */
export async function describeStarts(scenario: Scenario, answer: HttpResult): Promise<string> {
  const inputs = (await startedInstances(scenario)).map(({ input }) => describeInput(input));
  return `${startsText(inputs)}, and the answer was ${answer.status}`;
}

function startsText(inputs: readonly string[]): string {
  if (inputs.length === 0) return 'none was started';
  const which = inputs.length === 1 ? 'the one that was started has' : 'those that were started have';
  return `${which} ${inputs.join(' and ')}`;
}

/** An instance that is started without an input has an empty text in its status. */
const describeInput = (input: unknown): string => (input === '' ? 'no input' : `the input ${json(input)}`);

/** An answer as the end of a sentence: `the answer was 500 without a text`. */
export function describeAnswer(answer: HttpResult): string {
  const text = answer.text.trim();
  return `the answer was ${answer.status} ${text === '' ? 'without a text' : `with the text ${json(text)}`}`;
}

/** A member of the JSON object that an answer brings; undefined where it brings anything else. */
export function memberOf(answer: HttpResult, name: string): unknown {
  try {
    return (answer.json() as Record<string, unknown> | null)?.[name];
  } catch {
    return undefined;
  }
}
