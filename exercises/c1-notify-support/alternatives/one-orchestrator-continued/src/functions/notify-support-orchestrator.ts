import * as df from 'durable-functions';
import { notifyContact } from './notify-contact-orchestrator';
import type { ContactToNotify } from './notify-contact-orchestrator';

interface Contact {
  phoneNumber: string;
  order: number;
}

interface State {
  incident: Omit<ContactToNotify, 'phoneNumber'>;
  queue?: string[];
}

df.app.orchestration('NotifySupportOrchestrator', function* (context) {
  const state = context.df.getInput<State>();
  if (!state.queue) {
    const table: unknown = yield context.df.callActivity(
      'GetSupportContacts',
      'A',
    );
    state.queue = numbersInOrder(table as Contact[]);
  }

  const phoneNumber = state.queue.shift();
  if (phoneNumber === undefined)
    return { callbackReceived: false, phoneNumber: null, attempt: 0 };

  const attempt = yield* notifyContact(context, {
    ...state.incident,
    phoneNumber,
  });
  if (attempt > 0) return { callbackReceived: true, phoneNumber, attempt };
  context.df.continueAsNew(state);
});

function numbersInOrder(contacts: Contact[]): string[] {
  return [...contacts]
    .sort((one, other) => one.order - other.order)
    .map(({ phoneNumber }) => phoneNumber);
}
