// Checks of challenge C1: every sentence of the contract of Notify Support, as a story on the virtual clock.

import { callbackChecks } from './callback-checks.ts';
import { notificationChecks } from './notification-checks.ts';

export const checks = [...notificationChecks, ...callbackChecks] as const;
