// #region activities
import * as df from 'durable-functions';

interface Order {
  readonly seat: string;
  readonly card: string;
}

interface Receipt {
  readonly seat: string;
  readonly paid: number;
}

// A real one would call the bank here, ...
df.app.activity('ChargeCard', {
  handler: ({ seat }: Order): Receipt => ({ seat, paid: 45 }),
});

// ... and this one would send an email.
df.app.activity('SendTicket', {
  handler: ({ seat }: Receipt): string => `Ticket for seat ${seat}`,
});
// #endregion activities
