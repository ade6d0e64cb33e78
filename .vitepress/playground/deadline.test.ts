import { expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { deadlineOf, msToJustAfter, msToJustBefore } from './deadline.ts';
import { HeardDesk } from './heard-desk.ts';

const hour = 3_600_000;
const files = {
  'src/functions/offer.ts': `
import * as df from 'durable-functions';

df.app.orchestration('Offer', function* (context) {
  const inAnHour = new Date(context.df.currentUtcDateTime.getTime() + ${String(hour)});
  const timeout = context.df.createTimer(inAnHour);
  const answer = context.df.waitForExternalEvent('Answer');
  if ((yield context.df.Task.any([answer, timeout])) === answer) timeout.cancel();
});
`,
};

test('the deadline is the timer that an instance waits for', async () => {
  const { view } = await offer();

  expect(view && deadlineOf(view)).toBe((view?.startMs ?? 0) + hour);
});

test('a timer that has fired or was cancelled is no deadline', async () => {
  const expired = await offer(hour);
  const answered = await offer(0, true);

  expect(expired.view).toMatchObject({ instances: [{ runtimeStatus: 'Completed' }] });
  expect(expired.view && deadlineOf(expired.view)).toBeNull();
  expect(answered.view && deadlineOf(answered.view)).toBeNull();
});

test('just before is a second, or a millisecond where it is nearer; just after is a second', () => {
  expect(msToJustBefore(hour, 0)).toBe(hour - 1_000);
  expect(msToJustBefore(hour, hour - 1_000)).toBe(999);
  expect(msToJustBefore(hour, hour)).toBe(0);
  expect(msToJustAfter(hour, 0)).toBe(hour + 1_000);
});

async function offer(waitMs = 0, isAnswered = false) {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.reject(new Error('none')) });
  const entryPoints = Object.keys(files);
  await desk.answer({ do: 'tell', app: { files, entryPoints }, words: [] });
  const send = (path: string, body: string) =>
    desk.answer({
      do: 'send',
      request: { method: 'POST', path: `/runtime/webhooks/durabletask/${path}`, body },
      pace: 'settle',
    });
  await send('orchestrators/Offer/offer-1', '');
  if (isAnswered) await send('instances/offer-1/raiseEvent/Answer', 'true');
  return desk.answer({ do: 'move', move: 'advance', ms: waitMs });
}
