// Sequence activities: what activities receive and answer. That they are called is part of an episode.

import type { ActivityEndedRecord, ActivityStartedRecord } from '#core';
import { answeredName } from './event-name.ts';
import type { ArrowParts, SequenceSheet } from './sequence-sheet.ts';
import { shortText, withData } from './sequence-text.ts';

/** Writes the steps of activities. */
export class ActivitySteps {
  readonly #sheet: SequenceSheet;
  /** The tasks whose outcome has been sent. */
  readonly #answered = new Set<string>();
  /** The tasks that are being worked on. */
  readonly #working = new Set<string>();

  constructor(sheet: SequenceSheet) {
    this.#sheet = sheet;
  }

  started(started: ActivityStartedRecord): void {
    const { input, name, instanceId, duplicate } = started;
    const data = input === undefined || input === null ? '' : shortText(JSON.stringify(input));
    const caller = this.#sheet.name(this.#sheet.instance(instanceId));
    if (!duplicate) {
      this.#answered.delete(taskKey(started));
      const sentence = `${withData(`${caller} calls ${name}`, 'with', data)}.`;
      this.#sheet.completeCall(started, { label: withData('call', '', data), sentence });
      this.#works(started, this.#sheet.callOf(started));
      return;
    }
    const lane = this.#sheet.activity(name);
    const reason = this.#answered.has(taskKey(started)) ? 'its message came twice' : 'its first outcome was lost';
    const sentence = `${name} is started once more for ${caller}, because ${reason}.`;
    this.#sheet.arrow({ kind: 'call-again', from: lane, to: lane, label: withData('again', '', data), sentence });
    this.#works(started);
  }

  ended(ended: ActivityEndedRecord): void {
    const { name, instanceId, outcome } = ended;
    this.#answered.add(taskKey(ended));
    const from = this.#sheet.activity(name);
    const to = this.#sheet.instance(instanceId);
    const events = [answeredName(ended.taskId, this.#sheet.placeOf(instanceId))];
    if ('failure' in outcome) writeOutcome(this.#sheet, { kind: 'failure', from, to, text: outcome.failure, events });
    else writeOutcome(this.#sheet, { kind: 'result', from, to, text: outcome.result, events });
    this.#sheet.end(taskKey(ended));
    this.#working.delete(taskKey(ended));
  }

  /** What works in the worker ends with it. */
  workerLost(): void {
    for (const task of this.#working) this.#sheet.end(task);
    this.#working.clear();
  }

  #works(started: ActivityStartedRecord, at?: number): void {
    this.#working.add(taskKey(started));
    this.#sheet.begin(taskKey(started), { lane: this.#sheet.activity(started.name), state: 'working' }, at);
  }
}

function taskKey({ instanceId, taskId }: ActivityStartedRecord | ActivityEndedRecord): string {
  return `task ${taskId} ${instanceId}`;
}

/** Writes the step in which an activity or a sub-orchestration answers its caller. */
export function writeOutcome(
  sheet: SequenceSheet,
  outcome: Pick<ArrowParts, 'from' | 'to' | 'events'> & { kind: 'result' | 'failure'; text: string | null },
): void {
  const { kind, from, to, events = [] } = outcome;
  const data = shortText(outcome.text ?? '');
  const verb = kind === 'result' ? 'answers' : 'fails for';
  const sentence = `${withData(`${sheet.name(from)} ${verb} ${sheet.name(to)}`, 'with', data)}.`;
  const label = data || (kind === 'result' ? 'done' : 'failed');
  sheet.arrow({ kind, from, to, label, sentence, events });
}
