import * as df from 'durable-functions';

// #region one-by-one
df.app.orchestration('OneByOneOrchestrator', function* (context) {
  const photos = context.df.getInput<string[]>();

  const tasks = photos.map((photo) =>
    context.df.callActivity('ShrinkPhoto', photo),
  );
  const small: unknown[] = [];
  for (const task of tasks) {
    const result: unknown = yield task;
    small.push(result);
  }
  return small;
});
// #endregion one-by-one
