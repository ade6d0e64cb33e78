// Every text that an edition of the workshop has ever left in a browser, letter by letter, and what today's page reads in it.
// Whoever changes a form adds a line; none is ever taken away.

import { expect, test } from 'vitest';
import { BrowserStore, progressKept, progressRefused, type Kind } from './browser-store.ts';
import {
  draftKind,
  hintsKind,
  marksKind,
  predictionKind,
  skippedKind,
  tabTextKind,
  visitKind,
  wideKind,
} from './kinds.ts';
import { memoryStorage } from './memory-storage.ts';

const key = (path: string): string => `durable-functions-workshop/${path}`;
const a = 'src/functions/a.ts';

const released: readonly (readonly [
  what: string,
  kind: Kind<unknown>,
  id: string,
  key: string,
  text: string,
  value: unknown,
])[] = [
  [
    'a draft of version 1',
    draftKind,
    '04-approval-orchestrator',
    'durable-functions-workshop/draft/04-approval-orchestrator',
    '{"version":1,"files":{"src/functions/a.ts":"mine"}}',
    { files: { [a]: 'mine' } },
  ],
  [
    'a draft of version 1 after a reset',
    draftKind,
    '04-approval-orchestrator',
    'durable-functions-workshop/draft/04-approval-orchestrator',
    '{"version":1,"files":{},"putAside":{"src/functions/a.ts":"mine"}}',
    { files: {}, asides: [{ files: { [a]: 'mine' }, by: 'reset', replacedBy: {} }] },
  ],
  [
    'a draft of version 1 after an import that brought a file',
    draftKind,
    '04-approval-orchestrator',
    'durable-functions-workshop/draft/04-approval-orchestrator',
    '{"version":1,"files":{"src/lib/b.ts":"new"},"putAside":{"src/functions/a.ts":"mine"},"imported":{"src/lib/b.ts":"new"},"added":["src/lib/b.ts"]}',
    {
      files: { 'src/lib/b.ts': 'new' },
      added: ['src/lib/b.ts'],
      asides: [{ files: { [a]: 'mine' }, by: 'import', replacedBy: { 'src/lib/b.ts': 'new' } }],
    },
  ],
  [
    'a draft of version 2',
    draftKind,
    '04-approval-orchestrator',
    'durable-functions-workshop/draft/04-approval-orchestrator',
    '{"version":2,"value":{"files":{"src/functions/a.ts":"mine"},"asides":[{"files":{"src/functions/a.ts":"other"},"by":"choice","replacedBy":{"src/functions/a.ts":"mine"}}]}}',
    { files: { [a]: 'mine' }, asides: [{ files: { [a]: 'other' }, by: 'choice', replacedBy: { [a]: 'mine' } }] },
  ],
  [
    'the text of a tab, version 1',
    tabTextKind,
    '04-approval-orchestrator/k3j2h1',
    'durable-functions-workshop/tab/04-approval-orchestrator/k3j2h1',
    '{"version":1,"value":{"files":{"src/functions/a.ts":"mine"}}}',
    { files: { [a]: 'mine' } },
  ],
  ['hints of version 1', hintsKind, '01-chaining', 'durable-functions-workshop/hints/01-chaining', '3', 3],
  [
    'hints of version 2',
    hintsKind,
    '01-chaining',
    'durable-functions-workshop/hints/01-chaining',
    '{"version":2,"value":3}',
    3,
  ],
  [
    'a prediction of version 1',
    predictionKind,
    'early-event',
    'durable-functions-workshop/prediction/early-event',
    'It is kept, and the wait gets it at once',
    'It is kept, and the wait gets it at once',
  ],
  [
    'a prediction of version 1 that is a number',
    predictionKind,
    'two-numbers',
    'durable-functions-workshop/prediction/two-numbers',
    '2',
    '2',
  ],
  [
    'a prediction of version 2',
    predictionKind,
    'two-numbers',
    'durable-functions-workshop/prediction/two-numbers',
    '{"version":2,"value":"Twice"}',
    'Twice',
  ],
  ['the width of version 1', wideKind, '', 'durable-functions-workshop/wide', 'yes', true],
  ['the width of version 2', wideKind, '', 'durable-functions-workshop/wide', '{"version":2,"value":true}', true],
  [
    'marks of version 1',
    marksKind,
    '01-chaining',
    'durable-functions-workshop/marks/01-chaining',
    '{"version":1,"value":{"best":{"text":"00ff","checks":[{"id":"a","status":"pass","points":10}]},"last":{"text":"11ff","checks":[{"id":"a","status":"fail","points":0}]}}}',
    {
      best: { text: '00ff', checks: [{ id: 'a', status: 'pass', points: 10 }] },
      last: { text: '11ff', checks: [{ id: 'a', status: 'fail', points: 0 }] },
    },
  ],
  [
    'a skipped lesson of version 1',
    skippedKind,
    'lessons/timers',
    'durable-functions-workshop/skipped/lessons/timers',
    '{"version":1,"value":true}',
    true,
  ],
  [
    'the last page of version 1',
    visitKind,
    '',
    'durable-functions-workshop/visit',
    '{"version":1,"value":{"page":"lessons/events","title":"Events","heading":{"id":"raising-events","text":"Raising events"},"atMs":1893456000000}}',
    {
      page: 'lessons/events',
      title: 'Events',
      heading: { id: 'raising-events', text: 'Raising events' },
      atMs: 1_893_456_000_000,
    },
  ],
];

test.each(released)('%s is read', (_what, kind, id, at, text, value) => {
  const store = new BrowserStore(() => memoryStorage({ [at]: text }));

  expect(store.read(kind, id)).toEqual({ value, text, isKept: false });
});

test.each(released)('%s is written in the form of today once it changes', (_what, kind, id, at, text, value) => {
  const storage = memoryStorage({ [at]: text });
  const store = new BrowserStore(() => storage);
  store.write(kind, id, value);

  expect(JSON.parse(storage.texts()[at] ?? '')).toEqual({ version: kind.version, value });
});

test.each([
  ['of a newer version', '{"version":9,"value":3}'],
  ['of a newer form', '{"version":9,"hints":3}'],
  ['that is damaged', '{"version":2,"value":'],
  ['that is no number', 'many'],
])('an entry %s stays as it is, is told of once, and a newer value is kept beside it', (_what, text) => {
  const storage = memoryStorage({ [key('hints/01-chaining')]: text });
  const told: string[] = [];
  const store = new BrowserStore(
    () => storage,
    (sentence) => told.push(sentence),
  );

  expect(store.find(hintsKind, '01-chaining')).toBeNull();
  store.keep(hintsKind, '01-chaining', 2);

  expect(store.find(hintsKind, '01-chaining')).toBe(2);
  expect(storage.texts()[key('hints/01-chaining')]).toBe(text);
  expect(told).toEqual([progressKept]);
});

test('a browser that refuses to store is told of once, and never throws', () => {
  const told: string[] = [];
  const refuse = () => {
    throw new Error('denied');
  };
  const store = new BrowserStore(refuse, (sentence) => told.push(sentence));

  expect(store.find(hintsKind, '01-chaining')).toBeNull();
  expect([store.keep(hintsKind, '01-chaining', 2), store.keep(skippedKind, 'lessons/timers', true)]).toEqual([
    false,
    false,
  ]);
  expect(store.ids(hintsKind)).toEqual([]);
  expect(told).toEqual([progressRefused]);
});

test('an entry goes away with its value, and whoever watches hears of each change once', () => {
  const storage = memoryStorage();
  const store = new BrowserStore(() => storage);
  let changes = 0;
  const end = store.watch(() => (changes += 1));
  store.keep(skippedKind, 'lessons/timers', true);
  store.keep(skippedKind, 'lessons/timers', true);
  expect(store.ids(skippedKind)).toEqual(['lessons/timers']);

  store.keep(skippedKind, 'lessons/timers', null);
  end();
  store.keep(skippedKind, 'lessons/events', true);
  expect([Object.keys(storage.texts()), changes]).toEqual([[key('skipped/lessons/events')], 2]);
});
