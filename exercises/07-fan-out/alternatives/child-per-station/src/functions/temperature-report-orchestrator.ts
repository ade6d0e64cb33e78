import * as df from 'durable-functions';

interface Row {
  station: string;
  celsius: number | null;
}

df.app.orchestration('StationOrchestrator', function* (context) {
  const station = context.df.getInput<string>();
  try {
    const celsius = (yield context.df.callActivity(
      'ReadTemperature',
      station,
    )) as number;
    return { station, celsius } satisfies Row;
  } catch {
    context.df.setCustomStatus('silent');
    return { station, celsius: null } satisfies Row;
  }
});

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const stations = (yield context.df.callActivity(
    'GetStations',
    context.df.getInput(),
  )) as string[];
  const children = stations.map((station, index) =>
    context.df.callSubOrchestrator(
      'StationOrchestrator',
      station,
      `${context.df.instanceId}-${index}`,
    ),
  );
  const rows: unknown = children.length
    ? yield context.df.Task.all(children)
    : [];
  return rows;
});
