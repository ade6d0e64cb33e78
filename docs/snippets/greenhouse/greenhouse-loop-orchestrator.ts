// #region loop
import * as df from 'durable-functions';

const oneHourMs = 60 * 60 * 1000;

df.app.orchestration('GreenhouseLoopOrchestrator', function* (context) {
  let litres = context.df.getInput<number>();

  while (true) {
    litres = (yield context.df.callActivity('WaterBeds', litres)) as number;
    if (litres === 0) return 'the tank is empty';

    const nextRound = context.df.currentUtcDateTime.getTime() + oneHourMs;
    yield context.df.createTimer(new Date(nextRound));
  }
});
// #endregion loop
