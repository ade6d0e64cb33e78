import * as df from 'durable-functions';

interface Contact {
  phoneNumber: string;
  order: number;
}

df.app.orchestration('NotifySupportOrchestrator', function* (context) {
  const { message } = context.df.getInput<{ message: string }>();
  const table: unknown = yield context.df.callActivity(
    'GetSupportContacts',
    'A',
  );
  const numbers = (table as Contact[])
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map((contact) => contact.phoneNumber);
  const outcome: unknown = yield context.df.callSubOrchestrator(
    'NotifyContactOrchestrator',
    { message, numbers },
  );
  return outcome;
});
