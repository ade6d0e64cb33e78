import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// Both activities are complete. They stand for real work, such as paying an invoice or sending a letter.

df.app.activity('ProcessApproval', {
  handler: (order: unknown, context: InvocationContext) => {
    context.log('Approved:', JSON.stringify(order));
    return { outcome: 'approved', order };
  },
});

df.app.activity('ProcessRejection', {
  handler: (order: unknown, context: InvocationContext) => {
    context.log('Rejected:', JSON.stringify(order));
    return { outcome: 'rejected', order };
  },
});
