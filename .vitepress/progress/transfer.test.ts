// Progress from one browser to another: exported, imported, merged; nothing lost, and foreign files refused.

import { expect, test } from 'vitest';
import { noProgress } from '#exercises/progress-file';
import { BrowserStore } from './browser-store.ts';
import { draftKind, hintsKind, marksKind, predictionKind, skippedKind, tabTextKind, visitKind } from './kinds.ts';
import { memoryStorage } from './memory-storage.ts';
import { readProgress } from './stored-progress.ts';
import { exportProgress, importProgress } from './transfer.ts';

const slug = '04-approval-orchestrator';
const a = 'src/functions/a.ts';
const fileOf = (text: string) => ({ name: 'progress.json', size: text.length, text: () => Promise.resolve(text) });

function browser(texts: Record<string, string> = {}) {
  const storage = memoryStorage(texts);
  return { storage, store: new BrowserStore(() => storage) };
}

function usedBrowser() {
  const one = browser();
  const marks = { text: 'hash', checks: [{ id: 'x', status: 'pass' as const, points: 10 }] };
  one.store.keep(draftKind, slug, { files: { [a]: 'mine' } });
  one.store.keep(hintsKind, slug, 2);
  one.store.keep(marksKind, slug, { best: marks, last: marks });
  one.store.keep(predictionKind, 'early-event', 'It is kept');
  one.store.keep(skippedKind, 'lessons/timers', true);
  one.store.keep(visitKind, '', { page: 'lessons/events', title: 'Events', atMs: 1 });
  return one;
}

test('what one browser exports, a fresh one has afterwards, and both are the same', async () => {
  const [from, to] = [usedBrowser(), browser()];
  const exported = exportProgress(from.store);
  expect(exported.said).toBe(
    'Saved as durable-functions-workshop-progress.json. Import progress reads it in another browser.',
  );

  expect(await importProgress(to.store, fileOf(exported.text))).toEqual({
    isGood: true,
    said: 'Imported: 1 text, better marks in 1 exercise, 1 prediction.',
  });
  expect(to.storage.texts()).toEqual(from.storage.texts());
});

test('an import into the browser that exported changes nothing', async () => {
  const { store, storage } = usedBrowser();
  const before = storage.texts();

  expect((await importProgress(store, fileOf(exportProgress(store).text))).said).toBe(
    'Everything in this file is here already.',
  );
  expect(storage.texts()).toEqual(before);
});

test.each(['', '{"format":"other"}', '{"format":"durable-functions-workshop-progress","version":99}'])(
  'a file that is none of these (%s) is refused, and what is here stays letter by letter',
  async (text) => {
    const { store, storage } = usedBrowser();
    const before = storage.texts();
    const { isGood, said } = await importProgress(store, fileOf(text));

    expect(isGood).toBe(false);
    expect(said).toMatch(/^(This is no progress file|This progress file is damaged|A newer edition)/);
    expect(storage.texts()).toEqual(before);
  },
);

test('a file that is far too large is not even read', async () => {
  const { store } = browser();
  const file = { name: 'film.json', size: 3e9, text: () => Promise.reject(new Error('read')) };

  expect((await importProgress(store, file)).said).toBe('film.json is larger than 20 MB, so it is no progress file.');
});

test('entries of earlier versions are exported as well; one that cannot be read is told of, and stays', () => {
  const newer = '{"version":9,"value":{}}';
  const { store, storage } = browser({
    'durable-functions-workshop/draft/04-approval-orchestrator': '{"version":1,"files":{"src/functions/a.ts":"mine"}}',
    'durable-functions-workshop/hints/01-chaining': newer,
  });
  const { said, text } = exportProgress(store);

  expect(text).toContain('"src/functions/a.ts": "mine"');
  expect(said).toContain('without what this page cannot read (1): that stays in this browser');
  expect(storage.texts()['durable-functions-workshop/hints/01-chaining']).toBe(newer);
});

test('a text that a tab could not store in its place is exported as put aside', () => {
  const { store } = usedBrowser();
  store.keep(tabTextKind, `${slug}/k3j2h1`, { files: { [a]: 'of the other tab' } });

  expect(readProgress(store).progress.exercises[slug]?.draft?.asides).toEqual([
    { files: { [a]: 'of the other tab' }, by: 'choice', replacedBy: { [a]: 'mine' } },
  ]);
});

test('a browser that refuses to store says so', async () => {
  const refusing = new BrowserStore(() => {
    throw new Error('denied');
  });

  expect(readProgress(refusing)).toEqual({ progress: noProgress, unread: 0 });
  expect(await importProgress(refusing, fileOf(exportProgress(usedBrowser().store).text))).toEqual({
    isGood: false,
    said: 'This browser refused to store a part of the file; what was here is still here.',
  });
});
