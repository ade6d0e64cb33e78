// An app of its own, with tests of its own: what "Test your own app" shows, and what the tests of the kit install.

import { app, type HttpRequest, type InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { sendMail } from '../mail.js';

interface Order {
  id: string;
  amount: number;
}

// #region orchestrator
df.app.orchestration('approveOrder', function* (context) {
  const order = context.df.getInput<Order>();
  yield context.df.callActivity('askForApproval', order);

  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3 * 24 * 60 * 60 * 1000));
  const answer = context.df.waitForExternalEvent('Approved');
  const first: df.Task = yield context.df.Task.any([answer, deadline]);
  if (first === deadline) return 'escalated';

  deadline.cancel();
  yield context.df.callActivity('charge', order);
  return 'approved';
});

df.app.activity('askForApproval', { handler: (order: Order) => sendMail(`Please approve ${order.id}.`) });

df.app.activity('charge', {
  handler: (order: Order) => {
    if (order.amount > 1000) throw new Error(`${order.id} is too expensive.`);
    return 'charged';
  },
});
// #endregion orchestrator

// #region starter
app.http('orders', {
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request: HttpRequest, context: InvocationContext) => {
    const client = df.getClient(context);
    const instanceId = await client.startNew('approveOrder', { input: await request.json() });
    return client.createCheckStatusResponse(request, instanceId);
  },
});
// #endregion starter
