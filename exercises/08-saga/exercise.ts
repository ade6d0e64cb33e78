import { defineExercise } from '../define-exercise.ts';
import { checks } from './checks.ts';

const API = '/runtime/webhooks/durabletask';
const start = { label: 'Start: Venice has no cars', ...startOf('trip-1', 'Venice') };

export default defineExercise({
  title: 'Book a whole trip, or nothing of it',
  lesson: 'errors-and-retries',
  task: [
    'Write the orchestrator `TripOrchestrator`. Its input is a trip. It calls the activities `BookFlight`, `BookHotel` and `BookCar`, one after the other, each with the trip. Each returns a booking.',
    'When all three are booked, the output is `{ flight, hotel, car }`, the three bookings.',
    'An activity that fails is tried three times in all, with five seconds between two tries.',
    'When a booking has failed three times, the bookings before it are cancelled with `CancelFlight` and `CancelHotel`: the last booking first, one after the other. A cancellation gets the booking that it cancels. What was not booked is not cancelled.',
    'A cancellation is tried three times as well. When it fails for good, the others are made all the same.',
    'In the end the instance is Failed, and its error says why the booking failed.',
  ],
  files: [
    { path: 'src/functions/trip-orchestrator.ts', role: 'edit' },
    { path: 'src/functions/activities.ts', role: 'given' },
  ],
  hints: [
    'Begin with the trip that works: three calls, one after the other. Send “Start: Lisbon” and look at the history.',
    'For the tries there is `context.df.callActivityWithRetry`. Its second argument is made with `new df.RetryOptions`, which takes two numbers: milliseconds between two tries, and the number of tries with the first one. The host does the rest, and the `yield` throws only when the last try has failed.',
    'Put the bookings into a `try`. What is to be done in the `catch` depends on how far they came. So keep a list, and note in it, after each booking, how it is cancelled.',
    'In the `catch`, go through the list from its end. Yield each cancellation inside a `try` of its own. When all of them are through, throw the error that brought you there.',
  ],
  requests: [
    start,
    { label: 'Start: Lisbon has everything', ...startOf('trip-2', 'Lisbon') },
    { label: 'Start: Svalbard has only flights', ...startOf('trip-3', 'Svalbard') },
    { label: 'Start: nobody flies to Atlantis', ...startOf('trip-4', 'Atlantis') },
    { label: 'Status', method: 'GET', path: `${API}/instances/trip-1?showHistory=true&showHistoryOutput=true` },
  ],
  onRun: [start],
  checks,
});

/** A start over the built-in HTTP API, where the caller may choose the instance ID. */
function startOf(instanceId: string, to: string) {
  return {
    method: 'POST',
    path: `${API}/orchestrators/TripOrchestrator/${instanceId}`,
    body: { to },
  } as const;
}
