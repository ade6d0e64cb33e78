import { expect } from './expect';
import { test } from './kit';

const order = { item: 'Desk lamp', amount: 79.5 };

const answers = [
  { answer: true, outcome: 'approved', activity: 'ProcessApproval' },
  { answer: false, outcome: 'rejected', activity: 'ProcessRejection' },
];

for (const { answer, outcome, activity } of answers) {
  test(`the answer ${answer}`, async (app) => {
    const id = await app.start(order);
    await app.advance('10 min');
    await app.raise(id, 'ApprovalEvent', answer);
    await app.advance('2 hours');
    expect(await app.status(id)).toHaveCompleted({ outcome, order });
    expect(await app.activities(id)).toEqual([activity]);
  });
}

test('no answer', async (app) => {
  const id = await app.start(order);
  await app.advance('2 hours');
  expect(await app.status(id)).toHaveCompleted({ outcome: 'rejected', order });
});
