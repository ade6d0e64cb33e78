import { expectThat, type Scenario } from 'durable-functions-workshop/checks';

export const checks = [
  {
    id: 'an-order-waits',
    title: 'An order that nobody has answered is still running after 59 minutes',
    points: 5,
    run: async (scenario: Scenario) => {
      await scenario.start('ApprovalOrchestrator', { instanceId: 'mine-1' });
      await scenario.advance('59 minutes');
      const status = await scenario.status('mine-1');
      const seen = status?.runtimeStatus ?? 'not there';
      expectThat(seen === 'Running', 'the order to wait', `it is ${seen}`);
    },
  },
];
