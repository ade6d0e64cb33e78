import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// The activity is complete. It stands for real work, such as deleting old files from a storage account.

/** How many items one round can clean. */
const ITEMS_PER_ROUND = 2;

df.app.activity('DoCleanup', {
  handler: (
    items: readonly unknown[],
    context: InvocationContext,
  ): readonly unknown[] => {
    context.log('Cleaned:', JSON.stringify(items.slice(0, ITEMS_PER_ROUND)));
    return items.slice(ITEMS_PER_ROUND);
  },
});
