import { test, type AppUnderTest } from './kit';
import { ObservedOrder } from './observed-order';

async function mustEnd(order: ObservedOrder, ending: string): Promise<void> {
  const seen = await order.ending();
  if (seen !== ending) throw new Error(`It ended so: ${seen}`);
}

const answered =
  (yes: boolean, ending: string) => async (app: AppUnderTest) => {
    const order = await ObservedOrder.start(app, 'Lamp');
    await order.answer(yes);
    await mustEnd(order, ending);
  };

test(
  'yes',
  answered(
    true,
    'ProcessApproval after 0: {"outcome":"approved","order":"Lamp"}',
  ),
);

test(
  'no',
  answered(
    false,
    'ProcessRejection after 0: {"outcome":"rejected","order":"Lamp"}',
  ),
);

test('silence', async (app) => {
  const order = await ObservedOrder.start(app, 'Lamp');
  await mustEnd(
    order,
    'ProcessRejection after 1 s: {"outcome":"rejected","order":"Lamp"}',
  );
});
