import * as df from 'durable-functions';

/** One contact of an incident. */
export interface ContactToNotify {
  phoneNumber: string;
  message: string;
  windowMs: number;
  attempts: number;
}

/** Not an orchestrator of its own: a part of the one that runs. Returns the attempt on which the contact answered, or 0. */
export function* notifyContact(
  { df: durable }: df.OrchestrationContext,
  { phoneNumber, message, windowMs, attempts }: ContactToNotify,
): Generator<df.Task, number, unknown> {
  const link = new df.EntityId('WaitingIncidents', phoneNumber);
  const start = durable.currentUtcDateTime.getTime();
  const callback = durable.waitForExternalEvent('Callback');
  yield durable.callEntity(link, 'add', durable.instanceId);

  let answered = 0;
  for (let attempt = 1; attempt <= attempts && answered === 0; attempt += 1) {
    const input = { phoneNumber, message, attempt };
    const sent = durable.callActivity('SendNotification', input);
    const next = durable.createTimer(
      new Date(start + (windowMs / attempts) * attempt),
    );
    const isOver = durable.Task.all([sent, next]);
    if ((yield durable.Task.any([callback, isOver])) === callback) {
      if (!next.isCompleted) next.cancel();
      answered = attempt;
    }
  }
  yield durable.callEntity(link, 'remove', durable.instanceId);
  return answered;
}
