import * as df from 'durable-functions';

/** One contact of an incident. */
interface ContactToNotify {
  phoneNumber: string;
  message: string;
  windowMs: number;
  attempts: number;
}

/** Returns the attempt on which the contact answered, or 0. */
df.app.orchestration('NotifyContactOrchestrator', function* (context) {
  const contact = context.df.getInput<ContactToNotify>();
  const waiting = new df.EntityId('WaitingIncidents', contact.phoneNumber);

  // The number is linked to this instance before anything is sent, so no answer can come too early.
  yield context.df.callEntity(waiting, 'add', context.df.instanceId);
  const attempt = yield* notify(context, contact);
  return attempt;
});

/** Notifies a contact until the callback comes or the window is over. */
function* notify(
  context: df.OrchestrationContext,
  { phoneNumber, message, windowMs, attempts }: ContactToNotify,
): Generator<df.Task, number, unknown> {
  const startMs = context.df.currentUtcDateTime.getTime();
  const callback = context.df.waitForExternalEvent('Callback');

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    yield context.df.callActivity('SendNotification', {
      phoneNumber,
      message,
      attempt,
    });
    const end = new Date(startMs + (attempt * windowMs) / attempts);
    if (yield* comesBefore(end, callback, context)) return attempt;
  }
  return 0;
}

/** Waits for the callback until an instant, and leaves no timer behind. */
function* comesBefore(
  end: Date,
  callback: df.Task,
  context: df.OrchestrationContext,
): Generator<df.Task, boolean, unknown> {
  // The callback can have come while the notification was being sent, and Task.any takes no notice of a task that has
  // ended already.
  if (callback.isCompleted) return true;

  const timer = context.df.createTimer(end);
  yield context.df.Task.any([callback, timer]);
  if (callback.isCompleted) timer.cancel();
  return callback.isCompleted;
}
