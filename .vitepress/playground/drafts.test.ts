import { expect, test } from 'vitest';
import { Drafts, type DraftStorage } from './drafts.ts';

const starter = { 'src/functions/a.ts': '// start here', 'src/functions/b.ts': '// given' };

test('without a draft, the learner sees the starter', () => {
  expect(draftsIn(memory()).load()).toEqual({ files: starter, aside: null });
});

test('text survives a reload, and files that were not touched follow the starter', () => {
  const storage = memory();
  draftsIn(storage).save({ ...starter, 'src/functions/a.ts': 'mine' }, null);

  const newer = { ...starter, 'src/functions/b.ts': '// given, improved' };

  expect(new Drafts('04', newer, () => storage).load().files).toEqual({
    'src/functions/a.ts': 'mine',
    'src/functions/b.ts': '// given, improved',
  });
});

test('drafts of different exercises do not meet', () => {
  const storage = memory();
  draftsIn(storage).save({ ...starter, 'src/functions/a.ts': 'mine' }, null);

  expect(new Drafts('05', starter, () => storage).load().files).toEqual(starter);
});

test('a reset can be undone after a reload', () => {
  const storage = memory();
  const aside = { files: { ...starter, 'src/functions/a.ts': 'mine' }, by: 'reset', replacedBy: starter } as const;
  draftsIn(storage).save(starter, aside);

  expect(draftsIn(storage).load()).toEqual({ files: starter, aside });
});

test('what an earlier edition put aside at a reset is still there', () => {
  const stored = JSON.stringify({ version: 1, files: {}, putAside: { 'src/functions/a.ts': 'mine' } });

  expect(draftsIn(memory(stored)).load().aside).toMatchObject({
    by: 'reset',
    files: { ...starter, 'src/functions/a.ts': 'mine' },
  });
});

test('an import can be undone after a reload, with the files that it added and those that it took away', () => {
  const storage = memory();
  const mine = { ...starter, 'src/old.ts': 'old' };
  const imported = { 'src/functions/a.ts': 'imported', 'src/functions/b.ts': '', 'src/lib/new.ts': 'new' };
  const aside = { files: mine, by: 'import', replacedBy: imported } as const;
  draftsIn(storage).save(imported, aside);

  expect(draftsIn(storage).load()).toEqual({ files: imported, aside });
});

test.each(['reset', 'import'] as const)(
  'once the learner has gone on writing, a later visit forgets what the %s put aside',
  (by) => {
    const storage = memory();
    const replacedBy = by === 'reset' ? starter : { ...starter, 'src/functions/a.ts': 'imported' };
    const aside = { files: { ...starter, 'src/functions/a.ts': 'old' }, by, replacedBy };
    draftsIn(storage).save({ ...starter, 'src/functions/a.ts': 'new' }, aside);

    expect(draftsIn(storage).load().aside).toBeNull();
  },
);

test('a file that the learner added comes back', () => {
  const storage = memory();
  draftsIn(storage).save({ ...starter, 'src/lib/dates.ts': 'mine' }, null);

  expect(draftsIn(storage).load().files).toEqual({ ...starter, 'src/lib/dates.ts': 'mine' });
});

test('the untouched starter leaves nothing behind', () => {
  const storage = memory();
  draftsIn(storage).save({ ...starter, 'src/functions/a.ts': 'mine' }, null);
  draftsIn(storage).save(starter, null);

  expect(storage.size()).toBe(0);
});

test.each(['not json', '42', '{"version":2,"files":{}}', '{"version":1,"files":{"src/functions/a.ts":7}}', 'null'])(
  'stored text of an unknown shape (%s) is not shown',
  (stored) => {
    expect(draftsIn(memory(stored)).load()).toEqual({ files: starter, aside: null });
  },
);

test('a file that the exercise does not have does not come back', () => {
  const stored = JSON.stringify({ version: 1, files: { 'src/functions/gone.ts': 'x' } });

  expect(draftsIn(memory(stored)).load().files).toEqual(starter);
});

test('a browser that refuses to store is reported, not thrown', () => {
  const refusing = new Drafts('04', starter, () => {
    throw new Error('denied');
  });

  expect(refusing.load().files).toEqual(starter);
  expect(refusing.save({ ...starter, 'src/functions/a.ts': 'mine' }, null)).toBe(false);
});

function draftsIn(storage: DraftStorage): Drafts {
  return new Drafts('04', starter, () => storage);
}

/** A storage that holds one text under whatever key it is asked for first. */
function memory(initial?: string): DraftStorage & { size(): number } {
  const entries = new Map<string, string>();
  if (initial !== undefined) entries.set('durable-functions-workshop/draft/04', initial);
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    size: () => entries.size,
  };
}
