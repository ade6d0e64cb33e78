// Checks of exercise 09: every sentence of both parts of its contract.

import { bookingChecks } from './booking-checks.ts';
import { voucherChecks } from './voucher-checks.ts';

export const checks = [...voucherChecks, ...bookingChecks] as const;
