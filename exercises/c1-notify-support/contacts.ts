// Contacts: who is in the table of the exercise, and the settings that its checks use.

import type { Check } from '../define-exercise.ts';
import { json } from '../observations.ts';

/** A row of the table. */
export interface Contact {
  readonly name: string;
  readonly team: string;
  readonly phoneNumber: string;
  readonly order: number;
}

export const ANGELA: Contact = { name: 'Angela', team: 'A', phoneNumber: '+31611111111', order: 1 };
export const BRIAN: Contact = { name: 'Brian', team: 'A', phoneNumber: '+31622222222', order: 2 };
export const CAROL: Contact = { name: 'Carol', team: 'A', phoneNumber: '+31633333333', order: 3 };
export const ADRIAN: Contact = { name: 'Adrian', team: 'B', phoneNumber: '+31644444444', order: 1 };

/** A number that is in no table. */
export const NOBODYS_NUMBER = '+31699999999';

/** With the default settings. */
export const WINDOW_MS = 300_000;

/** Longer than all windows of the table together, with the default settings. */
export const ALL_WINDOWS = '30 minutes';

/** Whose number it is; the number itself where it is nobody's. */
export function contactName(phoneNumber: unknown): string {
  const owner = [ANGELA, BRIAN, CAROL, ADRIAN].find((contact) => contact.phoneNumber === phoneNumber);
  return owner?.name ?? (typeof phoneNumber === 'string' ? phoneNumber : json(phoneNumber));
}

/** Settings as the app finds them in its environment. */
export function settingsOf(windowSeconds: number, attempts: number): Readonly<Record<string, string>> {
  return { WaitTimeForEscalationInSeconds: String(windowSeconds), MaxNotificationAttempts: String(attempts) };
}

/** Runs a story with the default settings, whatever the learner's own are. */
export function withDefaultSettings(story: Check['run']): Check['run'] {
  return withAttempts(3, story);
}

/** The same with another number of attempts; with fewer, a story that is not about attempts is shorter. */
export function withAttempts(attempts: number, story: Check['run']): Check['run'] {
  return async (scenario) => {
    await scenario.settings(settingsOf(WINDOW_MS / 1_000, attempts));
    await story(scenario);
  };
}
