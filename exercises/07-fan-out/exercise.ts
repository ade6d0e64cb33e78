import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
/** What Run sends. The ready requests have IDs of their own, since this instance may still be Running when they are sent. */
const start = { label: 'Start: alps', ...startOf('report-1', 'alps') };

export default defineExercise({
  title: 'Ask many stations at the same time',
  lesson: 'fan-out-fan-in',
  task: [
    'Write the orchestrator `TemperatureReportOrchestrator`. Its input is the name of a region.',
    'It calls the activity `GetStations` once, with the region, and gets the names of the weather stations there.',
    'Then it calls the activity `ReadTemperature` once for each station, with the station’s name. All stations are asked at the same time.',
    'The output is the report: an array with one `{ station, celsius }` for each station, in the order of `GetStations`. `celsius` is the number that `ReadTemperature` returned.',
    'When `ReadTemperature` fails for a station, its `celsius` is `null`, and the others are reported all the same.',
    'A region without stations has the report `[]`. When `GetStations` fails, there is no report: the instance is Failed.',
  ],
  files: [
    { path: 'src/functions/temperature-report-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Begin with a region where every station answers: `coast`. Get the names, make one task for each, and wait for all of them.',
    'In C# a call begins when it is made. Here it begins when its task is yielded, so a loop that yields one task after the other asks one station after the other. `context.df.Task.all` makes one task of many.',
    'The results of `Task.all` come in the order of its tasks, so the result at a place belongs to the station at the same place. For no tasks at all, `Task.all` throws.',
    'When one task fails, `Task.all` throws its error, and you get no results. Catch it, and then look at each task by itself: yield it once more inside a `try`. A task that has ended answers at once; one that still runs is waited for; nothing is called again.',
    'Another way is a small orchestrator for one station, which catches the error of its activity and returns `null`. The report calls one of these for each station, and none of them fails.',
  ],
  requests: [
    { label: 'Start: alps, one station is silent', ...startOf('report-2', 'alps') },
    { label: 'Start: coast, all answer', ...startOf('report-3', 'coast') },
    { label: 'Start: desert, no stations', ...startOf('report-4', 'desert') },
    { label: 'Start: nobody knows the region', ...startOf('report-5', 'moon') },
    { label: 'All instances', method: 'GET', path: `${API}/instances` },
  ],
  onRun: [start],
  checks,
});

/** A start over the built-in HTTP API, where the caller may choose the instance ID. */
function startOf(instanceId: string, region: string) {
  return {
    method: 'POST',
    path: `${API}/orchestrators/TemperatureReportOrchestrator/${instanceId}`,
    body: region,
  } as const;
}
