import type { ActivityStartedRecord, HubRecord } from '#core';

/** One execution of an activity, as the effects ledger shows it. */
export type Effect = Pick<
  ActivityStartedRecord,
  'sequence' | 'name' | 'input' | 'instanceId' | 'taskId' | 'duplicate' | 'atMs'
>;

/** Every execution of an activity, in order. */
export function effectsOf(records: readonly HubRecord[]): Effect[] {
  return records.filter((record) => record.kind === 'activity-started');
}

/** The ledger in a sentence, such as `5 activities ran, 1 of them twice.` */
export function effectsSummary(effects: readonly Effect[]): string {
  const runs = runsOfTasks(effects);
  if (runs.length === 0) return 'No activity has run yet.';
  const ran = runs.length === 1 ? '1 activity ran' : `${String(runs.length)} activities ran`;
  const again = runs.filter((count) => count > 1);
  if (again.length === 0) return `${ran}, ${runs.length === 1 ? 'once' : 'each once'}.`;
  const often = again.every((count) => count === 2) ? 'twice' : 'more than once';
  return runs.length === 1 ? `${ran}, ${often}.` : `${ran}, ${String(again.length)} of them ${often}.`;
}

/** How often each call of an activity was executed. A task id is used anew by each execution of an instance. */
function runsOfTasks(effects: readonly Effect[]): number[] {
  const counts: number[] = [];
  const placeOf = new Map<string, number>();
  for (const { instanceId, taskId, duplicate } of effects) {
    const task = `${String(taskId)} ${instanceId}`;
    const known = duplicate ? placeOf.get(task) : undefined;
    const place = known ?? counts.push(0) - 1;
    placeOf.set(task, place);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
