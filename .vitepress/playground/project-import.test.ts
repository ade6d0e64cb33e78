import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { projectZip } from './project-download.ts';
import { ImportError, importText, readImport, type Destination, type Imported } from './project-import.ts';

const slug = '04-approval-orchestrator';
const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';
const ACTIVITIES = 'src/functions/activities.ts';
const settings = JSON.stringify({ name: slug, main: 'dist/src/functions/*.js' });
const mine = { [ORCHESTRATOR]: '// mine\n', [ACTIVITIES]: '// given\n' };
const into: Destination = {
  slug,
  files: mine,
  known: [ORCHESTRATOR, ACTIVITIES],
  asked: [ORCHESTRATOR],
  around: { 'package.json': settings, 'host.json': '{ "version": "2.0" }', 'README.md': '# 04' },
};
const theirs = { [ORCHESTRATOR]: '// theirs\n', [ACTIVITIES]: '// given\n' };
const app = { 'package.json': settings, ...theirs };

describe('a folder comes back', () => {
  test('as it was downloaded', async () => {
    const bytes = projectZip({ slug, files: theirs, around: into.around }, new Date(2030, 0, 1));

    const imported = await readImport([new File([bytes], `${slug}.zip`)], into);

    expect(imported).toMatchObject({ files: theirs, emptied: [], leftOut: [] });
    expect(said(imported)).toBe('Imported 2 files. Undo import brings your text back.');
  });

  test.each([
    ['without the folder around it', ''],
    ['in a folder of another name', 'my work/'],
    ['in several folders', `work/${slug}/`],
  ])('zipped %s', async (_how, top) => {
    expect((await readImport([zip(below(top, app))], into)).files).toEqual(theirs);
  });

  test('with what install, build, git and the system have put beside it', async () => {
    const beside = {
      'node_modules/x/src/index.ts': 'x',
      'dist/src/functions/a.js': 'x',
      'dist/src/a.ts': 'x',
      '.git/src/hooks.ts': 'x',
      '.vscode/settings.json': '{}',
      'package-lock.json': '{}',
      'src/.DS_Store': 'x',
      'src/functions/approval-orchestrator.js': 'x',
      'src/functions/approval-orchestrator.js.map': 'x',
      'README.md': 'my notes',
    };

    const imported = await readImport(
      [zip({ ...below(`${slug}/`, { ...app, ...beside }), '__MACOSX/src/functions/._a.ts': 'x' })],
      into,
    );

    expect(imported).toMatchObject({ files: theirs, leftOut: [] });
  });

  test('written on Windows', async () => {
    const packed = {
      [`${slug}\\package.json`]: settings,
      [`${slug}\\src\\functions\\approval-orchestrator.ts`]: '1\r\n2',
    };

    expect((await readImport([zip(packed)], into)).files[ORCHESTRATOR]).toBe('1\n2');
  });

  test('from the workshop, with the starter and the wrong apps', async () => {
    const others = {
      'starter/package.json': settings,
      [`starter/${ORCHESTRATOR}`]: '// starter',
      [`mistakes/no-timeout/${ORCHESTRATOR}`]: '// wrong',
    };

    expect((await readImport([zip(below(`${slug}/`, { ...others, ...app }))], into)).files).toEqual(theirs);
    const all = { ...below('exercises/01-chaining/', app), ...below(`exercises/${slug}/`, { ...others, ...app }) };
    expect((await readImport([zip(all)], into)).files).toEqual(theirs);
  });

  test('with files that the exercise does not have', async () => {
    const imported = await readImport([zip({ ...app, 'src/lib/dates.ts': '// new' })], into);

    expect(Object.keys(imported.files)).toEqual([ORCHESTRATOR, ACTIVITIES, 'src/lib/dates.ts']);
    expect(said(imported)).toBe('Imported 3 files. New here: src/lib/dates.ts. Undo import brings your text back.');
  });

  test('without a file of the exercise, which is empty then; what was added before is gone', async () => {
    const earlier = { ...into, files: { ...mine, 'src/old.ts': '// old' } };

    const imported = await readImport([zip({ 'package.json': settings, [ORCHESTRATOR]: '// all in one' })], earlier);

    expect(imported.files).toEqual({ [ORCHESTRATOR]: '// all in one', [ACTIVITIES]: '' });
    expect(said(imported)).toContain(`Empty now, because the app does not have it: ${ACTIVITIES}.`);
  });

  test('with settings and files that the page has no place for, which it says', async () => {
    const changed = { 'host.json': '{ "version": "2.0", "extensions": {} }', 'src/data.json': '[]' };

    expect(said(await readImport([zip({ ...app, ...changed })], into))).toContain(
      'Left out, because the page keeps only .ts files in src: src/data.json, host.json.',
    );
    expect(said(await readImport([zip({ ...app, 'host.json': '{"version":"2.0"}' })], into))).not.toContain('Left out');
  });
});

describe('less than a folder takes the place of what it names', () => {
  test('a zip of src alone', async () => {
    const imported = await readImport([zip({ [ORCHESTRATOR]: '// theirs' })], into);

    expect(imported.files).toEqual({ ...mine, [ORCHESTRATOR]: '// theirs' });
  });

  test('a file by itself', async () => {
    const imported = await readImport([new File(['// theirs'], 'approval-orchestrator.ts')], into);

    expect(imported.files).toEqual({ ...mine, [ORCHESTRATOR]: '// theirs' });
    expect(said(imported)).toBe(`Imported ${ORCHESTRATOR}. Undo import brings your text back.`);
  });

  test('several files, of which the page has some', async () => {
    const imported = await readImport([new File(['// a'], 'activities.ts'), new File(['// b'], 'dates.ts')], into);

    expect(imported.files).toEqual({ ...mine, [ACTIVITIES]: '// a' });
    expect(said(imported)).toContain('Left out, because no file here has the name: dates.ts.');
  });
});

describe('what cannot be imported is one sentence', () => {
  test.each([
    ['no zip', [new File(['hello'], 'work.zip')], 'work.zip is not a zip'],
    ['an empty file', [new File([], 'work.zip')], 'work.zip is not a zip'],
    [
      'a download that was cut off',
      [new File([zipBytes(app).subarray(0, 200)], 'work.zip')],
      'work.zip is damaged: its end is missing',
    ],
    [
      'a zip of another exercise',
      [zip({ ...app, 'package.json': '{ "name": "05-callback-client" }' })],
      'work.zip is the exercise 05-callback-client, and this is 04-approval-orchestrator',
    ],
    [
      'a zip of some other app',
      [zip({ 'package.json': '{ "name": "shop" }', 'src/functions/orders.ts': '' })],
      `work.zip does not have the file of this exercise, ${ORCHESTRATOR}`,
    ],
    [
      'a zip without src',
      [zip({ 'package.json': settings, 'functions/approval-orchestrator.ts': '' })],
      'work.zip has no .ts files in a folder src; zip the folder that has src and package.json in it',
    ],
    [
      'a path that leads out',
      [zip({ ...app, '../evil.ts': '' })],
      'work.zip has the path ../evil.ts, which leads out of its folder',
    ],
    [
      'an absolute path',
      [zip({ ...app, '/etc/x.ts': '' })],
      'work.zip has the path /etc/x.ts, which leads out of its folder',
    ],
    ['bytes that are no text', [zip({ ...app, [ORCHESTRATOR]: '\0\x01' })], `${ORCHESTRATOR} is not text in UTF-8`],
    [
      'text in another encoding',
      [new File([new Uint8Array([0x2f, 0x2f, 0xe4])], 'activities.ts')],
      'activities.ts is not text in UTF-8',
    ],
    [
      'too much text',
      [zip({ ...app, 'src/large.ts': 'x'.repeat(500_000) })],
      'the .ts files are larger than 500 KB together',
    ],
    ['too many files', [zip({ ...app, ...many(100) })], 'there are more than 100 .ts files'],
    [
      'a huge zip',
      [{ name: 'work.zip', size: 100_000_001, arrayBuffer: () => Promise.reject(new Error('too large to read')) }],
      'work.zip is larger than 100 MB; zip the folder without node_modules',
    ],
    [
      'a file that has gone',
      [{ name: 'work.zip', size: 1, arrayBuffer: () => Promise.reject(new Error('NotFound')) }],
      'work.zip cannot be read; choose it again',
    ],
    ['another kind of file', [new File([''], 'notes.md')], 'notes.md is neither a zip nor a .ts file'],
    [
      'a file of another name',
      [new File([''], 'dates.ts')],
      'no file here has the name dates.ts; to add files, import the folder as a zip',
    ],
    ['two zips', [zip(app), zip(app)], 'choose either one zip or some .ts files'],
    ['a zip and a file', [zip(app), new File([''], 'activities.ts')], 'choose either one zip or some .ts files'],
  ])('%s', async (_what, chosen, sentence) => {
    await expect(readImport(chosen, into)).rejects.toThrow(new ImportError(sentence));
  });

  test('a file of which there are two', async () => {
    const two = { ...into, files: { ...mine, 'src/lib/activities.ts': '' } };

    await expect(readImport([new File([''], 'activities.ts')], two)).rejects.toThrow(
      new ImportError('two files here have the name activities.ts; import the folder as a zip'),
    );
  });

  test.each([
    ['protected by a password', { 8: 1 }, 'work.zip is protected by a password'],
    [
      'packed in an unusual way',
      { 10: 93 },
      `work.zip is packed in an unusual way (it should be Deflate): ${ORCHESTRATOR}`,
    ],
    ['with a wrong checksum', { 16: 0 }, `work.zip is damaged: ${ORCHESTRATOR} cannot be read`],
    ['larger inside than it says', { 24: 3 }, `work.zip is damaged: ${ORCHESTRATOR} cannot be read`],
    ['that names a place behind its end', { 45: 0x7f }, `work.zip is damaged: ${ORCHESTRATOR} cannot be read`],
    ['with a damaged list', { 0: 0 }, 'work.zip is damaged'],
  ])('a zip %s', async (_what, changes, sentence) => {
    const bytes = zipBytes({ [ORCHESTRATOR]: '// theirs, and theirs, and theirs\n' });
    const listed = new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
    for (const [offset, value] of Object.entries(changes)) bytes[listed + Number(offset)] = value;

    await expect(readImport([new File([bytes], 'work.zip')], into)).rejects.toThrow(new ImportError(sentence));
  });
});

test('a zip whose bytes are anything at all is imported or refused, and never more than that', async () => {
  const bytes = zipBytes(app);
  for (let at = 0; at < bytes.length; at++) {
    const broken = bytes.slice();
    broken[at] = (broken[at] ?? 0) ^ 0xff;

    const outcome = await readImport([new File([broken], 'work.zip')], into).catch((error: unknown) => error);

    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
  }
});

const said = (imported: Imported): string => importText(imported, into);

const below = (top: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [top + path, text]));

const many = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`src/lib/file${String(number)}.ts`, '']));

function zipBytes(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const packed: Zippable = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  return zipSync(packed);
}

function zip(files: Readonly<Record<string, string>>): File {
  return new File([zipBytes(files)], 'work.zip');
}
