import * as df from 'durable-functions';

// Settings are read once, when the app is loaded.
const WINDOW_SECONDS = Number(
  process.env['WaitTimeForEscalationInSeconds'] || '300',
);
const ATTEMPTS = Number(process.env['MaxNotificationAttempts'] || '3');

interface Numbers {
  message: string;
  numbers: string[];
}

/** Tries the first number, and leaves the others to another instance of itself. */
df.app.orchestration('NotifyContactOrchestrator', function* (context) {
  const { message, numbers } = context.df.getInput<Numbers>();
  const [phoneNumber, ...others] = numbers;
  if (phoneNumber === undefined)
    return { callbackReceived: false, phoneNumber: null, attempt: 0 };

  const ends = attemptEnds(context.df.currentUtcDateTime);
  const callback = context.df.waitForExternalEvent(`callback:${phoneNumber}`);
  context.df.setCustomStatus({ waitingFor: phoneNumber });
  for (const [index, end] of ends.entries()) {
    const attempt = index + 1;
    yield context.df.callActivity('SendNotification', {
      phoneNumber,
      message,
      attempt,
    });
    const timer = context.df.createTimer(end);
    const first = callback.isCompleted
      ? callback
      : ((yield context.df.Task.any([callback, timer])) as df.Task);
    if (first === timer) continue;
    timer.cancel();
    return { callbackReceived: true, phoneNumber, attempt };
  }
  context.df.setCustomStatus({ waitingFor: null });

  const outcome: unknown = yield context.df.callSubOrchestrator(
    'NotifyContactOrchestrator',
    { message, numbers: others },
  );
  return outcome;
});

function attemptEnds(start: Date): Date[] {
  return Array.from({ length: ATTEMPTS }, (_, index) => {
    const end = new Date(start);
    end.setUTCMilliseconds(
      start.getUTCMilliseconds() +
        Math.round(((index + 1) * WINDOW_SECONDS * 1_000) / ATTEMPTS),
    );
    return end;
  });
}
