import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// Both activities are complete. One stands for a table of contacts, the other for a service that sends text messages.

/** Somebody who can be notified. */
export interface SupportContact {
  name: string;
  team: string;
  phoneNumber: string;
  /** Contacts of a team are tried from the lowest to the highest. */
  order: number;
}

/** What is sent to a contact. */
export interface Notification {
  phoneNumber: string;
  message: string;
  /** Counted from 1. */
  attempt: number;
}

const CONTACTS: readonly SupportContact[] = [
  { name: 'Brian', team: 'A', phoneNumber: '+31622222222', order: 2 },
  { name: 'Adrian', team: 'B', phoneNumber: '+31644444444', order: 1 },
  { name: 'Carol', team: 'A', phoneNumber: '+31633333333', order: 3 },
  { name: 'Angela', team: 'A', phoneNumber: '+31611111111', order: 1 },
];

/** The contacts of a team, in the order in which the table happens to hold them. */
df.app.activity('GetSupportContacts', {
  handler: (team: string) =>
    CONTACTS.filter((contact) => contact.team === team),
});

df.app.activity('SendNotification', {
  handler: (notification: Notification, context: InvocationContext) => {
    const { phoneNumber, message, attempt } = notification;
    context.log(`To ${phoneNumber}, attempt ${attempt}: ${message}`);
  },
});
