// Retries: the host's retry loop around an activity or a sub-orchestration (host semantics §4).
//
// Owns:   how many attempts there are and how long the host waits between them.
// Never:  appears in the SDK's action list. The SDK sees one action and only predicts the ids.
//
// R1. `maxNumberOfAttempts` counts the first call.
// R2. After the last attempt one more timer is created, due at once. It costs an id and an episode, as on Azure.

import { HostTask } from './host-task.ts';
import type { RetryOptions } from './orchestrator-state.ts';

const MAX_RETRY_INTERVAL_MS = 6 * 24 * 3_600_000;

/** What the loop asks of the replay that runs it. */
export interface RetryContext {
  /** Schedules one attempt. */
  attempt(): HostTask;
  /** Creates a durable timer due at an instant (milliseconds since the Unix epoch). */
  timer(fireAtMs: number): HostTask;
  /** The timestamp of the episode being replayed. */
  nowMs(): number;
}

/** What the host refuses in retry options, if anything: no attempt at all, or an interval that the storage cannot wait (host semantics §3.8). */
export function refusedRetry(options: RetryOptions): string | undefined {
  const { firstRetryIntervalInMilliseconds, maxRetryIntervalInMilliseconds = 0, maxNumberOfAttempts } = options;
  const text = 'retry options that the host refuses:';
  if (!(maxNumberOfAttempts >= 1)) return `${text} maxNumberOfAttempts is ${maxNumberOfAttempts} and must be 1 or more`;
  const longestMs = Math.max(firstRetryIntervalInMilliseconds, maxRetryIntervalInMilliseconds);
  return longestMs > MAX_RETRY_INTERVAL_MS ? `${text} an interval is longer than six days` : undefined;
}

/** Runs attempts until one succeeds or the options are exhausted. */
export function withRetries(options: RetryOptions, context: RetryContext): HostTask {
  const whole = new HostTask();
  const firstMs = context.nowMs();

  const attempt = (number: number): void => {
    const task = context.attempt();
    task.whenSettled(() => {
      if (task.settlement === 'completed') whole.settle('completed');
      else pause(number);
    });
  };
  const pause = (number: number): void => {
    if (number === options.maxNumberOfAttempts) {
      context.timer(context.nowMs()).whenSettled(() => whole.settle('failed')); // R2
      return;
    }
    const delayMs = retryDelayMs(options, number, context.nowMs() - firstMs);
    if (delayMs === 0) whole.settle('failed');
    else context.timer(context.nowMs() + delayMs).whenSettled(() => attempt(number + 1));
  };

  attempt(1);
  return whole;
}

function retryDelayMs(options: RetryOptions, attempt: number, elapsedMs: number): number {
  const timeoutMs = options.retryTimeoutInMilliseconds ?? Infinity;
  if (elapsedMs >= timeoutMs) return 0;
  const coefficient = options.backoffCoefficient ?? 1;
  const delayMs = options.firstRetryIntervalInMilliseconds * coefficient ** (attempt - 1);
  return Math.min(delayMs, options.maxRetryIntervalInMilliseconds ?? MAX_RETRY_INTERVAL_MS);
}
