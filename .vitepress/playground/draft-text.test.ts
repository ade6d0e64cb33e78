// One exercise in two tabs: whatever they do in whatever order, no text is lost.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrowserStore } from '../progress/browser-store.ts';
import { memoryStorage } from '../progress/memory-storage.ts';
import { DraftText } from './draft-text.ts';
import { Drafts } from './drafts.ts';

const A = 'src/functions/a.ts';
const starter = { [A]: '// start here' };
const key = 'durable-functions-workshop/draft/04';

type Storage = ReturnType<typeof memoryStorage>;

let tabs = 0;

/** A tab that opens the exercise. */
function open(storage: Storage): DraftText {
  const drafts = new Drafts('04', starter, new BrowserStore(() => storage), `t${String(++tabs)}`);
  const text = new DraftText(drafts, starter);
  text.open();
  return text;
}

const textOf = (tab: DraftText): string | undefined => tab.files[A];

test('a tab that hears of another text offers both, and overwrites nothing', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');

  two.look();
  expect(two.otherText).toEqual({ [A]: 'one' });
  two.edit(A, 'two');

  expect(textOf(open(storage))).toBe('one');
});

test('a tab that hears nothing finds the other text before it writes', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');
  two.edit(A, 'two');

  expect([textOf(two), two.otherText?.[A]]).toEqual(['two', 'one']);
  expect(textOf(open(storage))).toBe('one');
});

test('taking the other text puts this one aside, and Undo brings it back', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');
  two.edit(A, 'two');

  two.takeTheirs();
  expect([textOf(two), two.otherText, two.undoable]).toEqual(['one', null, 'choice']);
  one.look();
  expect(one.otherText).toBeNull();

  two.undo();
  expect(textOf(two)).toBe('two');
});

test('keeping this text puts the other one aside, also for the next visit', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');
  two.edit(A, 'two');

  two.keepMine();
  const later = open(storage);
  expect([textOf(later), later.undoable]).toEqual(['two', 'choice']);
  later.undo();
  expect(textOf(later)).toBe('one');
});

test('the choice goes away when the other tab comes to the same text', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');
  two.look();

  one.reset();
  two.look();
  expect([two.otherText, textOf(two), two.undoable]).toEqual([null, starter[A], 'reset']);
});

test('a tab that is closed before the choice leaves its text to the next visit', () => {
  const storage = memoryStorage();
  const [one, two] = [open(storage), open(storage)];
  one.edit(A, 'one');
  two.edit(A, 'two');

  const later = open(storage);
  later.undo();
  expect(textOf(later)).toBe('two');
  expect(Object.keys(storage.texts())).toEqual([key]);
});

test('two tabs that write at the very same moment: the one that was overwritten keeps its text apart', () => {
  const storage = memoryStorage();
  const one = open(storage);
  one.edit(A, 'one');
  storage.setItem(key, JSON.stringify({ version: 2, value: { files: { [A]: 'two' } } }));
  one.look();

  const later = open(storage);
  expect(textOf(later)).toBe('two');
  later.undo();
  expect(textOf(later)).toBe('one');
});

test('what a newer edition stores in another tab stays, and so does what is here', () => {
  const storage = memoryStorage();
  const one = open(storage);
  one.edit(A, 'one');
  storage.setItem(key, '{"version":9,"value":"?"}');
  one.look();

  expect([one.isOtherKept, one.otherText, textOf(one)]).toEqual([true, null, 'one']);
  expect(storage.texts()[key]).toBe('{"version":9,"value":"?"}');
  expect(textOf(open(storage))).toBe('one');
});

test('Undo after one has gone on writing can be undone itself', () => {
  const tab = open(memoryStorage());
  tab.edit(A, 'first');
  tab.reset();
  tab.edit(A, 'second');

  tab.undo();
  expect([textOf(tab), tab.undoable]).toEqual(['first', 'undo']);
  tab.undo();
  expect(textOf(tab)).toBe('second');
});

test('whoever imports the wrong file imports once more; Undo brings back what was written', () => {
  const tab = open(memoryStorage());
  tab.edit(A, 'mine');
  tab.takeOver({ [A]: 'wrong' });
  expect(tab.takeOver({ [A]: 'right' })).toBe(true);
  expect(tab.takeOver({ [A]: 'right' })).toBe(false);

  tab.undo();
  expect([textOf(tab), tab.undoable]).toEqual(['mine', null]);
});

test('what a closed tab had put aside is there also where its text is the one that another tab has stored', () => {
  const storage = memoryStorage();
  const [first, second, third] = [open(storage), open(storage), open(storage)];
  first.edit(A, 'the first');
  second.takeTheirs();
  first.edit(A, 'the first goes on');
  second.edit(A, 'the second');
  second.undo();
  third.keepMine();

  expect([...textsWithin(storage)]).toEqual(expect.arrayContaining(['the first goes on', 'the second']));
});

test('what a tab goes on writing is there also where another one has taken in what it wrote before', () => {
  const storage = memoryStorage();
  const [first, second] = [open(storage), open(storage)];
  first.edit(A, 'the first');
  second.edit(A, 'the second');
  const again = open(storage);
  second.edit(A, 'the second goes on');
  again.edit(A, 'the first goes on');

  expect([...textsWithin(storage)]).toEqual(expect.arrayContaining(['the first goes on', 'the second goes on']));
});

type Deed = 'edit' | 'look' | 'take' | 'keep' | 'undo' | 'reset' | 'reopen';

const deeds: Record<Deed, (tab: DraftText, words: string) => void> = {
  edit: (tab, words) => tab.edit(A, words),
  look: (tab) => tab.look(),
  take: (tab) => tab.takeTheirs(),
  keep: (tab) => tab.keepMine(),
  undo: (tab) => tab.undo(),
  reset: (tab) => void tab.reset(),
  reopen: () => {},
};

/** Every text that a visit can still bring to the screen. */
function textsWithin(storage: Storage): Set<string | undefined> {
  const tab = open(storage);
  const found = new Set([textOf(tab)]);
  for (let times = 0; times < 40 && tab.undoable !== null; times += 1) {
    tab.undo();
    found.add(textOf(tab));
  }
  return found;
}

test('whatever three tabs do, what was written is there when all are closed, unless one went on writing in it', () => {
  const step = fc.tuple(fc.nat(2), fc.constantFrom(...(Object.keys(deeds) as Deed[]), 'edit' as const));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 18 }), (steps) => {
      const storage = memoryStorage();
      const all = [open(storage), open(storage), open(storage)];
      const written = new Set<string | undefined>();
      steps.forEach(([at, deed], index) => {
        const tab = all[at] as DraftText;
        // What Reset puts aside may be forgotten (D3).
        if (deed === 'edit' || deed === 'reset') written.delete(textOf(tab));
        if (deed === 'edit') written.add(`text ${String(index)}`);
        if (deed === 'reopen') all[at] = open(storage);
        else deeds[deed](tab, `text ${String(index)}`);
      });
      const there = textsWithin(storage);
      expect([...written].filter((words) => !there.has(words))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
