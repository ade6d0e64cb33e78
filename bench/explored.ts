// Explored: the scenario that is explored, an event that races a timer, a call that is tried again, and a child with events of its own.
//
// E1. It has more than a thousand different schedules, so a budget of a thousand is spent and not run out of.
// E2. What must hold is checked in every run; an exploration that checks nothing is worth nothing.

import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';

const SOURCE = `import * as df from 'durable-functions';
let attempts = 0;
df.app.activity('reserve', { handler: () => {
  attempts += 1;
  if (attempts === 1) throw new Error('busy');
  return 'reserved';
} });
df.app.activity('ship', { handler: (parcel) => parcel });
df.app.orchestration('delivery', function* (context) {
  const paid = yield context.df.waitForExternalEvent('Paid');
  const parcels = ['A', 'B'].map((parcel) => context.df.callActivity('ship', parcel));
  const shipped = yield context.df.Task.all(parcels);
  yield context.df.waitForExternalEvent('Received');
  return [paid, ...shipped];
});
df.app.orchestration('order', function* (context) {
  const timeout = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const approved = context.df.waitForExternalEvent('Approved');
  if ((yield context.df.Task.any([approved, timeout])) === timeout) return 'expired';
  timeout.cancel();
  yield context.df.callActivityWithRetry('reserve', new df.RetryOptions(60_000, 3));
  return yield context.df.callSubOrchestrator('delivery', null, 'delivery-1');
});
`;

const FILE = 'src/functions/app.ts';

/** The scenario, told to its end. */
export async function toldOrder(): Promise<Scenario> {
  const scenario = Scenario.open({
    app: { files: { [FILE]: SOURCE }, entryPoints: [FILE] },
    worker: inProcessWorker(),
  });
  await scenario.start('order', { instanceId: 'order-1' });
  await scenario.advance('30 min');
  await scenario.raise('order-1', 'Approved', true);
  await scenario.advance('5 min');
  await scenario.raise('delivery-1', 'Paid', 12);
  await scenario.advance('5 min');
  await scenario.raise('delivery-1', 'Received');
  await scenario.untilIdle();
  return scenario;
}

/** Throws unless the order came to an end that its schedule allows (E2); answers its output. */
export async function orderEnded(run: Scenario): Promise<unknown> {
  const status = await run.status('order-1');
  const { runtimeStatus, output } = status ?? {};
  const isWaiting = runtimeStatus === 'Running' && (await run.status('delivery-1'))?.runtimeStatus === 'Running';
  const isDone = output === 'expired' || JSON.stringify(output) === '[12,"A","B"]';
  if (isWaiting || (runtimeStatus === 'Completed' && isDone)) return output;
  throw new Error(`The order came to ${JSON.stringify(status)} (E2).`);
}
