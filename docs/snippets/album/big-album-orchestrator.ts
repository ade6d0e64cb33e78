import * as df from 'durable-functions';

// #region batches
const BATCH = 10;

df.app.orchestration('BigAlbumOrchestrator', function* (context) {
  const photos = context.df.getInput<string[]>();

  const small: unknown[] = [];
  for (let from = 0; from < photos.length; from += BATCH) {
    const tasks = photos
      .slice(from, from + BATCH)
      .map((photo) => context.df.callActivity('ShrinkPhoto', photo));
    const batch = (yield context.df.Task.all(tasks)) as unknown[];
    small.push(...batch);
  }
  return small;
});
// #endregion batches
