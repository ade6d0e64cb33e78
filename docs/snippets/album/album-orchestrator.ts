// #region fan-out
import * as df from 'durable-functions';

df.app.orchestration('AlbumOrchestrator', function* (context) {
  const photos = context.df.getInput<string[]>();

  const tasks = photos.map((photo) =>
    context.df.callActivity('ShrinkPhoto', photo),
  );
  const small: unknown = yield context.df.Task.all(tasks);
  return small;
});
// #endregion fan-out
