import { expect, test } from 'vitest';
import { Watchdog } from './watchdog.ts';

const BUDGET_MS = 100;

/** What a suspended laptop, a breakpoint or a busy machine do to the host's own thread. */
function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('an answer that came while the host itself stood still is in time', async () => {
  const watchdog = new Watchdog(BUDGET_MS);
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise<string>((resolve) => {
    port1.onmessage = () => {
      watchdog.release(1);
      resolve('answered');
    };
    watchdog.watch(1, () => resolve('ended'));
  });

  port2.postMessage('the answer');
  standStill(3 * BUDGET_MS);

  expect(await ended).toBe('answered');
  port1.close();
});

test('silence is ended when the budget is over, also after the host stood still', async () => {
  const watchdog = new Watchdog(BUDGET_MS);
  const begun = performance.now();
  const ended = new Promise<number>((resolve) => watchdog.watch(1, () => resolve(performance.now() - begun)));

  standStill(BUDGET_MS / 2);

  expect(await ended).toBeGreaterThan(BUDGET_MS - 1); // a timer counts whole milliseconds
});
