// What people bring as a saved run, and what they are told.

import { expect, test } from 'vitest';
import { CapsuleError, readCapsule } from './capsule-reader.ts';

const path = 'src/functions/orders.ts';
const run = {
  kind: 'durable-functions-workshop/run',
  version: 1,
  savedAt: '2031-05-01T09:00:00.000Z',
  seed: 1,
  startMs: 1_893_456_000_000,
  app: { files: { [path]: '' }, entryPoints: [path] },
  words: [{ word: 'raise', instanceId: 'a', event: 'Paid', data: 'true' }, { word: 'next' }],
};

test('a run is read with the members that are known, and no others', () => {
  const word = { ...run.words[1], hidden: 1 };

  expect(readCapsule(JSON.stringify({ ...run, more: 1, words: [word] }))).toEqual({
    ...run,
    words: [{ word: 'next' }],
  });
  expect(readCapsule(`\uFEFF${JSON.stringify(run, null, 2)}`)).toEqual(run);
});

const damaged = (change: object, why: string): [string, string] => [
  JSON.stringify({ ...run, ...change }),
  `The run in this file is damaged: ${why}.`,
];
const noRun = 'This file is JSON, but no saved run; choose one that "Save run" has made.';
const history =
  'This file is the history of an instance and no saved run: it tells what happened, but not which code ran and what was said to it, so it cannot be replayed.';
const event = { EventType: 'ExecutionStarted', Timestamp: '2031-05-01T09:00:00Z', FunctionName: 'Orders' };

test.each<[string, string]>([
  ['df.app.http(', 'This file is not JSON, so it is no saved run; choose one that "Save run" has made.'],
  ['', 'This file is not JSON, so it is no saved run; choose one that "Save run" has made.'],
  ['null', noRun],
  ['[1, 2]', noRun],
  ['{ "version": 1, "files": {} }', noRun],
  [JSON.stringify({ name: 'Orders', runtimeStatus: 'Completed', historyEvents: [event] }), history],
  [JSON.stringify([event]), history],
  [
    JSON.stringify({ ...run, version: 2, words: 'of another form' }),
    'This run was saved by a newer workshop (version 2 of the file; this one reads up to 1); open it there.',
  ],
  damaged({ version: '1' }, '"version" has to be a whole number'),
  damaged({ seed: 'x' }, '"seed" has to be a whole number'),
  damaged({ savedAt: 'soon' }, '"savedAt" has to be a time'),
  damaged({ startMs: 1e300 }, '"startMs" has to be a time in milliseconds'),
  damaged({ fault: { kind: 'after' } }, '"fault" has to say at which moment the worker dies'),
  damaged({ schedule: [{ kind: 'after moment', input: 0, moment: 1 }] }, '"schedule" has to be a list of deviations'),
  damaged({ schedule: [{ kind: 'twice' }] }, '"schedule" has to be a list of deviations'),
  damaged({ app: { files: { a: 1 }, entryPoints: [] } }, '"app" has to hold the files of an app'),
  damaged({ app: { files: {}, entryPoints: [path] } }, `its app begins with ${path}, which is not in it`),
  damaged({ words: undefined }, '"words" has to be a list'),
  damaged({ words: [null] }, 'word 1 is no word'),
  damaged({ words: [run.words[1], { word: 'fly' }] }, 'word 2 is "fly", which this workshop does not know'),
  damaged({ words: [{ word: 'toString' }] }, 'word 1 is "toString", which this workshop does not know'),
  damaged({ words: [{ ...run.words[0], event: 7 }] }, 'raise, word 1: "event" has to be a text'),
  damaged({ words: [{ ...run.words[0], data: 'tru' }] }, 'raise, word 1: "data" has to be JSON as a text, or null'),
  damaged({ words: [{ word: 'advance', ms: -1 }] }, 'advance, word 1: "ms" has to be a time in milliseconds'),
])('what is no run gets one sentence: %.60s', (text, sentence) => {
  expect(() => readCapsule(text)).toThrow(new CapsuleError(sentence));
});
