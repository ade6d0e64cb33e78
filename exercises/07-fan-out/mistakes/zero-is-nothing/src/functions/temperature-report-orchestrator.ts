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
  const report: unknown[] = [];
  for (const [index, station] of stations.entries()) {
    let temperature = 0;
    try {
      temperature = (yield readings[index]!) as number;
    } catch {
      context.log(station, 'does not answer');
    }
    report.push({ station, celsius: temperature || null });
  }
  return report;
});
