import * as df from 'durable-functions';

// #region partial
df.app.orchestration('PatientAlbumOrchestrator', function* (context) {
  const photos = context.df.getInput<string[]>();

  const tasks = photos.map((photo) =>
    context.df.callActivity('ShrinkPhoto', photo),
  );
  try {
    yield context.df.Task.all(tasks);
  } catch {
    context.log('Not every photo can be made smaller');
  }

  const small: unknown[] = [];
  for (const task of tasks) {
    try {
      const result: unknown = yield task;
      small.push(result);
    } catch {
      small.push('could not be made smaller');
    }
  }
  return small;
});
// #endregion partial
