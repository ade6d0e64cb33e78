import * as df from 'durable-functions';

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();
  const stations = (yield context.df.callActivity(
    'GetStations',
    region,
  )) as string[];
  const report: unknown[] = [];
  for (const station of stations) {
    try {
      const celsius: unknown = yield context.df.callActivity(
        'ReadTemperature',
        station,
      );
      report.push({ station, celsius });
    } catch {
      report.push({ station, celsius: null });
    }
  }
  return report;
});
