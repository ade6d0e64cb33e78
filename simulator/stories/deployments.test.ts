// Deployments: other sources take the place of the app's while its instances live. The hub keeps what it knows; the code is new.

import { expect, test } from 'vitest';
import { describeSequence, sequenceOf } from '#scenario';
import type { Scenario } from '#scenario';
import { CHAIN, IN_FLIGHT, oneApp, openApp } from './one-app.ts';

/** An order that waits for its payment, and then does what `then` says. */
const order = (then: string, before = ''): string => `
df.app.activity('Ship', { handler: () => 'shipped' });
df.app.activity('Check', { handler: () => 'checked' });
df.app.orchestration('Order', function* (context) {
  ${before}
  yield context.df.waitForExternalEvent('Paid');
  ${then}
});`;

const SHIPS = order(`return yield context.df.callActivity('Ship');`);
const CHECKS_FIRST = order(`return yield context.df.callActivity('Ship');`, `yield context.df.callActivity('Check');`);

async function paid(scenario: Scenario, instanceId: string): Promise<unknown> {
  await scenario.raise(instanceId, 'Paid');
  await scenario.untilIdle();
  return scenario.status(instanceId);
}

test('an instance that waits goes on with the code that is there when its event comes', async () => {
  const scenario = openApp(SHIPS);
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance('1 hour');

  await scenario.deploy(oneApp(order(`return 'picked up';`)));

  expect(await paid(scenario, 'order-1')).toMatchObject({ runtimeStatus: 'Completed', output: 'picked up' });
});

test('code that asks for something else where history holds an answer fails the instance, as on Azure', async () => {
  const scenario = openApp(order(`return 'done';`, `yield context.df.callActivity('Ship');`));
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance('1 hour');

  await scenario.deploy(oneApp(CHECKS_FIRST));

  expect(await paid(scenario, 'order-1')).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringMatching(
      /^Non-Deterministic workflow detected: A previous execution .*'Ship'.*'Check'/,
    ) as string,
  });
});

test('code that waits for an event of another name leaves an instance waiting for ever', async () => {
  const scenario = openApp(SHIPS);
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance('1 hour');

  await scenario.deploy(oneApp(order(`return 'done';`).replace("'Paid'", "'PaymentReceived'")));

  expect(await paid(scenario, 'order-1')).toMatchObject({ runtimeStatus: 'Running' });
});

test('a deployment without sources brings the app itself back', async () => {
  const scenario = openApp(order(`return 'new';`));
  await scenario.deploy(oneApp(order(`return 'old';`)));
  await scenario.start('Order', { instanceId: 'early' });
  expect(await paid(scenario, 'early')).toMatchObject({ output: 'old' });

  await scenario.deploy();

  await scenario.start('Order', { instanceId: 'late' });
  expect(await paid(scenario, 'late')).toMatchObject({ output: 'new' });
});

test('settings change with a deployment, and stay changed', async () => {
  const scenario = openApp(`
df.app.activity('Shop', { handler: () => process.env.SHOP });
df.app.orchestration('Asks', function* (context) { return yield context.df.callActivity('Shop'); });`);
  const shops: unknown[] = [];
  const ask = async (): Promise<void> => {
    const id = await scenario.start('Asks');
    await scenario.untilIdle();
    shops.push((await scenario.status(id))?.output);
  };

  await scenario.settings({ SHOP: 'Corner' });
  await ask();
  await scenario.deploy({ settings: { SHOP: 'Harbour' } });
  await ask();
  await scenario.deploy();
  await ask();

  expect(shops).toEqual(['Corner', 'Harbour', 'Harbour']);
});

test('what was put beside the app and what stands in for its activities stay', async () => {
  const scenario = openApp(CHAIN);
  await scenario.add({ 'beside.ts': oneApp(SHIPS).files['src/functions/app.ts'] ?? '' });
  await scenario.stub('Ship', { returns: 'by stub' });
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance(0);

  await scenario.deploy(oneApp(CHAIN.replace('n + 1', 'n + 10')));

  expect(await paid(scenario, 'order-1')).toMatchObject({ output: 'by stub' });
  const chain = await scenario.start('Chain');
  await scenario.untilIdle();
  expect((await scenario.status(chain))?.output).toBe(20);
});

test('an activity in flight is started again, by the new code', async () => {
  const scenario = openApp(CHAIN, IN_FLIGHT);
  const id = await scenario.start('Chain');
  await scenario.step(); // the first episode
  await scenario.step(); // the activity begins

  await scenario.deploy(oneApp(CHAIN.replace('n + 1', 'n + 10')));
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(20);
  expect((await scenario.ledger()).map(({ duplicate }) => duplicate)).toEqual([false, true, false]);
});

test('code that cannot be loaded changes nothing', async () => {
  const scenario = openApp(SHIPS);
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance(0);

  await expect(scenario.deploy(oneApp('const a = ;'))).rejects.toThrow('This is not valid TypeScript');

  expect(await paid(scenario, 'order-1')).toMatchObject({ output: 'shipped' });
});

test('a crash brings back the code that was deployed last, and the crash matrix deploys at the same point again', async () => {
  const scenario = openApp(SHIPS, { fault: undefined });
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance('1 hour');
  await scenario.deploy(oneApp(order(`return 'picked up';`)));
  await scenario.crash();

  expect(await paid(scenario, 'order-1')).toMatchObject({ output: 'picked up' });
  await scenario.crashMatrix();
  await scenario.start('Order', { instanceId: 'order-2' });
  expect(await paid(scenario, 'order-2')).toMatchObject({ output: 'picked up' });
});

test('the story and the sequence tell it', async () => {
  const scenario = openApp(SHIPS, { fault: undefined });
  await scenario.start('Order', { instanceId: 'order-1' });
  await scenario.advance('1 hour');
  await scenario.deploy({ ...oneApp(SHIPS), settings: { SHOP: 'Harbour' } });
  await scenario.deploy();

  expect(scenario.story.slice(-2)).toEqual([
    '1:00:00 deploy src/functions/app.ts and the settings SHOP',
    '1:00:00 deploy the app itself',
  ]);
  expect(describeSequence(sequenceOf(scenario.records)).at(-1)).toBe(
    'At 1:00:00: New code is deployed; the instances go on with it.',
  );
});
