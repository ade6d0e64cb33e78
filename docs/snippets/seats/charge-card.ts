import * as df from 'durable-functions';

// A real one would call the bank here.
df.app.activity('ChargeCard', {
  handler: (card: string): string => `card ${card} is charged`,
});
