import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListReceiver, ListSender, TextReceiver, TextSender } from './growing-lists.ts';

const history = (length: number, last = ''): string => `{"history":[${'an event, '.repeat(length)}${last}]}`;

test('of a list that begins like the one before, only the rest is sent', () => {
  const sender = new ListSender<{ n: number }>((one, other) => one.n === other.n);
  const receiver = new ListReceiver<{ n: number }>();
  const key = {};
  const listOf = (...numbers: number[]) => numbers.map((n) => ({ n }));
  const cross = (...numbers: number[]) => {
    const sent = structuredClone(sender.send(key, listOf(...numbers)));
    return { added: sent.added.map(({ n }) => n), heard: receiver.receive(sent) };
  };

  expect(cross(1, 2, 3).added).toEqual([1, 2, 3]);
  const { added, heard } = cross(1, 2, 3, 4);
  expect(added).toEqual([4]);
  expect(heard).toEqual(listOf(1, 2, 3, 4));
  expect(cross(1, 2).heard).toEqual(listOf(1, 2));
  const changed = cross(1, 9, 3);
  expect(changed.added).toEqual([9, 3]);
  expect(changed.heard[0]).toBe(heard[0]);
});

test('lists are heard as they were sent, however many there are between and whatever was forgotten', () => {
  const lists = fc.array(
    fc.record({ key: fc.nat(200), list: fc.array(fc.nat(2), { maxLength: 6 }), forget: fc.nat(9) }),
    {
      maxLength: 300,
    },
  );
  const keys = Array.from({ length: 201 }, (_, n) => ({ n }));
  fc.assert(
    fc.property(lists, (all) => {
      const sender = new ListSender<number>();
      const receiver = new ListReceiver<number>();
      for (const { key, list, forget } of all) {
        if (forget === 0) sender.forget();
        expect(receiver.receive(sender.send(keys[key] ?? {}, list))).toEqual(list);
      }
    }),
  );
});

test('of a text that begins like the one before, only the rest is sent', () => {
  const sender = new TextSender();
  const receiver = new TextReceiver();
  const texts = [history(500), history(500, 'new'), history(501), history(499), history(600, 'other')];

  const added = texts.map((text) => {
    const sent = sender.send(text);
    expect(receiver.receive(sent)).toBe(text);
    return sent.added.length;
  });

  expect(added[0]).toBe(history(500).length);
  expect(added[1]).toBeLessThan(10);
  expect(added[2]).toBeLessThan(20);
});

test('texts are heard as they were sent', () => {
  const piece = fc.constantFrom('a', 'b', 'long '.repeat(300));
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 5 }), { maxLength: 100 }), (all) => {
      const sender = new TextSender();
      const receiver = new TextReceiver();
      for (const pieces of all) expect(receiver.receive(sender.send(pieces.join('')))).toBe(pieces.join(''));
    }),
  );
});
