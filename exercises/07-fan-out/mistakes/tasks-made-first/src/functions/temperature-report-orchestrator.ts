import * as df from 'durable-functions';

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();
  const stations = (yield context.df.callActivity(
    'GetStations',
    region,
  )) as string[];
  const readings = stations.map((station) =>
    context.df.callActivity('ReadTemperature', station),
  );
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
