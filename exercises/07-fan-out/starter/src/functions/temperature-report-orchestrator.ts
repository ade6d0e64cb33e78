import * as df from 'durable-functions';

df.app.orchestration('TemperatureReportOrchestrator', function* (context) {
  const region = context.df.getInput<string>();

  // TODO: Ask all stations of the region at the same time.
  //  1. Call the activity `GetStations` with the region. It returns the names of the stations.
  //  2. Call the activity `ReadTemperature` for each station, with its name, and wait for all of them.
  //  3. Return the report: one `{ station, celsius }` for each station, in the order of `GetStations`.
  //  4. A station whose reading fails has `null` for its `celsius`. The others are reported all the same.

  context.log('Nobody has read the temperatures of', region);
});
