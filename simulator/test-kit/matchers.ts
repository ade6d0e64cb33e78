// Matchers: what `expect` of vitest and jest learns about orchestrations.
//
// Owns:   the matchers and their messages.
// Never:  imports a runner; vitest.ts and jest.ts hand the matchers to theirs.
//
// M1. A matcher is synchronous: one that has to be awaited passes silently where somebody forgets to.
// M2. A message ends with what the host noticed in the run, because that names the cause: the status of an instance whose
//     orchestrator calls an activity that is not there is Running, and no more.

import { elapsedText } from '#core';
import type { HubRecord, InstanceStatus, RuntimeStatus } from '#core';
import { noticeLines, recordsBeside } from '#scenario';

/** The matchers, as they are written after `expect(…)`. */
export interface DurableMatchers<Result = void> {
  /** `expect(await app.status(id))`: it has completed, with this output if one is given. */
  toHaveCompleted(output?: unknown): Result;
  /** `expect(await app.status(id))`: it has failed, with an error that contains this text or matches this pattern, if one is given. */
  toHaveFailed(error?: string | RegExp): Result;
  /** `expect(await app.status(id))`: it has begun and has not ended. */
  toBeRunning(): Result;
  /** `expect(app)`: an activity was called, with this input if one is given, by any instance. */
  toHaveCalledActivity(name: string, input?: unknown): Result;
}

/** What vitest and jest hand to a matcher. */
interface Runner {
  equals(actual: unknown, expected: unknown): boolean;
}

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What `toHaveCalledActivity` looks at: a {@link Scenario}. */
interface Recorded {
  readonly startMs: number;
  readonly records: readonly HubRecord[];
}

/** For `expect.extend(matchers)`. */
export const matchers = {
  toHaveCompleted(this: Runner, received: unknown, ...outputs: unknown[]): Verdict {
    return judge(received, 'Completed', {
      fits: (output) => outputs.length === 0 || this.equals(output, outputs[0]),
      wanted: outputs.length === 0 ? 'have completed' : `have completed with ${text(outputs[0])}`,
    });
  },

  toHaveFailed(this: Runner, received: unknown, error?: string | RegExp): Verdict {
    const fits = (output: unknown): boolean => {
      const failure = typeof output === 'string' ? output : text(output);
      return error === undefined || (typeof error === 'string' ? failure.includes(error) : error.test(failure));
    };
    const wanted = error === undefined ? 'have failed' : `have failed with ${text(error)}`;
    return judge(received, 'Failed', { fits, wanted });
  },

  toBeRunning(this: Runner, received: unknown): Verdict {
    return judge(received, 'Running', { fits: () => true, wanted: 'be running' });
  },

  toHaveCalledActivity(this: Runner, received: unknown, name: string, ...inputs: unknown[]): Verdict {
    if (!isRecorded(received))
      throw new TypeError(`toHaveCalledActivity looks at an app: expect(app), not ${text(received)}.`);
    const calls = received.records.filter((record) => record.kind === 'activity-started');
    const pass = calls.some(
      (call) => call.name === name && (inputs.length === 0 || this.equals(call.input, inputs[0])),
    );
    const wanted = inputs.length === 0 ? name : `${name} with ${text(inputs[0])}`;
    const made = calls.map(
      (call) => `  ${elapsedText(call.atMs - received.startMs)} ${call.name} with ${text(call.input)}`,
    );
    const list = made.length === 0 ? 'No activity was called.' : `Activities called:\n${made.join('\n')}`;
    const { records } = received;
    const message = () => `Expected the app ${pass ? 'not ' : ''}to have called ${wanted}.\n${list}${noticed(records)}`;
    return { pass, message };
  },
};

interface Demand {
  readonly fits: (output: unknown) => boolean;
  /** Completes "Expected … to …". */
  readonly wanted: string;
}

function judge(received: unknown, runtimeStatus: RuntimeStatus, { fits, wanted }: Demand): Verdict {
  if (received === undefined)
    return { pass: false, message: () => `Expected an instance to ${wanted}, but there is no instance with this id.` };
  if (!isStatus(received))
    throw new TypeError(`This matcher looks at a status: expect(await app.status(id)), not ${text(received)}.`);
  const pass = received.runtimeStatus === runtimeStatus && fits(received.output);
  const who = `${received.name} "${received.instanceId}"`;
  const message = () =>
    `Expected ${who} ${pass ? 'not ' : ''}to ${wanted}, but ${situation(received)}.${noticed(recordsBeside(received))}`;
  return { pass, message };
}

/** How many notices a message holds. */
const MOST_NOTICES = 5;

/** M2: lines that go below the message; empty where nothing was noticed. */
function noticed(records: readonly HubRecord[]): string {
  const lines = noticeLines(records);
  if (lines.length === 0) return '';
  const more = lines.length - MOST_NOTICES;
  const shown = [...lines.slice(0, MOST_NOTICES), ...(more > 0 ? [`and ${more} more, in the app's records`] : [])];
  return `\nThe host noticed:\n${shown.map((line) => `  ${line}`).join('\n')}`;
}

function situation({ runtimeStatus, output }: InstanceStatus): string {
  switch (runtimeStatus) {
    case 'Pending':
      return 'it has not begun; move the clock with advance(), next(), step() or untilIdle()';
    case 'Running':
      return 'it is running; it may wait for time (advance, next, untilIdle), for an event (raise), or for a timer that nobody cancelled';
    case 'Completed':
      return `it completed with ${text(output)}`;
    case 'Failed':
      return `it failed: ${text(output)}`;
    default:
      return `it is ${runtimeStatus}`;
  }
}

function isStatus(value: unknown): value is InstanceStatus {
  return typeof value === 'object' && value !== null && 'runtimeStatus' in value && 'instanceId' in value;
}

function isRecorded(value: unknown): value is Recorded {
  return typeof value === 'object' && value !== null && 'records' in value && Array.isArray(value.records);
}

/** A value for a sentence. What is asymmetric in it, such as `expect.any(String)`, says itself what it is. */
function text(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (isAsymmetric(value)) return asymmetricText(value);
  if (value === undefined) return 'undefined';
  const asymmetric: string[] = [];
  const json = JSON.stringify(value, (_, member: unknown) =>
    isAsymmetric(member) ? `\u0000${asymmetric.push(asymmetricText(member)) - 1}\u0000` : member,
  );
  return json.replace(/"\\u0000(\d+)\\u0000"/g, (_, index) => asymmetric[Number(index)] ?? '');
}

/** What vitest and jest make with `expect.any` and so on. Not all have a text of their own; what they compare with is in `sample`. */
interface Asymmetric {
  readonly sample?: unknown;
  toString(): string;
  toAsymmetricMatcher?(): string;
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return typeof value === 'object' && value !== null && 'asymmetricMatch' in value;
}

function asymmetricText(matcher: Asymmetric): string {
  return matcher.toAsymmetricMatcher?.() ?? `${matcher.toString()} ${text(matcher.sample)}`;
}
