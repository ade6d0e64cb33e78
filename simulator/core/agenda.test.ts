import { expect, test } from 'vitest';
import { Agenda } from './agenda.ts';

function takenFrom(agenda: Agenda<number>): number[] {
  const taken: number[] = [];
  for (let work = agenda.take(); work !== undefined; work = agenda.take()) taken.push(work);
  return taken;
}

test('what is due earlier goes first, and what is due together in the order of entry', () => {
  const agenda = new Agenda<number>();
  for (const [dueMs, work] of [
    [30, 1],
    [10, 2],
    [20, 3],
    [10, 4],
    [40, 5],
    [20, 6],
  ] as const)
    agenda.add(dueMs, work);

  expect(agenda.peek()).toEqual({ dueMs: 10, work: 2 });
  expect(takenFrom(agenda)).toEqual([2, 4, 3, 6, 1, 5]);
  expect(agenda.peek()).toBeUndefined();
});

test('thousands that are due at one instant keep their order, also when more comes and one is preferred meanwhile', () => {
  const agenda = new Agenda<number>();
  for (let work = 0; work < 3_000; work += 1) agenda.add(0, work);
  const first = Array.from({ length: 2_000 }, () => agenda.take());
  agenda.add(0, 3_000);
  agenda.prefer(2_500);

  expect(first).toEqual(Array.from({ length: 2_000 }, (_, work) => work));
  expect(agenda.tied().slice(0, 3)).toEqual([2_500, 2_000, 2_001]);
  const rest = Array.from({ length: 1_001 }, (_, index) => 2_000 + index).filter((work) => work !== 2_500);
  expect(takenFrom(agenda)).toEqual([2_500, ...rest]);
});
