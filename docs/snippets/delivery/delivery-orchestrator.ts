// #region wait
import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';

const twoDaysMs = 2 * 24 * 60 * 60 * 1000;

const deliveryOrchestrator: OrchestrationHandler = function* (context) {
  const parcel = context.df.getInput<string>();

  const deadline = new Date(
    context.df.currentUtcDateTime.getTime() + twoDaysMs,
  );
  const timeout = context.df.createTimer(deadline);
  const delivered = context.df.waitForExternalEvent('ParcelDelivered');

  const winner: unknown = yield context.df.Task.any([delivered, timeout]);

  let signedBy = 'nobody'; // what counts when the two days are over
  if (winner === delivered) {
    timeout.cancel();
    signedBy = delivered.result as string;
  }

  const outcome: unknown = yield context.df.callActivity('CloseDelivery', {
    parcel,
    signedBy,
  });
  return outcome;
};

df.app.orchestration('DeliveryOrchestrator', deliveryOrchestrator);
// #endregion wait

interface Delivery {
  readonly parcel: string;
  readonly signedBy: string;
}

const closeDelivery = ({ parcel, signedBy }: Delivery): string =>
  signedBy === 'nobody' ? `${parcel} is missing` : `${parcel} has arrived`;

df.app.activity('CloseDelivery', { handler: closeDelivery });
