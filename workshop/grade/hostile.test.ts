// What submissions try, and what is said of it. Each one is graded as a whole class would be: its files are brought, its exercise
// is found, and its app runs in a sealed process, with two checks of the approval exercise over it.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExercise } from '#exercises/catalog';
import type { Check, Exercise } from '#exercises/define-exercise';
import { findOsSandbox, type OsSandbox } from '#worker/sealed/os-sandbox';
import { sealedWorker, type SealedProgram } from '#worker/sealed/sealed-process';
import { ClassFolder } from './class-folder.ts';
import { gradeSubmission } from './grade-submission.ts';
import type { SubmissionGrade } from './grades.ts';
import { sealedProgram } from './sealed-program.ts';
import { listSubmissions } from './submissions.ts';

const slug = '04-approval-orchestrator';
const evil = 'src/functions/evil.ts';
const SECRET = 'DURABLE_WORKSHOP_TEST_SECRET';

let folder: ClassFolder;
let program: SealedProgram;
let sandbox: OsSandbox | undefined;
let exercise: Exercise;
let neighbour: Server;
let visitors = 0;
let port: number;
let treasure: string;

beforeAll(async () => {
  folder = await ClassFolder.make();
  treasure = folder.beside('treasure.txt');
  writeFileSync(treasure, 'untouched');
  process.env[SECRET] = 'the-secret';
  neighbour = createServer((socket) => {
    visitors += 1;
    socket.on('error', () => undefined).end();
  });
  await new Promise<void>((ready) => neighbour.listen(0, '127.0.0.1', ready));
  ({ port } = neighbour.address() as AddressInfo);
  [program, sandbox] = await Promise.all([sealedProgram(), findOsSandbox()]);
  exercise = await loadExercise(slug);
});

afterAll(async () => {
  delete process.env[SECRET];
  neighbour.close();
  await folder.leave();
});

/** Grades one submission; every promise about the outside is looked at afterwards. */
async function grade(
  name: string,
  { budgetMs = 1_000, checks = exercise.checks.slice(0, 2) }: { budgetMs?: number; checks?: readonly Check[] } = {},
): Promise<SubmissionGrade> {
  const { submissions } = await listSubmissions(folder.path);
  const submission = submissions.find((each) => each.name === name);
  if (!submission) throw new Error(`There is no submission ${name}.`);
  const result = await gradeSubmission(submission, {
    exercises: [{ slug, exercise: { ...exercise, checks: checks as Exercise['checks'] } }],
    scratch: folder.beside('scratch'),
    exerciseMs: 20_000,
    startWorker: () => sealedWorker({ program, sandbox, budgetMs, limits: { residentMb: 384 } }),
  });
  expect(readFileSync(treasure, 'utf8')).toBe('untouched');
  expect(visitors).toBe(0);
  expect(existsSync(folder.beside('scratch'))).toBe(false);
  return result;
}

/** Everything that the grade of a submission says in words. */
function wordsOf({ problem, passedOver, exercises }: SubmissionGrade): string {
  const [row] = exercises;
  const said = row?.checks.map(({ status, message = '' }) => `${status} ${message}`) ?? [];
  return [problem, ...passedOver, row?.problem, ...said].filter((each) => each !== undefined).join('\n');
}

const handIn = (name: string, code: string): Promise<string> =>
  folder.handsIn(name, slug, 'solution', { [evil]: code });

/** `import()` that no loader of ours sees. */
const reach = `const reach = new Function('name', 'return import(name)');`;

describe('an app that does not end', () => {
  test.each([
    ['loop-at-import', 'while (true) {}'],
    ['loop-of-promises', 'const go = async () => { while (true) await null; }; void go();'],
    ['loop-in-an-iterator', 'const all = function* () { while (true) yield 1; }; for (const one of all()) void one;'],
  ])('%s', async (name, code) => {
    await handIn(name, code);

    const result = await grade(name);

    expect(result.points).toBe(0);
    expect(wordsOf(result)).toMatch(
      /^timeout .*did not answer within 1 second and was ended; look for a loop that never ends/m,
    );
  });

  test('an orchestrator that goes round without yielding', async () => {
    await folder.handsIn('loop-in-a-generator', slug, 'solution', {
      'src/functions/approval-orchestrator.ts': `
        import * as df from 'durable-functions';
        df.app.orchestration('ApprovalOrchestrator', function* () { while (true) {} });`,
    });

    expect(wordsOf(await grade('loop-in-a-generator'))).toMatch(
      /ApprovalOrchestrator did not answer within 1 second and was ended/,
    );
  });

  test('an activity whose promise never settles', async () => {
    await folder.handsIn('never-settles', slug, 'solution', {
      'src/functions/activities.ts': `
        import * as df from 'durable-functions';
        const handler = () => new Promise<string>(() => undefined);
        df.app.activity('ProcessApproval', { handler });
        df.app.activity('ProcessRejection', { handler });`,
    });

    expect(wordsOf(await grade('never-settles'))).toMatch(/ProcessApproval did not answer within 1 second/);
  });

  test('a recursion without end is an error of the app', async () => {
    await handIn('recursion', 'const down = (): number => 1 + down(); down();');

    expect(wordsOf(await grade('recursion'))).toMatch(/error src\/functions\/evil\.ts:1:\d+: .*Maximum call stack/);
  });
});

describe('an app that uses up what there is', () => {
  /** It is the amount that ends these, however long it takes to get there. */
  const patient = { budgetMs: 20_000 };
  const hoarded =
    'src/functions/approval-orchestrator.ts:4:16: The worker ended while ApprovalOrchestrator was running: it needed more than 192 MB of memory.';

  test('objects without end', async () => {
    await handIn('heap', 'const all: unknown[] = []; while (true) all.push(new Array(100_000).fill(all.length));');

    expect(wordsOf(await grade('heap', patient))).toMatch(/^error .*needed more than 192 MB of memory/m);
  });

  test('memory beside the heap', async () => {
    const code = `
      const all: unknown[] = [];
      for (let i = 0; i < 12; i++) all.push(new Uint8Array(2 ** 26).fill(1));
      while (true) {}`;
    await handIn('buffers', code);

    expect(wordsOf(await grade('buffers', patient))).toMatch(/^error .*needed more than 384 MB of memory/m);
  });

  test('memory without end in every check: two are enough', async () => {
    await folder.handsIn('hoards', slug, 'solution', {
      'src/functions/approval-orchestrator.ts': `
        import * as df from 'durable-functions';
        const all: unknown[] = [];
        df.app.orchestration('ApprovalOrchestrator', function* () { while (true) all.push(new Array(100_000).fill(all.length)); });`,
    });

    const [row] = (await grade('hoards', { ...patient, checks: exercise.checks })).exercises;

    expect(row?.checks.map(({ status }) => status)).toEqual(exercise.checks.map(() => 'error'));
    expect(row?.checks.slice(0, 2).map(({ message = '' }) => message.split('\n')[0])).toEqual([hoarded, hoarded]);
    expect(row?.checks[2]?.message).toBe('Not run, because 2 checks before it could not be carried out to the end.');
  });

  test('output without end', async () => {
    await handIn('prints', `for (let i = 0; i < 100; i++) globalThis.process.stdout.write('x'.repeat(1_000_000));`);

    const result = await grade('prints', { ...patient, checks: exercise.checks });

    expect(wordsOf(result)).toMatch(/^error .*printed more than 1 MB/m);
    expect(result.points, 'no check passes because the output was not read in time').toBe(0);
  });

  test('logs without end', async () => {
    await handIn('logs', `for (let i = 0; i < 4_000; i++) console.log('x'.repeat(1_000));`);

    expect(wordsOf(await grade('logs', patient))).toMatch(/^error .*logged more than 1 MB/m);
  });
});

describe('an app that ends things', () => {
  test.each([
    ['throws', `throw new Error('not today');`, /error src\/functions\/evil\.ts:1:\d+: The app threw .*not today/],
    ['exits', 'process.exit(0);', /cannot end its own process/],
    ['really-exits', 'globalThis.process.reallyExit(0);', /reallyExit is not there while an app is graded/],
    ['kills', `globalThis.process.kill(1, 'SIGKILL');`, /kill is not there while an app is graded/],
    ['aborts', 'globalThis.process.abort();', /abort is not there while an app is graded/],
  ])('%s', async (name, code, said) => {
    await handIn(name, code);

    expect(wordsOf(await grade(name))).toMatch(said);
  });
});

describe('an app that reaches outside', () => {
  /** The app logs nothing; what it found out comes back as the error with which it refuses to load. */
  const tell = (what: string): string => `
    ${reach}
    import * as df from 'durable-functions';
    df.app.activity('Tell', { handler: async () => 1 });
    df.app.orchestration('ApprovalOrchestrator', function* (context) { return yield context.df.callActivity('Ask'); });
    df.app.activity('Ask', { handler: async () => { ${what} } });`;

  async function reached(name: string, what: string): Promise<string> {
    await folder.handsIn(name, slug, 'solution', { 'src/functions/approval-orchestrator.ts': tell(what) });
    return wordsOf(await grade(name));
  }

  test.each([
    ['starts-processes', `return (await reach('node:child_process')).execSync('id')`, /execSync is not there/],
    [
      'starts-threads',
      `return new (await reach('node:worker_threads')).Worker('', { eval: true })`,
      /Worker is not there/,
    ],
    ['connects', `return (await reach('node:net')).connect(${'PORT'})`, /connect is not there/],
    ['connects-deeper', `new ((await reach('node:net')).Socket)().connect(${'PORT'})`, /connect is not there/],
    ['listens', `new ((await reach('node:net')).Server)().listen(0)`, /listen is not there/],
    ['fetches', `return (await fetch('http://127.0.0.1:PORT/')).status`, /fetch is not there/],
    ['asks-names', `return (await reach('node:dns')).lookup('localhost', () => 1)`, /lookup is not there/],
    ['writes', `(await reach('node:fs')).writeFileSync('TREASURE', 'gone')`, /Access to this API has been restricted/],
    ['removes', `(await reach('node:fs')).rmSync('TREASURE')`, /Access to this API has been restricted/],
    [
      'reads-solutions',
      `return (await reach('node:fs')).readFileSync('SOLUTION', 'utf8')`,
      /Access to this API has been restricted/,
    ],
    ['reads-others', `return (await reach('node:fs')).readdirSync('CLASS')`, /Access to this API has been restricted/],
  ])('%s', async (name, what, said) => {
    const code = what
      .replace('PORT', String(port))
      .replace('TREASURE', treasure)
      .replace('SOLUTION', join(process.cwd(), `solutions/${slug}/src/functions/approval-orchestrator.ts`))
      .replace('CLASS', folder.path);

    expect(await reached(name, code)).toMatch(said);
  });

  test('its environment is empty', async () => {
    const code = `throw new Error('found ' + Object.keys(globalThis.process.env).join())`;

    const [, found = 'nothing was told'] = /found (\S*)/.exec(await reached('reads-environment', code)) ?? [];

    // What a shell adds by itself.
    expect(found.split(/[,.]/).filter((name) => !['', '_', 'OLDPWD', 'PWD', 'SHLVL'].includes(name))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('where the system has a sandbox, there is no network at all', () => {
    const [file = '', ...args] = sandbox?.wrap([process.execPath, '-e', connecting(port)], []) ?? [];
    if (file === '') return expect(sandbox).toBeUndefined();

    expect(execFileSync(file, args, { encoding: 'utf8' })).toMatch(/^not reached/);
    expect(visitors).toBe(0);
  });
});

const connecting = (to: number): string =>
  `require('net').connect(${String(to)}, '127.0.0.1').on('connect', () => console.log('reached')).on('error', ({ code }) => console.log('not reached', code))`;

describe('an app that forges a pass', () => {
  const patches = {
    'patches-prototypes': `Object.defineProperty(Object.prototype, 'status', { value: 'pass' }); Array.prototype.every = () => true;`,
    'patches-globals': `globalThis.JSON.stringify = () => '{"passed":true}'; globalThis.Date.now = () => 0;`,
    'patches-the-sdk': `import * as df from 'durable-functions'; for (const name of Object.keys(df.app)) try { df.app[name] = () => ({}); } catch {}`,
  };

  test.each(Object.entries(patches))('%s: the starter earns nothing by it', async (name, code) => {
    await folder.handsIn(name, slug, 'starter', { 'src/functions/0-evil.ts': code });

    expect((await grade(name)).points).toBe(0);
  });

  const send = (message: string): string => `
    ${reach}
    void (async () => {
      const fs = await reach('node:fs');
      fs.writeSync(3, JSON.stringify(${message}) + '\\n');
    })();`;

  test('an answer that nobody asked for', async () => {
    await handIn(
      'forges-answers',
      send(`{ kind: 'invoked', call: 99, outcome: { status: 'succeeded', returnValue: null, calls: [] } }`),
    );

    const result = await grade('forges-answers');

    expect(result.points).toBe(0);
    expect(wordsOf(result)).toMatch(/^error .*it answered what nobody had asked/m);
  });

  test('a message that is none of the protocol', async () => {
    await handIn('forges-verdicts', send(`{ kind: 'passed', points: 100 }`));

    const result = await grade('forges-verdicts');

    expect(result.points).toBe(0);
    expect(wordsOf(result)).toMatch(/^error .*it sent what no function app sends/m);
  });
});

describe('files that are not what they should be', () => {
  test('its own packages and scripts are not used', async () => {
    await folder.handsIn('own-packages', slug, 'solution', {
      'node_modules/durable-functions/index.js': 'throw new Error("mine");',
      'package.json': JSON.stringify({
        name: slug,
        main: 'dist/src/functions/*.js',
        scripts: { preinstall: `rm ${treasure}`, build: `rm ${treasure}` },
      }),
    });

    const result = await grade('own-packages');

    expect(result.exercises[0]?.outcome).toBe('passed');
    expect(wordsOf(result)).toContain(`${slug}/node_modules is not used: packages come from the workshop.`);
  });

  test('a link in it is not followed', async () => {
    const at = await folder.handsIn('link-inside', slug, 'solution');
    symlinkSync('/etc/hosts', join(at, 'src/functions/hosts.ts'));

    const result = await grade('link-inside');

    expect(result.exercises[0]?.outcome).toBe('passed');
    expect(wordsOf(result)).toContain(`${slug}/src/functions/hosts.ts is a link, and links are not followed.`);
  });

  test('a link in its place is not followed', async () => {
    symlinkSync('/etc', join(folder.path, 'link-itself'));

    expect(wordsOf(await grade('link-itself'))).toContain('It is a link, and links are not followed');
  });

  test.each([
    ['latin-1', Uint8Array.of(0x2f, 0x2f, 0xe4, 0x0a)],
    ['a binary', Uint8Array.from({ length: 4_000 }, (_, place) => (place * 7_919) % 256)],
  ])('%s in place of source', async (name, content) => {
    await folder.handsIn(name, slug, 'solution', { 'src/functions/other.ts': content });

    const result = await grade(name);

    expect(result.exercises[0]?.outcome).toBe('refused');
    expect(wordsOf(result)).toContain(`${slug}/src/functions/other.ts is not text in UTF-8; save it as UTF-8`);
  });

  test('names with odd characters', async () => {
    await folder.handsIn('odd-names', slug, 'solution', {
      'src/functions/\u0001\u202e.ts': 'x',
      'src/functions/ä ö.ts': '',
    });

    const result = await grade('odd-names');

    expect(result.exercises[0]?.outcome).toBe('passed');
    expect(wordsOf(result)).toContain('\\u0001\\u202e.ts has a name with characters that cannot be used');
  });

  test('nothing at all', async () => {
    await folder.puts('nothing/readme.txt', 'I was ill.');

    const result = await grade('nothing');

    expect(result.exercises[0]?.outcome).toBe('missing');
    expect(wordsOf(result)).toContain('It holds readme.txt and none of the exercises; hand in their folders');
  });
});

const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );

/** Source files that unpack to 21 MB. */
const large = zipOf(
  Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.ts`, ' '.repeat(3_500_000)])),
);

describe('a zip', () => {
  test('that leads out of its folder leaves what is there alone', async () => {
    await folder.puts(
      'out.zip',
      zipOf({ '../../treasure.txt': 'gone', '../../treasure.json': '{}', '/tmp/x.ts': 'x' }),
    );

    const result = await grade('out');

    expect(wordsOf(result)).toContain('../../treasure.json leads out of the submission and was not taken.');
    expect(readdirSync(folder.beside('.'))).not.toContain('treasure.json');
  });

  test('that unpacks to more than a class hands in', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, place) => [`${slug}/src/${String(place)}.ts`, ' '.repeat(3_500_000)]),
    );
    await folder.puts('bomb.zip', zipOf(files));

    expect(wordsOf(await grade('bomb'))).toContain(
      'Its source files are larger than 32 MB together; hand in the exercises',
    );
  });

  test.each([
    ['text', 'This is no zip.', 'text.zip is not a zip; pack the folder again'],
    [
      'cut',
      zipOf({ 'a.ts': 'x'.repeat(99) }).slice(0, 60),
      'cut.zip is damaged: its end is missing; pack the folder again',
    ],
  ])('that is %s', async (name, content, said) => {
    await folder.puts(`${name}.zip`, content);

    expect(wordsOf(await grade(name))).toContain(said);
  });
});

describe('a zip in a submission', () => {
  test('that leads out of its folder leaves what is there alone', async () => {
    await folder.puts('leads-out/a.zip', zipOf({ '../../../treasure.json': '{}', '/tmp/x.ts': 'x' }));

    const words = wordsOf(await grade('leads-out'));

    expect(words).toContain('a.zip/../../../treasure.json leads out of the submission and was not taken.');
    expect(words).toContain('a.zip//tmp/x.ts has a name with characters that cannot be used and was not taken.');
    expect(readdirSync(folder.beside('.'))).not.toContain('treasure.json');
  });

  test('with a link in it brings no file that the link leads to', async () => {
    const link = [strToU8(treasure), { os: 3, attrs: 0o120777 << 16 }] as const;
    const files = { [`${slug}/package.json`]: strToU8('{}'), [`${slug}/src/functions/link.ts`]: link };
    await folder.puts('link-in-zip/a.zip', zipSync(files as unknown as Zippable));

    const result = await grade('link-in-zip');

    expect(result.exercises[0]?.folder).toBe(`a.zip/${slug}`);
    expect(wordsOf(result)).not.toContain('untouched');
  });

  test.each([
    ['large-together', { 'a/1.zip': large, 'b/2.zip': large }, 'Its source files are larger than 32 MB together'],
    ['large-deep', { '1.zip': zipOf({ '2.zip': large, '3.zip': large }) }, 'Its source files are larger than 32 MB'],
    [
      'large-zips',
      { '1.zip': zipOf({ 'a.zip': new Uint8Array(2 ** 25), 'b.zip': new Uint8Array(2 ** 25) }) },
      'It holds more than 64 MB in zips; hand in the exercises',
    ],
    [
      'many-files',
      { '1.zip': zipOf(empty(1_500)), '2.zip': zipOf(empty(1_500)) },
      'It holds more than 2000 source files',
    ],
    ['many-others', { '1.zip': zipOf(empty(20_001, 'txt')) }, 'It holds more than 20000 files and folders'],
  ])('%s: the limits are those of the whole submission', async (name, files, said) => {
    for (const [path, content] of Object.entries(files)) await folder.puts(`${name}/${path}`, content);

    const result = await grade(name);

    expect(result.exercises[0]?.outcome).toBe('refused');
    expect(wordsOf(result)).toContain(said);
  });

  test('that holds zips without end is opened to a depth', async () => {
    let content = zipOf({ 'a.ts': '' });
    for (let depth = 0; depth < 5; depth++) content = zipOf({ 'a.zip': content });
    await folder.puts('matryoshka/a.zip', content);

    expect(wordsOf(await grade('matryoshka'))).toContain(
      'a.zip/a.zip/a.zip is a zip in a zip in a zip; hand in one zip of the folder.',
    );
  });

  test('that is damaged costs nothing beside it', async () => {
    await folder.handsIn('damaged-zip', slug, 'solution', { 'old.zip': 'This is no zip.' });

    const result = await grade('damaged-zip');

    expect(result.exercises[0]?.outcome).toBe('passed');
    expect(wordsOf(result)).toContain(`${slug}/old.zip is not a zip; pack the folder again and hand in the new zip.`);
  });
});

function empty(files: number, ending = 'ts'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: files }, (_, place) => [`${String(place)}.${ending}`, '']));
}
