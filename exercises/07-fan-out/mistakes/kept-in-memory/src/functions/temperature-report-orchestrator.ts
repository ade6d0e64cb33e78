import * as df from 'durable-functions';

let stations: string[] | undefined;

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();
  stations ??= (yield context.df.callActivity(
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
    try {
      const celsius: unknown = yield readings[index]!;
      report.push({ station, celsius });
    } catch {
      report.push({ station, celsius: null });
    }
  }
  return report;
});
