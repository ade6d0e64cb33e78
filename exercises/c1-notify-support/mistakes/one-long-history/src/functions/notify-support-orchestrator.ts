import * as df from 'durable-functions';

interface SupportContact {
  phoneNumber: string;
  order: number;
}

interface Escalation {
  incident: object;
}

df.app.orchestration('NotifySupportOrchestrator', function* (context) {
  const { incident } = context.df.getInput<Escalation>();
  for (const { phoneNumber } of yield* readContacts(context)) {
    const attempt: unknown = yield context.df.callSubOrchestrator(
      'NotifyContactOrchestrator',
      { ...incident, phoneNumber },
    );
    if (attempt !== 0) return { callbackReceived: true, phoneNumber, attempt };
  }
  return { callbackReceived: false, phoneNumber: null, attempt: 0 };
});

/** The contacts of team A in the order in which they are tried. */
function* readContacts(
  context: df.OrchestrationContext,
): Generator<df.Task, SupportContact[], unknown> {
  const contacts = yield context.df.callActivity('GetSupportContacts', 'A');
  return (contacts as SupportContact[]).sort((a, b) => a.order - b.order);
}
