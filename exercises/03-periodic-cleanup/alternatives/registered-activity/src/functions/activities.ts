import * as df from 'durable-functions';

export const doCleanup = df.app.activity('DoCleanup', {
  handler: (items: readonly unknown[]): readonly unknown[] => items.slice(2),
});
