import { expect } from './expect';
import { test } from './kit';

const TABLE = [
  { answer: false, after: 0, outcome: 'rejected', by: 'ProcessRejection' },
  {
    answer: true,
    after: '59 min 58 s',
    outcome: 'approved',
    by: 'ProcessApproval',
  },
  {
    answer: undefined,
    after: '1 hour',
    outcome: 'rejected',
    by: 'ProcessRejection',
  },
];

for (const { answer, after, outcome, by } of TABLE) {
  test(`the answer ${answer} after ${after}`, async (app) => {
    const order = { id: `order answered ${answer}` };
    const id = await app.start(order);
    await app.advance(after);
    if (answer !== undefined) await app.raise(id, 'ApprovalEvent', answer);
    await app.advance(0);

    const { runtimeStatus, output } = await app.status(id);
    const activities = await app.activities(id);
    expect({ runtimeStatus, output, activities }).toEqual({
      runtimeStatus: 'Completed',
      output: { outcome, order },
      activities: [by],
    });
  });
}
