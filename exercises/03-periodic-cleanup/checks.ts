// Checks of exercise 03: every sentence of the contract of PeriodicCleanupOrchestrator, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat, json, sameJson } from '../observations.ts';
import { Cleanup, ROUND_TAKES_MS } from './cleanup.ts';
import type { Timer } from './cleanup.ts';

const ONE_MINUTE_MS = 60 * 1000;
const FOUR_HOURS_MS = 240 * ONE_MINUTE_MS;

const cleansAtOnce: Check = {
  id: 'cleans-at-once',
  title: 'The first round begins at once: DoCleanup is called with the input of the orchestration',
  points: 10,
  hint: 'First the work, then the wait. What does your orchestrator yield first?',
  async run(scenario) {
    const items = ['a.log', { folder: 'b', files: [1, 2] }, 3];
    const cleanup = await Cleanup.start(scenario, items, { leaves: [3] });
    const [first] = await cleanup.rounds();
    const holds = first?.at === 0 && sameJson(first.input, items);
    expectThat(holds, `DoCleanup to be called with ${json(items)} at 0:00:00`, await cleanup.seen());
  },
};

const endsWhenClean: Check = {
  id: 'ends-when-clean',
  title: 'When DoCleanup leaves nothing, the instance is Completed at that moment',
  points: 15,
  hint: 'There are two ways to go after DoCleanup. Which one ends the orchestration, and what does it still do?',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, ['a.log', 'b.log'], { leaves: [] });
    await cleanup.expectCompleted(1, 'when the first round has left nothing');
  },
};

const noWaitAfterTheLastRound: Check = {
  id: 'no-wait-after-the-last-round',
  title: 'Nothing is waited for after the last round, however many came before it',
  points: 10,
  hint: 'Ask whether anything is left before you ask for a timer.',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, ['a.log', 'b.log', 'c.log'], { leaves: ['b.log', 'c.log'] });
    await cleanup.nextRound(['c.log']);
    await cleanup.nextRound([]);
    await cleanup.expectCompleted(3, 'when the third round has left nothing');
  },
};

const waitsFourHours: Check = {
  id: 'waits-four-hours',
  title: 'Between two rounds it waits on a durable timer, four hours from when DoCleanup has returned',
  points: 15,
  hint: 'A timer takes a date. Which clock do you read for it, and when? How many milliseconds are four hours?',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, ['a.log', 'b.log'], { leaves: ['b.log'] });
    await cleanup.expectRounds(1, 'before the four hours are over');
    await cleanup.expectWaiting('when its first round has left something');
    const dueAt = await dueOfTheWait(cleanup);
    await scenario.advance(dueAt - 1 - scenario.now());
    await cleanup.expectRounds(1, 'one millisecond before the four hours are over');
    await scenario.advance(1);
    await cleanup.expectRounds(2, 'when the four hours are over');
  },
};

/** When the timer between two rounds is due, in milliseconds since the scenario began. */
async function dueOfTheWait(cleanup: Cleanup): Promise<number> {
  const timers = await cleanup.timers();
  const wait = timers.find(({ madeAt, dueAt }) => madeAt >= ROUND_TAKES_MS && dueAt - madeAt === FOUR_HOURS_MS);
  const seen =
    timers.length === 0 ? `there is no timer; ${await cleanup.seen()}` : timers.map(describeTimer).join(' and ');
  expectThat(wait !== undefined, 'a durable timer of 240 minutes, made when DoCleanup had returned', seen);
  return wait.dueAt;
}

function describeTimer({ madeAt, dueAt }: Timer): string {
  const when = madeAt < ROUND_TAKES_MS ? 'before DoCleanup had returned' : 'then';
  return `a timer of ${(dueAt - madeAt) / ONE_MINUTE_MS} minutes was made ${when}`;
}

const continuesWithWhatIsLeft: Check = {
  id: 'continues-with-what-is-left',
  title: 'Each round gets what the round before it has left',
  points: 15,
  hint: 'DoCleanup says what is left. That, and nothing else, is the input of the next round.',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, ['a.log', 'b.log', 'c.log'], { leaves: ['c.log', { added: 'd' }] });
    await cleanup.nextRound([['e'], 0, null]);
    await cleanup.expectRound(['c.log', { added: 'd' }], 'in the second round');
    await cleanup.nextRound([]);
    await cleanup.expectRound([['e'], 0, null], 'in the third round');
    await cleanup.expectRounds(3, 'in all');
  },
};

const eachRoundIsNew: Check = {
  id: 'each-round-is-new',
  title: 'Each round is a new execution of the same instance, and its input is what was left',
  points: 15,
  hint: 'A loop stays in one execution, a sub-orchestration is another instance. What begins the same instance anew?',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, ['a.log', 'b.log', 'c.log'], { leaves: ['b.log', 'c.log'] });
    await cleanup.nextRound(['c.log']);
    await cleanup.expectRounds(2, 'by the end of round 2');
    const input = await cleanup.executionInput();
    const expected = `${cleanup.id} to have continued as new with ["b.log","c.log"]`;
    const seen = `the input of its current execution is ${json(input)}; ${await cleanup.seen()}`;
    expectThat(sameJson(input, ['b.log', 'c.log']), expected, seen);
  },
};

const historyStaysSmall: Check = {
  id: 'history-stays-small',
  title: 'After six rounds the history is as short as after two',
  points: 15,
  hint: 'Watch the history in the page, or ask for it with Status. Does it begin again with every round?',
  async run(scenario) {
    const cleanup = await Cleanup.start(scenario, itemsFrom(1), { leaves: itemsFrom(2) });
    await cleanup.nextRound(itemsFrom(3));
    const afterTwo = await cleanup.historyLength();
    for (let round = 3; round <= 6; round += 1) {
      await cleanup.nextRound(itemsFrom(round + 1));
      await cleanup.expectRounds(round, `by the end of round ${round}`);
    }
    const afterSix = await cleanup.historyLength();
    const expected = `the history to have about ${afterTwo} events after six rounds, as after two`;
    expectThat(afterSix <= afterTwo + A_FEW_EVENTS, expected, `it has ${afterSix}`);
  },
};

/** What a message that came twice may leave behind. */
const A_FEW_EVENTS = 5;

/** The items that are left when those before the first are clean. */
const itemsFrom = (first: number): readonly string[] =>
  ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].slice(first - 1).map((letter) => `${letter}.log`);

const cleanupsSideBySide: Check = {
  id: 'cleanups-side-by-side',
  title: 'Two cleanups at the same time keep their items apart',
  points: 5,
  hint: 'All instances of an orchestrator share the variables of its file. What belongs to one instance alone?',
  async run(scenario) {
    const first = await Cleanup.start(scenario, ['a.log', 'b.log'], { leaves: ['b.log'], id: 'cleanup-1' });
    const second = await Cleanup.start(scenario, ['x.tmp', 'y.tmp'], { leaves: ['y.tmp'], id: 'cleanup-2' });
    await second.nextRound([]);
    const given = (await first.rounds()).map(({ input }) => input);
    const wanted = [['a.log', 'b.log'], ['x.tmp', 'y.tmp'], ['b.log'], ['y.tmp']];
    expectThat(sameJson(given, wanted), `DoCleanup to be called with ${list(wanted)}`, await first.seen());
  },
};

const list = (values: readonly unknown[]): string => values.map(json).join(', then ');

export const checks = [
  cleansAtOnce,
  waitsFourHours,
  continuesWithWhatIsLeft,
  endsWhenClean,
  noWaitAfterTheLastRound,
  eachRoundIsNew,
  historyStaysSmall,
  cleanupsSideBySide,
] as const;
