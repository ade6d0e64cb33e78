import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

interface Booking {
  readonly customer: string;
  readonly seats: number;
}

interface Reservation {
  readonly customer: string;
  readonly seats: readonly string[];
}

// The three activities are complete. The code that runs in the shop today has them, too; it never calls `RateCustomer`.

df.app.activity('ReserveSeats', {
  handler: (
    { customer, seats }: Booking,
    context: InvocationContext,
  ): Reservation => {
    context.log('Reserved for', customer, ':', seats);
    return {
      customer,
      seats: Array.from({ length: seats }, (_, index) => `A${index + 1}`),
    };
  },
});

df.app.activity('SendTickets', {
  handler: ({ customer, seats }: Reservation, context: InvocationContext) => {
    context.log('Tickets for', customer, ':', seats.join(', '));
    return seats.map((seat) => `${customer}, seat ${seat}`);
  },
});

df.app.activity('RateCustomer', {
  handler: ({ seats }: Booking) => (seats > 2 ? 'gold' : 'silver'),
});
