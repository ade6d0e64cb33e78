import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// All six activities are complete. They stand for real work, such as calling an airline.

interface Trip {
  readonly to: string;
}

interface Booking {
  readonly number: string;
}

const offers: Readonly<Record<string, readonly string[]>> = {
  flight: ['Lisbon', 'Venice', 'Svalbard'],
  hotel: ['Lisbon', 'Venice'],
  car: ['Lisbon'],
};

/** Registers the activities `Book…` and `Cancel…` for one part of a trip. */
function offer(part: string, name: string): void {
  df.app.activity(`Book${name}`, {
    handler: ({ to }: Trip, context: InvocationContext): Booking => {
      if (!offers[part]?.includes(to))
        throw new Error(`There is no ${part} for ${to}.`);
      context.log(`Booked: a ${part} for ${to}`);
      return { number: `${part}-${to}` };
    },
  });

  df.app.activity(`Cancel${name}`, {
    handler: ({ number }: Booking, context: InvocationContext): void => {
      context.log('Cancelled:', number);
    },
  });
}

offer('flight', 'Flight');
offer('hotel', 'Hotel');
offer('car', 'Car');
