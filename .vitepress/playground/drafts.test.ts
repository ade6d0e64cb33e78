import { expect, test } from 'vitest';
import { BrowserStore } from '../progress/browser-store.ts';
import { memoryStorage } from '../progress/memory-storage.ts';
import { Drafts, type Files } from './drafts.ts';

const starter = { 'src/functions/a.ts': '// start here', 'src/functions/b.ts': '// given' };
const key = 'durable-functions-workshop/draft/04';

/** The exercise as one visit meets it. */
function visit(
  storage: ReturnType<typeof memoryStorage>,
  { exercise = '04', files = starter }: { exercise?: string; files?: Files } = {},
): Drafts {
  return new Drafts(exercise, files, new BrowserStore(() => storage), 'tab');
}

test('without a draft, the learner sees the starter', () => {
  expect(visit(memoryStorage()).load()).toEqual({ files: starter, asides: [] });
});

test('text survives a reload, and files that were not touched follow the starter', () => {
  const storage = memoryStorage();
  visit(storage).save({ files: { ...starter, 'src/functions/a.ts': 'mine' }, asides: [] });

  const newer = { ...starter, 'src/functions/b.ts': '// given, improved' };

  expect(visit(storage, { files: newer }).load().files).toEqual({
    'src/functions/a.ts': 'mine',
    'src/functions/b.ts': '// given, improved',
  });
});

test('drafts of different exercises do not meet', () => {
  const storage = memoryStorage();
  visit(storage).save({ files: { ...starter, 'src/functions/a.ts': 'mine' }, asides: [] });

  expect(visit(storage, { exercise: '05' }).load().files).toEqual(starter);
});

test('a reset can be undone after a reload', () => {
  const storage = memoryStorage();
  const aside = { files: { ...starter, 'src/functions/a.ts': 'mine' }, by: 'reset', replacedBy: starter } as const;
  visit(storage).save({ files: starter, asides: [aside] });

  expect(visit(storage).load()).toEqual({ files: starter, asides: [aside] });
});

test('an import can be undone after a reload, with the files that it added and those that it took away', () => {
  const storage = memoryStorage();
  const mine = { ...starter, 'src/old.ts': 'old' };
  const imported = { 'src/functions/a.ts': 'imported', 'src/functions/b.ts': '', 'src/lib/new.ts': 'new' };
  const aside = { files: mine, by: 'import', replacedBy: imported } as const;
  visit(storage).save({ files: imported, asides: [aside] });

  expect(visit(storage).load()).toEqual({ files: imported, asides: [aside] });
});

test.each(['reset', 'import'] as const)(
  'once the learner has gone on writing, a later visit forgets what the %s put aside',
  (by) => {
    const storage = memoryStorage();
    const replacedBy = by === 'reset' ? starter : { ...starter, 'src/functions/a.ts': 'imported' };
    const aside = { files: { ...starter, 'src/functions/a.ts': 'old' }, by, replacedBy };
    visit(storage).save({ files: { ...starter, 'src/functions/a.ts': 'new' }, asides: [aside] });

    expect(visit(storage).load().asides).toEqual([]);
  },
);

test.each(['choice', 'progress', 'undo'] as const)('what was put aside by %s stays until it is wanted', (by) => {
  const storage = memoryStorage();
  const aside = { files: { ...starter, 'src/functions/a.ts': 'old' }, by, replacedBy: starter };
  visit(storage).save({ files: { ...starter, 'src/functions/a.ts': 'new' }, asides: [aside] });

  expect(visit(storage).load().asides).toEqual([aside]);
});

test('a file that the learner added comes back', () => {
  const storage = memoryStorage();
  visit(storage).save({ files: { ...starter, 'src/lib/dates.ts': 'mine' }, asides: [] });

  expect(visit(storage).load().files).toEqual({ ...starter, 'src/lib/dates.ts': 'mine' });
});

test('the untouched starter leaves nothing behind', () => {
  const storage = memoryStorage();
  visit(storage).save({ files: { ...starter, 'src/functions/a.ts': 'mine' }, asides: [] });
  visit(storage).save({ files: starter, asides: [] });

  expect(storage.texts()).toEqual({});
});

test('a file that the exercise no longer has is not shown, and is still stored after an edit', () => {
  const stored = JSON.stringify({ version: 1, files: { 'src/functions/gone.ts': 'x' } });
  const storage = memoryStorage({ [key]: stored });
  const drafts = visit(storage);

  expect(drafts.load().files).toEqual(starter);
  drafts.save({ files: { ...starter, 'src/functions/a.ts': 'mine' }, asides: [] });
  expect(storage.texts()[key]).toContain('"src/functions/gone.ts":"x"');
});

test.each([
  'not json',
  '42',
  '{"version":2,"files":{}}',
  '{"version":3,"value":{"texts":["mine"]}}',
  '{"version":1,"files":{"src/functions/a.ts":7}}',
  'null',
])(
  'stored text of an unknown shape (%s) is not shown and stays as it is; what is written is kept beside it',
  (stored) => {
    const storage = memoryStorage({ [key]: stored });
    const drafts = visit(storage);
    expect(drafts.load()).toEqual({ files: starter, asides: [] });
    expect(drafts.isOtherKept).toBe(true);

    const files = { ...starter, 'src/functions/a.ts': 'mine' };
    expect(drafts.save({ files, asides: [] })).toBe(true);

    expect(storage.texts()[key]).toBe(stored);
    expect(visit(storage).load().files).toEqual(files);
  },
);

test('when a text can be read again, what was written beside it is put aside', () => {
  const storage = memoryStorage({ [key]: '{"version":3,"value":{}}' });
  const written = { ...starter, 'src/functions/a.ts': 'written beside' };
  visit(storage).save({ files: written, asides: [] });
  storage.setItem(key, JSON.stringify({ version: 1, files: { 'src/functions/a.ts': 'mine' } }));

  const drafts = visit(storage);
  const state = drafts.load();
  expect(state.files['src/functions/a.ts']).toBe('mine');
  expect(state.asides).toMatchObject([{ files: written, by: 'choice' }]);

  drafts.save(state);
  expect(Object.keys(storage.texts())).toEqual([key]);
});

test('a browser that refuses to store is reported, not thrown', () => {
  const store = new BrowserStore(() => {
    throw new Error('denied');
  });
  const refusing = new Drafts('04', starter, store, 'tab');

  expect(refusing.load().files).toEqual(starter);
  expect(refusing.save({ files: { ...starter, 'src/functions/a.ts': 'mine' }, asides: [] })).toBe(false);
});
