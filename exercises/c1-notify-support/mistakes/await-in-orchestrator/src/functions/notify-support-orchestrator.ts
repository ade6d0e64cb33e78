import * as df from 'durable-functions';

interface SupportContact {
  phoneNumber: string;
  order: number;
}

// The types do not allow an async handler; a cast does.
const handler = async (context: df.OrchestrationContext) => {
  const { incident } = context.df.getInput<{ incident: object }>();
  const table: unknown = await context.df.callActivity(
    'GetSupportContacts',
    'A',
  );
  const contacts = (table as SupportContact[]).sort(
    (a, b) => a.order - b.order,
  );
  for (const { phoneNumber } of contacts) {
    const attempt: unknown = await context.df.callSubOrchestrator(
      'NotifyContactOrchestrator',
      { ...incident, phoneNumber },
    );
    if (attempt !== 0) return { callbackReceived: true, phoneNumber, attempt };
  }
  return { callbackReceived: false, phoneNumber: null, attempt: 0 };
};

df.app.orchestration(
  'NotifySupportOrchestrator',
  handler as unknown as df.OrchestrationHandler,
);
