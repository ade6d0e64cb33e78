// Properties: what holds for any orchestration. The orchestrations are made up by fast-check; each is a small program of
// durable calls that one interpreter, an orchestrator like any other, carries out.

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Disturbance } from '#core';
import type { Scenario } from '#scenario';
import { openApp } from './one-app.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A program: what an orchestrator does, one step after the other; the last results are what it returns. */
type Step =
  | { readonly do: 'activity'; readonly name: string; readonly fails: number }
  | { readonly do: 'retry'; readonly name: string; readonly fails: number }
  | { readonly do: 'timer'; readonly seconds: number }
  | { readonly do: 'event'; readonly name: string; readonly seconds: number }
  | { readonly do: 'all'; readonly names: readonly string[] }
  | { readonly do: 'child'; readonly steps: readonly Step[] }
  | { readonly do: 'entity'; readonly amount: number };

const APP = `
type Step = { do: string; name?: string; fails?: number; seconds?: number; names?: string[]; steps?: Step[]; amount?: number };
const counts = new Map<string, number>();
for (const name of ['A', 'B']) {
  df.app.activity(name, {
    handler: (input: { key: string; fails: number }) => {
      const count = (counts.get(input.key) ?? 0) + 1;
      counts.set(input.key, count);
      if (input.fails > 0) throw new Error('as told');
      return name;
    },
  });
}
df.app.entity('Sum', (context) => {
  const sum: number = context.df.getState(() => 0) + Number(context.df.getInput());
  context.df.setState(sum);
  context.df.return(sum);
});
df.app.orchestration('Program', function* (context) {
  const results: unknown[] = [];
  const steps: Step[] = context.df.getInput();
  const inSeconds = (seconds: number) => new Date(context.df.currentUtcDateTime.getTime() + seconds * 1000);
  for (const [index, step] of steps.entries()) {
    const input = { key: context.df.instanceId + index, fails: step.fails ?? 0 };
    try {
      if (step.do === 'activity') results.push(yield context.df.callActivity(step.name!, input));
      else if (step.do === 'retry') results.push(yield context.df.callActivityWithRetry(step.name!, new df.RetryOptions(1000, 2), input));
      else if (step.do === 'timer') { yield context.df.createTimer(inSeconds(step.seconds!)); results.push('slept'); }
      else if (step.do === 'all') results.push(yield context.df.Task.all(step.names!.map((name) => context.df.callActivity(name, input))));
      else if (step.do === 'child') results.push(yield context.df.callSubOrchestrator('Program', step.steps));
      else if (step.do === 'entity') results.push(yield context.df.callEntity(new df.EntityId('Sum', context.df.instanceId), 'add', step.amount));
      else {
        const timer = context.df.createTimer(inSeconds(step.seconds!));
        const event = context.df.waitForExternalEvent(step.name!);
        if ((yield context.df.Task.any([event, timer])) === event) { timer.cancel(); results.push(event.result); }
        else results.push('too late');
      }
    } catch (error) {
      results.push('failed');
    }
  }
  return results;
});`;

const name = fc.constantFrom('A', 'B');
const seconds = fc.integer({ min: 1, max: 3 });
const fails = fc.integer({ min: 0, max: 1 });
const simple: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('activity' as const), name, fails }),
  fc.record({ do: fc.constant('retry' as const), name, fails }),
  fc.record({ do: fc.constant('timer' as const), seconds }),
  fc.record({ do: fc.constant('event' as const), name, seconds }),
  fc.record({ do: fc.constant('all' as const), names: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constant('entity' as const), amount: fc.integer({ min: -5, max: 5 }) }),
);
const child: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('child' as const),
  steps: fc.array(simple, { minLength: 1, maxLength: 2 }),
});
const program = fc.array(fc.oneof({ weight: 5, arbitrary: simple }, { weight: 1, arbitrary: child }), {
  minLength: 1,
  maxLength: 5,
});
/** Events with the seconds that pass before each. */
const events = fc.array(fc.record({ name, after: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 });
const story = fc.record({ program, events });
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

async function told(
  { program: input, events: raised }: Story,
  disturbances: readonly Disturbance[] = [],
): Promise<Scenario> {
  const scenario = openApp(APP, { disturbances });
  await scenario.start('Program', { instanceId: 'p', input });
  for (const event of raised) {
    await scenario.advance(event.after * 1_000);
    await scenario.raise('p', event.name, event.after);
  }
  await scenario.untilIdle();
  return scenario;
}

const check = (runs: number, property: (one: Story) => Promise<void>) =>
  fc.assert(fc.asyncProperty(story, property), { numRuns: runs, seed: 20_300_101, interruptAfterTimeLimit: 60_000 });

test('every program ends, with one result for each of its steps', () =>
  check(60, async (one) => {
    const scenario = await told(one);

    const status = await scenario.status('p');
    expect(status?.runtimeStatus).toBe('Completed');
    expect(status?.output).toHaveLength(one.program.length);
  }));

test('a crash at any point changes no output and no effect', () =>
  check(12, async (one) => {
    await (await told(one)).crashMatrix();
  }));

test('an answer, a timer or an activity that comes twice changes no output and no effect', () =>
  check(12, async (one) => {
    const result = async (run: Scenario) => {
      const outputs = (await run.instances()).map(({ instanceId, output }) => [instanceId, output]);
      const effects = (await run.ledger()).flatMap(({ input, duplicate }) =>
        duplicate ? [] : [JSON.stringify(input)],
      );
      return JSON.stringify([outputs, effects.sort()]);
    };
    const undisturbed = await told(one);
    const expected = await result(undisturbed);

    for (const { disturbance, about } of undisturbed.disturbancePoints()) {
      if (disturbance.kind === 'activity fails' || about.startsWith('the event ')) continue; // these change what comes out
      expect(await result(await told(one, [disturbance])), about).toBe(expected);
    }
  }));

test('the same story told twice gives the same histories, byte for byte', () =>
  check(30, async (one) => {
    const histories = async () => {
      const scenario = await told(one);
      const ids = (await scenario.instances()).map(({ instanceId }) => instanceId);
      return JSON.stringify(await Promise.all(ids.map((id) => scenario.history(id))));
    };

    expect(await histories()).toBe(await histories());
  }));

test('a history is JSON: it comes back from its text as it was', () =>
  check(30, async (one) => {
    const history = await (await told(one)).history('p');

    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
  }));

test('ids are unique and grow: those of decisions in a history, and those of instances', () =>
  check(30, async (one) => {
    const scenario = await told(one);
    const ids = (await scenario.history('p')).map((event) => event.EventId).filter((id) => id >= 0);
    const instances = (await scenario.instances()).map(({ instanceId }) => instanceId);

    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(new Set(instances).size).toBe(instances.length);
  }));
