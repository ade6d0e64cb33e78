// Observations: what checks look at, and how they say it.
//
// Owns:   reading a scenario for a check, and the plain words in which a failure tells what was seen.
// Never:  decides whether an app is right (the checks of each exercise do), and never looks at source code or logs.
//
// O1. An execution that the host repeats after a crash is the same execution; it is not counted again.
// O2. Values are compared as JSON, because that is how they cross between host and worker.
// O3. Files inside an exercise's folder import by relative path alone, and get the scenario's words from here: the
//     learner's copy puts a package.json beside them, and `#scenario` would be looked up in that.

import { elapsedText } from '#scenario';
import type { LedgerEntry, Scenario } from '#scenario';

export { expectThat } from '#scenario';
export type { HttpResult, LedgerEntry, Scenario } from '#scenario';

/** What a status query answers; undefined when there is no such instance. */
export type ObservedStatus = Awaited<ReturnType<Scenario['status']>>;

const LONGEST_TEXT = 400;

/** The activity executions so far, oldest first, each counted once (O1). */
export async function activityCalls(scenario: Scenario): Promise<readonly LedgerEntry[]> {
  return (await scenario.ledger()).filter((call) => !call.duplicate);
}

/** What is known of an instance, as the end of a sentence: `order-1 is Failed: Orchestrator function …`. */
export async function describeInstance(scenario: Scenario, instanceId: string): Promise<string> {
  return describeStatus(instanceId, await scenario.status(instanceId));
}

/** {@link describeInstance} for a status that is already at hand. */
export function describeStatus(instanceId: string, status: ObservedStatus): string {
  if (!status) return `there is no instance ${instanceId}`;
  const state = `${instanceId} is ${status.runtimeStatus}`;
  if (status.runtimeStatus === 'Failed') return `${state}: ${failureText(status.output)}`;
  if (status.runtimeStatus !== 'Completed') return state;
  return `${state} ${outputText(status.output)}`;
}

function outputText(output: unknown): string {
  if ((output ?? null) === null) return 'without an output';
  return isTask(output)
    ? 'with a task as its output, not with what the task results in'
    : `with the output ${json(output)}`;
}

/** A task of the SDK as JSON: what an orchestrator returns that forgot its last `yield`. */
function isTask(output: unknown): boolean {
  if (typeof output !== 'object' || output === null || !('action' in output) || !('isPlayed' in output)) return false;
  return typeof output.action === 'object' && output.action !== null && 'actionType' in output.action;
}

/** Activity calls as the end of a sentence: `ProcessRejection was called with 7 at 1:00:00`. */
export function describeCalls(calls: readonly LedgerEntry[]): string {
  if (calls.length === 0) return 'no activity was called';
  return calls.map((call) => `${call.name} was called with ${json(call.input)} at ${elapsedText(call.at)}`).join(', ');
}

/** A value as JSON text, cut when it is long, and without serialised exceptions; `nothing` for undefined. */
export function json(value: unknown): string {
  if (value === undefined) return 'nothing';
  return shorten(
    JSON.stringify(value, (_key, member: unknown) => (typeof member === 'string' ? withoutException(member) : member)),
  );
}

/** Whether two values are the same JSON; the order of an object's members does not matter (O2). */
export function sameJson(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The reason of a failure without what the host adds for machines: serialised exceptions and stacks. */
function failureText(output: unknown): string {
  const text = typeof output === 'string' ? output : json(output);
  const reason = withoutException(text).replace(/\nStack:.*/s, ')');
  const line = reason.replace(/\s+/g, ' ').replace(/[\s.]+$/, '');
  return shorten(wholeSentences(line) ?? line);
}

/** As many sentences as a long text has room for, without the last full stop; undefined where that is less than half of the room. */
function wholeSentences(line: string): string | undefined {
  if (line.length <= LONGEST_TEXT) return undefined;
  const end = line.lastIndexOf('. ', LONGEST_TEXT);
  return end < LONGEST_TEXT / 2 ? undefined : line.slice(0, end);
}

/** A failed activity has its exception behind its message, for machines. */
const withoutException = (text: string): string => text.replace(/ ?\n \{"\$type".*/s, '');

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}
