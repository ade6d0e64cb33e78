// #region events
import * as df from 'durable-functions';

df.app.orchestration('TankOrchestrator', function* (context) {
  const litres = context.df.getInput<number>();
  context.df.setCustomStatus({ litres });

  const added = (yield context.df.waitForExternalEvent('Refilled')) as number;
  yield context.df.callActivity('WriteDown', added);

  context.df.continueAsNew(litres + added);
});
// #endregion events

const oneMinuteMs = 60 * 1000;

df.app.activity('WriteDown', {
  handler: async (litres: number): Promise<string> => {
    await new Promise((written) => setTimeout(written, oneMinuteMs));
    return `${litres} litres more`;
  },
});
