import type { DurableClient } from 'durable-functions';

// The words of a test. They do with a durable client what the test kit of this workshop does in vitest. Waiting costs
// nothing here, because the clock of the task hub is a virtual one. On Azure an hour would take an hour.

const HOUR_MS = 60 * 60 * 1_000;
const UNITS_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  h: HOUR_MS,
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
};
const LONGEST_TEST_MS = 7 * 24 * HOUR_MS;
/** Everything that is due at one moment is done a millisecond later, so each pause is one longer. */
const SETTLED_MS = 1;

/** What is known of an order. */
export interface OrderStatus {
  runtimeStatus: string;
  output: unknown;
  customStatus: unknown;
}

/** The app under test. */
export class AppUnderTest {
  private readonly client: DurableClient;
  private readonly orchestrator: string;
  private waited = 0;

  constructor(client: DurableClient, orchestrator: string) {
    this.client = client;
    this.orchestrator = orchestrator;
  }

  /** Starts the ApprovalOrchestrator and resolves to the ID of the instance. It first runs when the clock moves. */
  start(input: unknown): Promise<string> {
    return this.client.startNew(this.orchestrator, { input });
  }

  /** Raises an event on an instance. The instance sees it when the clock moves. */
  raise(instanceId: string, event: string, data: unknown): Promise<void> {
    return this.client.raiseEvent(instanceId, event, data);
  }

  /** Moves the clock, such as by `'59 min 59 s'`, and lets everything run that is due until then; `0` for what is due now. */
  async advance(duration: string | number): Promise<void> {
    const pause = milliseconds(duration) + SETTLED_MS;
    this.waited += pause;
    if (this.waited > LONGEST_TEST_MS) {
      throw new Error('The test has waited for more than a week.');
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }

  /** What a status query says about an instance. */
  async status(instanceId: string): Promise<OrderStatus> {
    const { runtimeStatus, output, customStatus } =
      await this.client.getStatus(instanceId);
    return { runtimeStatus, output, customStatus };
  }

  /** The names of the activities that ran for an instance, in the order in which they ended. */
  async activities(instanceId: string): Promise<string[]> {
    // The client's own getStatus leaves the history out, so the built-in HTTP API is asked.
    const { statusQueryGetUri } =
      this.client.createHttpManagementPayload(instanceId);
    const answer = await fetch(`${statusQueryGetUri}&showHistory=true`);
    const { historyEvents } = (await answer.json()) as {
      historyEvents: { EventType: string; FunctionName: string }[];
    };
    return historyEvents
      .filter((event) => event.EventType === 'TaskCompleted')
      .map((event) => event.FunctionName);
  }
}

type Story = (app: AppUnderTest) => Promise<void>;

const tests = new Map<string, Story>();

/** Declares a test. It passes when its promise resolves, and fails when it rejects. */
export function test(name: string, story: Story): void {
  if (tests.has(name)) throw new Error(`Two tests are called "${name}".`);
  tests.set(name, story);
}

/** The names of all tests, in the order in which they were declared. */
export function testNames(): string[] {
  return [...tests.keys()];
}

/** How a test ended. */
export interface TestResult {
  name: string;
  passed: boolean;
  message?: string;
}

/** Runs one test. */
export async function runTest(
  name: string,
  app: AppUnderTest,
): Promise<TestResult> {
  try {
    await tests.get(name)?.(app);
    return { name, passed: true };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { name, passed: false, message };
  }
}

function milliseconds(duration: string | number): number {
  if (typeof duration === 'number') return duration;
  const parts = [...duration.matchAll(/(\d+)\s*(ms|s|[a-z]+?)s?\b/g)];
  const lengths = parts.map(
    ([, count, unit = '']) => Number(count) * (UNITS_MS[unit] ?? Number.NaN),
  );
  const sum = lengths.reduce((total, length) => total + length, 0);
  if (parts.length > 0 && sum >= 0) return sum;
  throw new Error(`"${duration}" is no duration; write '59 min 59 s'.`);
}
