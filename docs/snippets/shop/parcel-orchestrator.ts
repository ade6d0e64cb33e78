import * as df from 'durable-functions';

// #region catch
df.app.orchestration('ParcelOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();
  try {
    const parcel: unknown = yield context.df.callActivity('SendParcel', order);
    return parcel;
  } catch (error) {
    return {
      isError: error instanceof Error,
      code: (error as { code?: string }).code ?? 'none',
      message: (error as Error).message,
    };
  }
});
// #endregion catch
