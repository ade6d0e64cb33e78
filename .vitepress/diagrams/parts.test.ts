import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeParts, parseParts } from './parts.ts';

const head = 'title: A\ndescription: B\n';
const two = `${head}column\n  client a: Shop\ncolumn\n  orchestrator b: Delivery (one per parcel)\n  entity c: Stock\n`;

test('a text of parts is read line by line', () => {
  const parts = parseParts(
    `${two}\n# arrows\na -> b: starts\nb --> a: answers\na => b: Paid\nb => c: take\n`,
    'a.parts',
  );

  expect(parts).toEqual({
    title: 'A',
    description: 'B',
    columns: [
      [{ id: 'a', kind: 'client', name: 'Shop', detail: 'outside the app' }],
      [
        { id: 'b', kind: 'orchestrator', name: 'Delivery', detail: 'one per parcel' },
        { id: 'c', kind: 'entity', name: 'Stock', detail: 'entity' },
      ],
    ],
    arrows: [
      { kind: 'call', from: 'a', to: 'b', label: 'starts' },
      { kind: 'answer', from: 'b', to: 'a', label: 'answers' },
      { kind: 'message', from: 'a', to: 'b', label: 'Paid' },
      { kind: 'message', from: 'b', to: 'c', label: 'take' },
    ],
  });
  expect(describeParts(parts)).toEqual([
    'Shop: outside the app.',
    'Delivery: one per parcel.',
    'Stock: entity.',
    'Shop starts Delivery.',
    'Delivery answers Shop.',
    'Shop raises Paid for Delivery.',
    'Delivery sends take to Stock.',
  ]);
});

test.each([
  [`${head}column\nrobot r: R\n`, 'a.parts:4: "robot r: R" is not understood'],
  [`${head}client a: A\n`, 'a.parts:3: a box has to stand in a column'],
  [`${two}a -> z: starts\n`, 'a.parts:8: there is no box "z" above'],
  [`${two}column\n  timer t: T\na -> t: asks\n`, 'a.parts:10: an arrow joins boxes of neighbouring columns'],
  [`${two}b -> b: asks\n`, 'a.parts:8: an arrow joins boxes of neighbouring columns'],
  [head, 'a.parts: a column with boxes is missing'],
  ['title: A\ncolumn\nclient a: A\n', 'a.parts: the line "description: …" is missing'],
])('a text of parts that cannot be read says where and why', (text, message) => {
  expect(() => parseParts(text, 'a.parts')).toThrow(message);
});

const folder = fileURLToPath(new URL('../../diagrams/', import.meta.url));

describe('the parts in diagrams/', () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.parts')))(
    '%s can be read, and no box is alone',
    (file) => {
      const { columns, arrows } = parseParts(readFileSync(`${folder}${file}`, 'utf8'), file);

      const alone = columns.flat().filter(({ id }) => !arrows.some(({ from, to }) => from === id || to === id));
      expect(alone).toEqual([]);
    },
  );
});
