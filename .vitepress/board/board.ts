// Board: who was notified of which incident, and what came of it.
//
// Owns:   the shape of what is drawn, and how it is read from a run.
// Never:  knows a rule of the app: nothing here counts attempts, measures windows or expects an answer.
//
// B1. Only names of the contract are read: the two activities with their input and result, and the output of an incident. So
//     the board shows every app that keeps the contract, whatever its orchestrators are called.
// B2. Where those say nothing, nothing is guessed: whether an app still waits for somebody cannot be seen, that it has notified
//     another can.
// B3. A notification belongs to the incident whose orchestration, or one below it, called the activity.

import { EventType, type ActivityStartedRecord, type HubRecord, type RuntimeStatus } from '#core';
import type { InstanceView, RunView } from '../playground/session-messages.ts';

/** An incident that was reported: when, what was said, and which instance the answer named. */
export interface Report {
  readonly atMs: number;
  readonly message: string;
  readonly instanceId: string;
}

/** A callback of a contact, and how the app answered it. */
export interface Callback {
  readonly atMs: number;
  readonly phoneNumber: string;
  /** The status code of the answer. */
  readonly status: number;
  /** The instances that had not ended when it was sent. */
  readonly openIds: readonly string[];
}

/** What the reader asked of the app. */
export interface Asked {
  readonly reports: readonly Report[];
  readonly callbacks: readonly Callback[];
}

/** Somebody who can be notified. */
export interface Contact {
  readonly name: string;
  readonly phoneNumber: string;
}

/** A notification. Times count from the beginning of the run, in milliseconds. */
export interface Attempt {
  readonly attempt: number;
  readonly atMs: number;
}

/**
 * How things stand between an incident and a contact who was notified of it. By the notifications: `last` is who was notified
 * last while the incident goes on, `passed` is who had a successor. By the output: `answered`, and `unanswered` for the last. And
 * `ended` where the output says no more.
 */
export type Standing = 'last' | 'passed' | 'answered' | 'unanswered' | 'ended';

/** The notifications of one contact about one incident. */
export interface Notified {
  readonly attempts: readonly Attempt[];
  readonly standing: Standing;
}

/** One incident. */
export interface Incident {
  /** Counted from 1, in the order of the reports. */
  readonly number: number;
  readonly message: string;
  readonly reportedMs: number;
  readonly endedMs: number | null;
  readonly status: RuntimeStatus;
  /** Undefined until it has ended. */
  readonly output: unknown;
  /** By phone number; who was not notified is not in it. */
  readonly notified: ReadonlyMap<string, Notified>;
  /** The callbacks that came while it was open, by phone number. */
  readonly callbacks: ReadonlyMap<string, readonly Callback[]>;
}

/** Everything that the board shows. */
export interface Board {
  /** In the order in which they are to be tried; empty until the app has read them. Numbers of no contact follow. */
  readonly contacts: readonly Contact[];
  readonly incidents: readonly Incident[];
}

/** The board of a run. */
export function boardOf(view: RunView, { reports, callbacks }: Asked): Board {
  const byId = new Map(view.instances.map((instance) => [instance.instanceId, instance]));
  const incidents = reports.flatMap((report, index) => {
    const instance = byId.get(report.instanceId);
    return instance ? [incidentOf({ number: index + 1, report, callbacks, instance, byId, view })] : [];
  });
  const contacts = contactsOf(view.records);
  return { contacts: [...contacts, ...strangersOf(incidents, contacts)], incidents };
}

/** Numbers that were notified although they are no contact's. */
function strangersOf(incidents: readonly Incident[], contacts: readonly Contact[]): Contact[] {
  const known = new Set(contacts.map(({ phoneNumber }) => phoneNumber));
  const numbers = new Set(incidents.flatMap(({ notified }) => [...notified.keys()]));
  return [...numbers].filter((one) => !known.has(one)).map((phoneNumber) => ({ name: 'Unknown number', phoneNumber }));
}

/** What the app was told when it asked for contacts, each number once. */
function contactsOf(records: readonly HubRecord[]): Contact[] {
  const found = new Map<string, Contact & { readonly order: number }>();
  for (const record of records) {
    if (record.kind !== 'activity-ended' || record.name !== 'GetSupportContacts') continue;
    if (!('result' in record.outcome)) continue;
    for (const contact of listIn(record.outcome.result)) {
      const { name, phoneNumber, order } = membersOf(contact);
      if (typeof phoneNumber === 'string') {
        found.set(phoneNumber, { name: String(name), phoneNumber, order: Number(order) });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.order - b.order).map(({ name, phoneNumber }) => ({ name, phoneNumber }));
}

/** Whether an instance with this status does nothing more. */
export const hasEnded = (status: RuntimeStatus): boolean =>
  status === 'Completed' || status === 'Failed' || status === 'Terminated';

interface Source {
  readonly number: number;
  readonly report: Report;
  readonly callbacks: readonly Callback[];
  readonly instance: InstanceView;
  readonly byId: ReadonlyMap<string, InstanceView>;
  readonly view: RunView;
}

function incidentOf({ number, report, callbacks, instance, byId, view }: Source): Incident {
  const { runtimeStatus: status, output, lastUpdatedMs } = instance;
  const isOver = hasEnded(status);
  const sent = notificationsIn(view.records).filter((one) => rootOf(one.instanceId, byId) === instance.instanceId);
  return {
    number,
    message: report.message,
    reportedMs: report.atMs,
    endedMs: isOver ? lastUpdatedMs - view.startMs : null,
    status,
    output: isOver ? output : undefined,
    notified: notifiedOf(sent, view.startMs, isOver ? membersOf(output) : null),
    callbacks: byNumber(callbacks.filter(({ openIds }) => openIds.includes(instance.instanceId))),
  };
}

function byNumber(callbacks: readonly Callback[]): Map<string, Callback[]> {
  const found = new Map<string, Callback[]>();
  for (const one of callbacks) found.set(one.phoneNumber, [...(found.get(one.phoneNumber) ?? []), one]);
  return found;
}

/** A call of SendNotification. */
interface Sent {
  readonly instanceId: string;
  readonly phoneNumber: string;
  readonly attempt: number;
  readonly atMs: number;
}

function notificationsIn(records: readonly HubRecord[]): Sent[] {
  return records
    .filter(
      (record): record is ActivityStartedRecord =>
        record.kind === 'activity-started' && record.name === 'SendNotification',
    )
    .map(({ instanceId, input, atMs }) => {
      const { phoneNumber, attempt } = membersOf(input);
      return { instanceId, phoneNumber: String(phoneNumber), attempt: Number(attempt), atMs };
    });
}

/** The instance at the top, over all sub-orchestrations (B3). */
function rootOf(instanceId: string, byId: ReadonlyMap<string, InstanceView>): string {
  const started = byId.get(instanceId)?.history.find((event) => event.EventType === EventType.ExecutionStarted);
  const parent = started?.ParentInstance?.OrchestrationInstance.InstanceId;
  return parent === undefined ? instanceId : rootOf(parent, byId);
}

/** `outcome` is null while the incident goes on. */
function notifiedOf(
  sent: readonly Sent[],
  startMs: number,
  outcome: Readonly<Record<string, unknown>> | null,
): Map<string, Notified> {
  const last = sent.at(-1)?.phoneNumber;
  const notified = new Map<string, Notified>();
  for (const { phoneNumber, attempt, atMs } of sent) {
    const attempts = [...(notified.get(phoneNumber)?.attempts ?? []), { attempt, atMs: atMs - startMs }];
    notified.set(phoneNumber, { attempts, standing: standingOf(phoneNumber, phoneNumber === last, outcome) });
  }
  return notified;
}

function standingOf(phoneNumber: string, isLast: boolean, outcome: Readonly<Record<string, unknown>> | null): Standing {
  if (outcome?.['callbackReceived'] === true && outcome['phoneNumber'] === phoneNumber) return 'answered';
  if (!isLast) return 'passed';
  if (outcome?.['callbackReceived'] === false) return 'unanswered';
  return outcome ? 'ended' : 'last';
}

function listIn(json: string | null): readonly unknown[] {
  const value: unknown = JSON.parse(json ?? 'null');
  return Array.isArray(value) ? (value as unknown[]) : [];
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
