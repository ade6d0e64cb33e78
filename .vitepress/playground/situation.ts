// Situation: where a run stands, in one sentence that a screen reader can speak.

import { elapsedText, type EpisodeRecord, type HubRecord, type NoticeRecord, type SourceLocation } from '#core';
import type { CheckReport } from '#exercises/run-checks';
import { plainText } from '#exercises/text-marks';
import { lifeTexts } from './life-text.ts';
import type { InstanceView, Problem, RunView } from './session-messages.ts';

/** Where a run stands: the time, every instance, and what comes next. */
export function situation(view: RunView): string {
  const time = (ms: number): string => elapsedText(ms - view.startMs);
  const known = view.instances.length > 0 ? told(view.instances) : 'no instances';
  const failed = view.instances.findLast(({ runtimeStatus }) => runtimeStatus === 'Failed');
  const where = `It is ${time(view.nowMs)}; ${known}; ${next(view, time)}.`;
  return failed ? `${where} ${reasonOf(failed, view.records)}` : where;
}

/** What a press of a button did, by the records that it made; empty when these do not tell. */
export function deedOf(records: readonly HubRecord[]): string {
  for (const record of records) {
    if (record.kind === 'crash' || record.kind === 'deployment') return lifeTexts[record.kind];
    if (record.kind === 'episode') return episodeText(record);
    if (record.kind === 'activity-started') return `The activity ${record.name} started.`;
    if (record.kind === 'activity-ended') return `The activity ${record.name} ended.`;
  }
  return '';
}

function episodeText(record: EpisodeRecord): string {
  const who = calledBy(record);
  return `${who === record.name ? who : `The orchestrator of ${who}`} ran for one episode.`;
}

/** Why an instance failed: what the host noticed about it, else the first line of what the host keeps as its output. */
function reasonOf(instance: InstanceView, records: readonly HubRecord[]): string {
  const { instanceId, output } = instance;
  const notice = noticeOfFailure(instanceId, records);
  const why = `Why ${calledBy(instance)} failed:`;
  if (notice) return `${why} ${notice.text}`;
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  const line = text.split('\n', 1)[0] ?? '';
  const short = line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
  return `${why} ${short}`;
}

/** Notices of an episode follow its record; those about an instance that stays Running explain no failure. */
function noticeOfFailure(instanceId: string, records: readonly HubRecord[]): NoticeRecord | undefined {
  const episode = records.findLastIndex(
    (record) => record.kind === 'episode' && record.instanceId === instanceId && record.runtimeStatus === 'Failed',
  );
  if (episode < 0) return undefined;
  const after = records.slice(episode + 1);
  const end = after.findIndex(({ kind }) => kind !== 'notice');
  return after
    .slice(0, end < 0 ? after.length : end)
    .filter((record) => record.kind === 'notice')
    .findLast(({ text }) => !text.includes('stays Running'));
}

const longestReason = 280;

function next({ nowMs, nextDueMs }: RunView, time: (ms: number) => string): string {
  if (nextDueMs === null) return 'nothing is due';
  return nextDueMs <= nowMs ? 'work is due now' : `next due at ${time(nextDueMs)}`;
}

/** Which instances are in which state; many of them are counted, since a long list would bury the rest of the sentence. */
function told(instances: readonly InstanceView[]): string {
  const nameOf = instances.length > mostByName ? ({ name }: InstanceView) => name : calledBy;
  const states = [...new Set(instances.map(({ runtimeStatus }) => runtimeStatus))];
  return states
    .map((state) => {
      const there = instances.filter(({ runtimeStatus }) => runtimeStatus === state);
      return `${counted(there.map(nameOf))} ${there.length === 1 ? 'is' : 'are'} ${state}`;
    })
    .join(', ');
}

const mostByName = 3;

/** Whether the host made up an instance's ID. */
export const hasMadeUpId = (instanceId: string): boolean => /^[0-9a-f]{32}(:|$)/.test(instanceId.replaceAll('-', ''));

/** People know an instance by the ID that they gave it, and one with an ID of the host by its orchestrator. */
const calledBy = ({ instanceId, name }: Pick<InstanceView, 'instanceId' | 'name'>): string =>
  hasMadeUpId(instanceId) ? name : instanceId;

/** `A`, `A and B`, `2 A, B and C`. */
function counted(names: readonly string[]): string {
  const parts = [...new Set(names)].map((name) => {
    const count = names.filter((other) => other === name).length;
    return count === 1 ? name : `${String(count)} ${name}`;
  });
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** The verdict of a check run, such as `7 of 11 checks pass · 64 of 100 points`. */
export function verdictOf(report: CheckReport): string {
  const passing = report.checks.filter(({ status }) => status === 'pass').length;
  const counts = `${String(passing)} of ${String(report.checks.length)} checks pass`;
  return `${counts} · ${String(report.points)} of ${String(report.maxPoints)} points`;
}

/** What every check of a report failed with, when that is one and the same: the app could not be loaded. */
export function commonProblem({ checks }: CheckReport): Problem | null {
  const message = checks[0]?.message;
  const isCommon = checks.every((check) => check.status === 'error' && check.message === message);
  if (message === undefined || !isCommon) return null;
  const source = locationIn(message);
  return { message, ...(source ? { source } : {}) };
}

/** The `file:line:column: ` that a sentence begins with. */
function locationIn(message: string): SourceLocation | null {
  const [, file, line, column] = /^(\S+\.[jt]s):(\d+)(?::(\d+))?: /.exec(message) ?? [];
  if (file === undefined) return null;
  return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

/** The same with the first sentence that does not hold, for those who do not see the list. */
export function spokenVerdictOf(report: CheckReport, notices: readonly NoticeRecord[] = []): string {
  const common = commonProblem(report);
  if (common) return `${verdictOf(report)}. ${common.message}`;
  const failing = report.checks.find(({ status }) => status !== 'pass');
  const [notice] = notices;
  if (!failing && notice) return `${verdictOf(report)}. Solved, with a notice: ${notice.text}`;
  if (!failing) return `${verdictOf(report)}. Solved!`;
  // A sentence that does not hold speaks for itself; a check that could not be carried out does not.
  const reason = failing.status === 'fail' ? '' : ` ${failing.message?.split('\n', 1)[0] ?? ''}`;
  return `${verdictOf(report)}. First to fail: ${plainText(failing.title)}.${reason}`;
}
