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
  for (const [index, reading] of readings.entries()) {
    const celsius = yield* celsiusOf(reading);
    report.push({ station: stations[index], celsius });
  }
  return report;
});

/** Waits for a station; null where it doesn't answer. */
function* celsiusOf(
  reading: df.Task,
): Generator<df.Task, number | null, number> {
  try {
    return yield reading;
  } catch {
    return null;
  }
}
