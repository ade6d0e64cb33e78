import * as df from 'durable-functions';

interface Order {
  readonly item: string;
  readonly card: string;
  readonly to: string;
}

/** Cards for which the line to the bank is busy at the first call. */
const busy = new Set(['4712']);

df.app.activity('ReserveItem', {
  handler: ({ item }: Order): string => `one ${item} on shelf 7`,
});

df.app.activity('ReleaseItem', {
  handler: (reserved: string): string => `${reserved} is for sale again`,
});

df.app.activity('TakePayment', {
  handler: ({ card }: Order): string => {
    if (busy.delete(card)) throw new Error('The line to the bank is busy.');
    return `payment by ${card}`;
  },
});

df.app.activity('RefundPayment', {
  handler: async (payment: string): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return `${payment} is given back`;
  },
});

// #region courier
class CourierError extends Error {
  readonly code = 'NO_COURIER';
}

df.app.activity('SendParcel', {
  handler: ({ item, to }: Order): string => {
    if (to === 'the moon') throw new CourierError(`No courier goes to ${to}.`);
    return `${item} is on its way to ${to}`;
  },
});
// #endregion courier
