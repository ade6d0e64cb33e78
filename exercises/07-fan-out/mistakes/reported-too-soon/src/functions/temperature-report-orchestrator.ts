import * as df from 'durable-functions';

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();
  const stations = (yield context.df.callActivity(
    'GetStations',
    region,
  )) as string[];
  if (stations.length === 0) return [];
  const readings = stations.map((station) =>
    context.df.callActivity('ReadTemperature', station),
  );
  try {
    yield context.df.Task.all(readings);
  } catch {
    context.log('A station does not answer');
  }
  return stations.map((station, index) => {
    const reading = readings[index]!;
    return { station, celsius: reading.isFaulted ? null : reading.result };
  });
});
