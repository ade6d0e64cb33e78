import * as df from 'durable-functions';

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();
  const stations = (yield context.df.callActivity(
    'GetStations',
    region,
  )) as string[];
  let open = stations.map((station) => ({
    station,
    reading: context.df.callActivity('ReadTemperature', station),
  }));
  const report: unknown[] = [];
  while (open.length > 0) {
    const first: unknown = yield context.df.Task.any(
      open.map(({ reading }) => reading),
    );
    const { station, reading } = open.find((one) => one.reading === first)!;
    report.push({
      station,
      celsius: reading.isFaulted ? null : reading.result,
    });
    open = open.filter((one) => one.reading !== first);
  }
  return report;
});
