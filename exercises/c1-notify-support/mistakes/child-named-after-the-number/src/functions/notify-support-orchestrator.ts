import * as df from 'durable-functions';

interface SupportContact {
  phoneNumber: string;
  order: number;
}

/** An incident, and who has not been tried yet; absent before the table was read. */
interface Escalation {
  incident: object;
  contacts?: SupportContact[];
}

df.app.orchestration('NotifySupportOrchestrator', function* (context) {
  const { incident, contacts } = context.df.getInput<Escalation>();
  const [contact, ...others] = contacts
    ? contacts
    : yield* readContacts(context);
  if (!contact) {
    return { callbackReceived: false, phoneNumber: null, attempt: 0 };
  }

  const { phoneNumber } = contact;
  const attempt: unknown = yield context.df.callSubOrchestrator(
    'NotifyContactOrchestrator',
    { ...incident, phoneNumber },
    `notify-${phoneNumber}`,
  );
  if (attempt !== 0) return { callbackReceived: true, phoneNumber, attempt };

  // Each contact gets an execution of its own, so the history stays short however many there are.
  context.df.continueAsNew({ incident, contacts: others });
});

/** The contacts of team A in the order in which they are tried. */
function* readContacts(
  context: df.OrchestrationContext,
): Generator<df.Task, SupportContact[], unknown> {
  const contacts = yield context.df.callActivity('GetSupportContacts', 'A');
  return (contacts as SupportContact[]).sort((a, b) => a.order - b.order);
}
