import * as df from 'durable-functions';

export const processApproval = df.app.activity('ProcessApproval', {
  handler: (order: unknown) => ({ outcome: 'approved', order }),
});

export const processRejection = df.app.activity('ProcessRejection', {
  handler: (order: unknown) => ({ outcome: 'rejected', order }),
});
