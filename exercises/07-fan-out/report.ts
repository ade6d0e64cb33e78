// Report: one run of TemperatureReportOrchestrator, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';

/** The names that the contract gives to the two activities. */
export type Step = 'GetStations' | 'ReadTemperature';

/** The region that the checks ask for where they do not say another one. */
export const REGION = 'the Alps';

/** What GetStations returns in most checks; neither in the order of the alphabet nor in its reverse. */
export const STATIONS = ['Summit', 'Hut', 'Village', 'Lake'] as const;

/** What stands in for one call of an activity. */
export type StandIn = Parameters<Scenario['stub']>[1];

/** Puts a stand-in in the place of GetStations, and one for all calls in the place of ReadTemperature. */
export async function standIn(scenario: Scenario, stations: readonly string[], reading: StandIn): Promise<void> {
  await scenario.stub('GetStations', { returns: stations });
  await scenario.stub('ReadTemperature', reading);
}

/** An instance that the checks start by the orchestrator's name. It sees only activity calls that came after its start. */
export class Report {
  readonly id: string;
  readonly #scenario: Scenario;
  readonly #earlierCalls: number;
  readonly #earlierRecords: number;

  private constructor(scenario: Scenario, id: string, earlierCalls: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#earlierCalls = earlierCalls;
    this.#earlierRecords = scenario.records.length;
  }

  /** Starts an instance; its orchestrator has not run yet. */
  static async start(scenario: Scenario, region = REGION): Promise<Report> {
    const id = `report-${(await scenario.instances()).length + 1}`;
    const earlierCalls = (await activityCalls(scenario)).length;
    await scenario.start('TemperatureReportOrchestrator', { instanceId: id, input: region });
    return new Report(scenario, id, earlierCalls);
  }

  /** Runs until as many readings as there are stand-ins have begun, each with a stand-in of its own. */
  async beginReadings(standIns: readonly StandIn[]): Promise<void> {
    for (const reading of standIns) {
      await this.#scenario.stub('ReadTemperature', reading);
      const begun = (await this.calls('ReadTemperature')).length;
      while ((await this.calls('ReadTemperature')).length === begun) {
        if (!(await this.#scenario.step())) return;
      }
    }
  }

  /** The calls of one of the two activities since the start. */
  async calls(step: Step): Promise<readonly LedgerEntry[]> {
    return (await this.#allCalls()).filter((call) => call.name === step);
  }

  /** @throws {CheckFailure} ReadTemperature was not called exactly once for each of the stations. */
  async expectEachReadOnce(stations: readonly string[], when: string): Promise<void> {
    const asked = (await this.calls('ReadTemperature')).map(({ input }) => json(input));
    const holds = sameJson(asked.sort(), stations.map(json).sort());
    expectThat(
      holds,
      `ReadTemperature to be called once for each of ${stations.join(', ')} ${when}`,
      await this.seen(),
    );
  }

  /** @throws {CheckFailure} a station was not asked, or the output is not what the stations answered, in this order. */
  async expectReport(stations: readonly string[], when: string): Promise<void> {
    const rows = stations.map((station) => ({ station, celsius: this.#answerOf(station) }));
    const asked = new Set((await this.calls('ReadTemperature')).map(({ input }) => input));
    const status = await this.#scenario.status(this.id);
    const isReported = status?.runtimeStatus === 'Completed' && sameJson(status.output, rows);
    const holds = isReported && stations.every((station) => asked.has(station));
    const expected = rows.some(({ celsius }) => celsius !== undefined) ? `the output ${json(rows)}` : 'a report';
    expectThat(holds, `${expected} ${when}`, await this.seen());
  }

  /** What happened since the start, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describe(await this.#allCalls())}, and ${await describeInstance(this.#scenario, this.id)}`;
  }

  /** What the first call for a station returned; null where it failed, undefined where there is none. */
  #answerOf(station: string): unknown {
    const records = this.#scenario.records.slice(this.#earlierRecords);
    const call = records.find(
      (record) => record.kind === 'activity-started' && record.name === 'ReadTemperature' && record.input === station,
    );
    if (call?.kind !== 'activity-started') return undefined;
    // Of a call that is delivered twice, the first answer is the one that counts.
    const end = records.find(
      (record) =>
        record.kind === 'activity-ended' &&
        record.sequence > call.sequence &&
        record.instanceId === call.instanceId &&
        record.taskId === call.taskId,
    );
    if (end?.kind !== 'activity-ended') return undefined;
    return 'result' in end.outcome ? (JSON.parse(end.outcome.result ?? 'null') as unknown) : null;
  }

  async #allCalls(): Promise<readonly LedgerEntry[]> {
    return (await activityCalls(this.#scenario)).slice(this.#earlierCalls);
  }
}

/** The calls as the end of a sentence, in which `ReadTemperature was called with` stands once for all stations. */
function describe(calls: readonly LedgerEntry[]): string {
  const words = 'ReadTemperature was called with ';
  const [before = '', ...readings] = describeCalls(calls).split(words);
  return readings.length === 0 ? before : `${before}${words}${readings.join('')}`;
}
