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
    const temperatures = (yield context.df.Task.all(readings)) as number[];
    return stations.map((station, index) => ({
      station,
      celsius: temperatures[index],
    }));
  } catch {
    return stations.map((station) => ({ station, celsius: null }));
  }
});
