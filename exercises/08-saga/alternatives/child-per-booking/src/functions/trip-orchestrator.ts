import * as df from 'durable-functions';

interface Outcome {
  booking?: unknown;
  problem?: string;
}

const retryOptions = new df.RetryOptions(5_000, 3);

df.app.orchestration('StepOrchestrator', function* (context) {
  const { activity, input } = context.df.getInput<{
    activity: string;
    input: unknown;
  }>();
  try {
    const booking: unknown = yield context.df.callActivityWithRetry(
      activity,
      retryOptions,
      input,
    );
    return { booking };
  } catch (error) {
    return { problem: (error as Error).message };
  }
});

df.app.orchestration('TripOrchestrator', function* (context) {
  const parts = ['flight', 'hotel', 'car'] as const;
  const booked = new Map<string, unknown>();
  let problem: string | undefined;
  for (const part of parts) {
    const outcome = (yield child(`Book${capital(part)}`)) as Outcome;
    problem = outcome.problem;
    if (problem !== undefined) break;
    booked.set(part, outcome.booking);
  }
  if (problem === undefined) return Object.fromEntries(booked);

  for (const [part, booking] of [...booked].reverse()) {
    yield child(`Cancel${capital(part)}`, booking);
  }
  throw new Error(problem);

  function child(activity: string, input: unknown = context.df.getInput()) {
    return context.df.callSubOrchestrator('StepOrchestrator', {
      activity,
      input,
    });
  }
});

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
