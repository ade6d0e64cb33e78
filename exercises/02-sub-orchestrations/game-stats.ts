// Game stats: one instance of CollectAndUpdateGameStatsOrchestrator and its sub-orchestrations, as the checks follow them.

import { describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { ObservedStatus, Scenario } from '../observations.ts';

/** The three orchestrators of the contract. */
export const BOTH = 'CollectAndUpdateGameStatsOrchestrator';
export const COLLECT = 'CollectPlayerGameStatsOrchestrator';
export const UPDATE = 'UpdatePlayerGameStatsOrchestrator';

/** What the activities return in every check. */
export const PLAYER = { id: 'player-7', name: 'Grace' };
export const RESULTS = [
  { match: 'match-3', points: 40 },
  { match: 'match-5', points: 2 },
];
export const STATS = { playerId: 'player-7', matches: 2, points: 42, rank: { place: 3, of: 120 } };

/** The numeric history event type of the start of an execution (host semantics §2.2). */
const EXECUTION_STARTED = 0;
/** The one of a call of a sub-orchestration. */
const SUB_ORCHESTRATION_CREATED = 7;

type ChildName = typeof COLLECT | typeof UPDATE;
type Child = NonNullable<ObservedStatus>;

const RETURNS = { GetPlayer: PLAYER, GetMatchResults: RESULTS, SaveGameStats: STATS, NotifyPlayer: null };

/** What a check wants of the activities: how long each takes, and which of them fails. */
export interface Activities {
  readonly takes?: '10 minutes';
  readonly failing?: keyof typeof RETURNS;
}

/** Puts stand-ins in the places of the four activities. */
export async function stubActivities(scenario: Scenario, { takes, failing }: Activities = {}): Promise<void> {
  for (const [activity, returns] of Object.entries(RETURNS)) {
    const result = activity === failing ? { fails: `${activity} has a bad day` } : { returns };
    await scenario.stub(activity, { ...result, ...(takes ? { takes } : {}) });
  }
}

/** The stats of one player on their way from collecting to updating. */
export class GameStatsRun {
  readonly id: string;
  readonly #scenario: Scenario;

  private constructor(scenario: Scenario, id: string) {
    this.#scenario = scenario;
    this.id = id;
  }

  /** Starts an instance of the top orchestrator; it has not run yet. */
  static async start(
    scenario: Scenario,
    playerId: unknown = 'player-7',
    instanceId = 'stats-1',
  ): Promise<GameStatsRun> {
    await scenario.start(BOTH, { instanceId, input: playerId });
    return new GameStatsRun(scenario, instanceId);
  }

  /** The sub-orchestrations of this instance with that name, oldest first. */
  async children(name: ChildName): Promise<readonly Child[]> {
    return (await this.#allChildren()).filter((child) => child.name === name);
  }

  /** The only sub-orchestration with that name. @throws {CheckFailure} there is none, or there are several. */
  async child(name: ChildName): Promise<Child> {
    const [child, ...more] = await this.children(name);
    const isOnly = child !== undefined && more.length === 0;
    expectThat(isOnly, `${this.id} to call ${name} once, as a sub-orchestration`, await this.seen());
    return child;
  }

  /** @throws {CheckFailure} the sub-orchestration was not called, or with another input. */
  async expectInput(name: ChildName, input: unknown, because: string): Promise<void> {
    const [child] = await this.children(name);
    const seen = child ? `it started with ${json(child.input)}` : await this.seen();
    expectThat(child !== undefined && sameJson(child.input, input), `${name} to start with ${because}`, seen);
  }

  /** @throws {CheckFailure} this instance is in another state. */
  async expectState(state: 'Completed' | 'Failed', when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    expectThat(status?.runtimeStatus === state, `${this.id} to be ${state} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} this instance is not Completed with that output. */
  async expectOutput(output: unknown, expected: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, output);
    expectThat(holds, expected, await this.seen());
  }

  /** What happened so far, as the end of a sentence. */
  async seen(): Promise<string> {
    const calls = [...(await this.#allChildren()).map(describeChild), ...(await this.#dropped())];
    const called = calls.length === 0 ? 'it called no sub-orchestration' : `it called ${calls.join(' and ')}`;
    return `${called}, and ${await describeInstance(this.#scenario, this.id)}`;
  }

  async #allChildren(): Promise<readonly Child[]> {
    const children: Child[] = [];
    for (const instance of await this.#scenario.instances()) {
      if ((await this.#parentOf(instance.instanceId)) === this.id) children.push(instance);
    }
    return children;
  }

  /** Calls that the host dropped, because the ID belonged to an instance of another parent. */
  async #dropped(): Promise<readonly string[]> {
    const own = (await this.#allChildren()).map(({ instanceId }) => instanceId);
    return (await this.#scenario.history(this.id)).flatMap((event) =>
      event.EventType === SUB_ORCHESTRATION_CREATED && !own.includes(event.InstanceId)
        ? [`${event.Name} as "${event.InstanceId}", an ID already in use`]
        : [],
    );
  }

  async #parentOf(instanceId: string): Promise<string | undefined> {
    for (const event of await this.#scenario.history(instanceId)) {
      if (event.EventType === EXECUTION_STARTED) return event.ParentInstance?.OrchestrationInstance.InstanceId;
    }
    return undefined;
  }
}

function describeChild({ name, runtimeStatus, output }: Child): string {
  const end =
    runtimeStatus === 'Completed' && (output ?? null) === null ? 'Completed without an output' : runtimeStatus;
  return `${name} (${end})`;
}
