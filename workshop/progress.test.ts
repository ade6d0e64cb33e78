// Progress as a file, between the command line and the page.

import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writeProgressFile, noProgress, textHash, type Progress } from '#exercises/progress-file';
import { BrowserStore } from '../.vitepress/progress/browser-store.ts';
import { draftKind, hintsKind, marksKind, predictionKind } from '../.vitepress/progress/kinds.ts';
import { memoryStorage } from '../.vitepress/progress/memory-storage.ts';
import { readProgress } from '../.vitepress/progress/stored-progress.ts';
import { exportProgress, importProgress } from '../.vitepress/progress/transfer.ts';
import { Resident } from './resident.ts';

const slug = '04-approval-orchestrator';
const path = 'src/functions/approval-orchestrator.ts';
const copy = `exercises/${slug}`;

let resident: Resident;
let file = '';

beforeAll(async () => {
  resident = await Resident.arrive();
  file = join(resident.workspace, 'mine.json');
});
afterEach(async () => {
  rmSync(file, { force: true });
  await resident.forgets();
});
afterAll(() => resident.leave());

const browser = () => {
  const storage = memoryStorage();
  return new BrowserStore(() => storage);
};
const fileOf = (text: string) => ({ name: 'mine.json', size: text.length, text: () => Promise.resolve(text) });
const withText = (text: string): Progress => ({
  ...noProgress,
  exercises: { [slug]: { draft: { files: { [path]: text } } } },
});

test('what the command line exports, the page reads', async () => {
  await resident.solves(slug);
  await resident.writes(`${copy}/src/lib/words.ts`, 'export const yes = "yes";\r\n');
  await resident.types('hint', '04');
  await resident.types('check', '04', '--no-types');
  const { code, stdout } = await resident.types('progress', 'export', file);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Saved as \S+mine\.json: 1 text, marks of 1 exercise, hints of 1 exercise\. /);

  const store = browser();
  const { said } = await importProgress(store, fileOf(await resident.reads('mine.json')));
  expect(said).toBe('Imported: 1 text, better marks in 1 exercise.');
  const { draft, marks, hintsShown } = readProgress(store).progress.exercises[slug] ?? {};
  const own = { [path]: await resident.reads(`${copy}/${path}`), 'src/lib/words.ts': 'export const yes = "yes";\n' };
  expect(draft).toEqual({ files: own, added: ['src/lib/words.ts'] });
  expect(hintsShown).toBe(1);
  const given = { 'src/functions/activities.ts': await resident.reads(`${copy}/src/functions/activities.ts`) };
  expect(marks?.last.text).toBe(textHash({ ...own, ...given }));
});

test('what the page exports, the command line reads, and gives back whole', async () => {
  const store = browser();
  const marks = { text: 'hash', checks: [{ id: 'waits-for-an-answer', status: 'pass' as const, points: 10 }] };
  const asides = [{ files: { [path]: 'older' }, by: 'reset' as const, replacedBy: {} }];
  store.keep(draftKind, slug, { files: { [path]: '// from the page' }, asides });
  store.keep(hintsKind, slug, 2);
  store.keep(marksKind, slug, { best: marks, last: marks });
  store.keep(predictionKind, 'early-event', 'It is kept');
  await resident.writes('mine.json', exportProgress(store).text);

  const { stdout } = await resident.types('progress', 'import', file);

  expect(stdout).toBe(
    'Imported: 1 text, better marks in 1 exercise, 1 prediction.\n04: your copy has the file’s text now.\n',
  );
  expect(await resident.reads(`${copy}/${path}`)).toBe('// from the page');
  expect((await resident.types('hint', '04')).stdout).toMatch(/^Hint 3 of 4/);
  const back = JSON.parse((await resident.types('progress', 'export', '-')).stdout) as object;
  expect(back).toMatchObject({
    exercises: { [slug]: { draft: { files: { [path]: '// from the page' }, asides }, marks: { best: marks } } },
    predictions: { 'early-event': 'It is kept' },
  });
});

test('an import moves another text aside first, keeps what is no text, and says where; the same file again changes nothing', async () => {
  await resident.writes(`${copy}/${path}`, '// mine');
  await resident.writes(`${copy}/src/notes.md`, 'my notes');
  await resident.writes('mine.json', writeProgressFile(withText('// theirs')));

  const { stdout } = await resident.types('progress', 'import', file);

  const backup =
    /^04: your copy has the file’s text now; what was there is in \S*(exercises\/\S+)\.$/m.exec(stdout)?.[1] ?? '';
  expect(await resident.reads(`${backup}/${path}`)).toBe('// mine');
  expect(await resident.reads(`${copy}/${path}`)).toBe('// theirs');
  expect(await resident.reads(`${copy}/src/notes.md`)).toBe('my notes');
  expect((await resident.types('progress', 'import', file)).stdout).toBe('Everything in this file is here already.\n');
  expect(readdirSync(join(resident.workspace, copy, '.backups'))).toHaveLength(1);
});

test('as JSON, an export tells what is in the file, and an import what came', async () => {
  await resident.writes(`${copy}/${path}`, '// mine');
  const exported = JSON.parse((await resident.types('progress', 'export', file, '--json')).stdout) as object;
  expect(exported).toMatchObject({
    file: expect.stringMatching(/mine\.json$/) as string,
    texts: 1,
    marks: 0,
    hints: 0,
  });

  await resident.forgets();
  const imported = JSON.parse((await resident.types('progress', 'import', file, '--json')).stdout) as object;
  expect(imported).toMatchObject({ newTexts: 1, otherTexts: 0, marks: 0, taken: [{ exercise: slug, backup: null }] });
});

test.each([
  ['no JSON', 'hello', /mine\.json is not imported\. This is no progress file of the workshop: /],
  [
    'a damaged one',
    writeProgressFile(withText('x')).replace(path, '../evil.ts'),
    /This progress file is damaged at "exercises\.04-approval-orchestrator\.draft", /,
  ],
  [
    'one of a newer edition',
    '{"format":"durable-functions-workshop-progress","version":99}',
    /A newer edition of the workshop wrote this/,
  ],
])('%s is refused with one sentence, and nothing changes', async (_what, text, says) => {
  await resident.writes(`${copy}/${path}`, '// mine');
  writeFileSync(file, text);

  const { code, stdout, stderr } = await resident.types('progress', 'import', file);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect(await resident.reads(`${copy}/${path}`)).toBe('// mine');
  expect(readdirSync(join(resident.workspace, 'exercises'))).toEqual([slug]);
});

test('where what is remembered cannot be read, nothing is exported', async () => {
  await resident.writes('exercises/.progress/progress.json', '{ "format": ');

  const { code, stderr } = await resident.types('progress', 'export', file);

  expect([code, existsSync(file)]).toEqual([2, false]);
  expect(stderr).toMatch(
    /progress\.json cannot be read, so an export would lack your marks and hints; mend it or move it away\.\n/,
  );
});

test('an export takes the place of no file, also not of an earlier one', async () => {
  await resident.writes(`${copy}/${path}`, '// of yesterday');
  expect((await resident.types('progress', 'export', file)).stdout).toMatch(/^Saved as \S+mine\.json: 1 text, /);
  const yesterday = await resident.reads('mine.json');
  await resident.writes(`${copy}/${path}`, '// of today');

  const { code, stdout, stderr } = await resident.types('progress', 'export', file);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/mine\.json is there already and stays; give another name, or move it away first\.\nSee /);
  expect(await resident.reads('mine.json')).toBe(yesterday);
});

test.each([
  [['progress'], 'Say what to do: export or import.'],
  [
    ['progress', 'import'],
    'Which file? Give the one that was exported, such as durable-functions-workshop-progress.json.',
  ],
  [['progress', 'import', 'nowhere.json'], 'There is no file nowhere.json.'],
  [['progress', 'import', 'docs'], 'docs is no file.'],
])('%j is wrong use', async (args, sentence) => {
  const { code, stderr } = await resident.types(...args);

  expect([code, stderr]).toEqual([2, `${sentence}\nSee npm run progress -- --help\n`]);
});
