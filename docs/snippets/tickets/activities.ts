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

df.app.activity('ChargeCard', {
  handler: ({ seat }: Order): Receipt => ({ seat, paid: 45 }), // calls the bank
});

df.app.activity('SendTicket', {
  handler: ({ seat }: Receipt): string => `Ticket for seat ${seat}`, // sends an email
});
// #endregion activities
