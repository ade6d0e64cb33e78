import * as df from 'durable-functions';
import { getStations, readTemperature } from './activities';

class TemperatureReport {
  private readonly context: df.OrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.context = context;
  }

  *run(): Generator<df.Task, unknown, unknown> {
    const { df: durable } = this.context;
    const twice = new df.RetryOptions(1_000, 2);
    const stations = (yield getStations(durable.getInput()).withRetry(
      twice,
    )) as string[];
    const readings = new Map<string, df.Task>();
    for (const station of stations) {
      readings.set(station, readTemperature(station));
    }
    yield* this.settle([...readings.values()]);
    return stations.map((station) => {
      const { isFaulted, result } = readings.get(station) ?? {};
      return { celsius: isFaulted ? null : result, station };
    });
  }

  /** Waits until each of the tasks has ended, well or not. */
  private *settle(tasks: df.Task[]): Generator<df.Task, void, unknown> {
    let waited: df.Task[] = [];
    if (tasks.length > 0) waited = [this.context.df.Task.all(tasks), ...tasks];
    for (const task of waited) {
      try {
        yield task;
      } catch (error) {
        this.context.warn(String(error));
      }
    }
  }
}

df.app.orchestration('TemperatureReportOrchestrator', (context) =>
  new TemperatureReport(context).run(),
);
