// #region round
import * as df from 'durable-functions';

const oneHourMs = 60 * 60 * 1000;

df.app.orchestration('GreenhouseOrchestrator', function* (context) {
  const litres = context.df.getInput<number>();

  const left = (yield context.df.callActivity('WaterBeds', litres)) as number;
  if (left === 0) return 'the tank is empty';

  const nextRound = context.df.currentUtcDateTime.getTime() + oneHourMs;
  yield context.df.createTimer(new Date(nextRound));

  context.df.continueAsNew(left);
});
// #endregion round

const litresPerRound = 10;

df.app.activity('WaterBeds', {
  handler: (litres: number): number => Math.max(0, litres - litresPerRound),
});
