// What the editor knows of an app: the compiler's errors, offers and explanations, and what a replay would not forgive.

import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, onTestFinished, test, vi } from 'vitest';
import { impureCallText, unyieldedCallText } from '#core';
import { AppService } from './app-service.ts';
import { collectTypeLibrary } from './type-library.ts';

vi.setConfig({ testTimeout: 60_000 }); // the compiler reads all types

const root = join(import.meta.dirname, '../..');
const service = new AppService(collectTypeLibrary());
const file = 'src/functions/app.ts';

/** An orchestrator with these lines as its body; what stands before it comes first. */
const orchestrator = (body: string, before = ''): string => `import * as df from 'durable-functions';
${before}
df.app.orchestration('Approval', function* (context) {
${body}
});
`;

/** What is wrong with one file, as the marked text and the message. */
function wrongIn(text: string, severity: 'error' | 'warning'): [string, string][] {
  service.update({ [file]: text });
  const problems = service.problems()[file] ?? [];
  return problems
    .filter((one) => one.severity === severity)
    .map(({ from, to, message }) => [text.slice(from, to), message]);
}

/** The calls that are marked as not to be repeated. */
const marked = (body: string, before?: string): string[] =>
  wrongIn(orchestrator(body, before), 'warning').map(([text]) => text);

test('all starters are compiled alike, so one library serves them all', () => {
  const settings = exerciseFolders().map((folder) => readFileSync(join(folder, 'starter/tsconfig.json'), 'utf8'));

  expect(settings.length).toBeGreaterThan(10);
  expect(new Set(settings).size).toBe(1);
});

test.each(exerciseFolders().map((folder) => folder.slice(root.length + 1)))('%s: no solution is marked', (folder) => {
  const starter = sourcesIn(join(root, folder, 'starter'));
  const solution = sourcesIn(join(root, folder.replace('exercises', 'solutions')));
  service.update({ ...starter, ...solution });

  expect(Object.values(service.problems()).flat()).toEqual([]);
});

test('it marks what the compiler marks in the folder that is handed out', () => {
  const texts = {
    'src/functions/app.ts': `import * as df from 'durable-functions';
import { rate } from '../rates';
import { createHash } from 'node:crypto';
df.app.orchestration('A', function* (context) {
  const at: number = context.df.currentUtcDateTime;
  document.title = createHash('sha256').digest('hex') + rate.toFixed();
  yield context.df.callActivity(at);
  yield at;
});
df.app.activity('B', { handler: (input, context) => context.lag(input) });
`,
    'src/rates.ts': "export const rate = '0.3';\nexport const other = missing;\n",
  };
  service.update(texts);
  const onPage = Object.entries(service.problems()).flatMap(([path, problems]) =>
    problems.filter(({ severity }) => severity === 'error').map(({ from, message }) => ({ path, from, message })),
  );

  expect(onPage.length).toBeGreaterThan(5);
  expect(onPage).toEqual(compiledInFolder(texts));
});

test('while something cannot be parsed, only that is told, as the compiler does', () => {
  const errors = wrongIn("const x: number = 'a';\nconst = 3;\n", 'error');

  expect(errors.length).toBeGreaterThan(0);
  expect(errors.map(([, message]) => message)).not.toContain("Type 'string' is not assignable to type 'number'.");
});

test('files know each other, and one that goes is missed', () => {
  const user = "import { wait } from '../wait';\nexport const waited = wait;\n";
  service.update({ [file]: user, 'src/wait.ts': 'export const wait = 1;\n' });
  expect(service.problems()).toEqual({ [file]: [], 'src/wait.ts': [] });

  service.update({ [file]: user });
  expect(service.problems()[file]?.[0]?.message).toContain("Cannot find module '../wait'");
});

test('after a dot it offers what the context has, and tells what each is for', () => {
  const text = orchestrator('  context.df.');
  const at = text.indexOf('context.df.') + 'context.df.'.length;
  service.update({ [file]: text });

  const offers = service.offers(file, at);
  expect(offers?.from).toBe(at);
  const labels = offers?.offers.map(({ label }) => label) ?? [];
  expect(labels).toEqual(expect.arrayContaining(['callActivity', 'createTimer', 'waitForExternalEvent']));

  const told = service.explainOffer(file, at, 'callActivity');
  expect(told?.type).toContain('callActivity(name: string, input?: unknown): df.Task');
  expect(told?.comment.split('\n')).toEqual([
    'Schedules an activity function named `name` for execution.',
    'name: The name of the activity function to call.',
    'input: The JSON-serializable input to pass to the activity function.',
    'Returns: A Durable Task that completes when the called activity function completes or fails.',
  ]);
});

test('of a doc comment its marks are left out: a link is its text, a tag is a word', () => {
  const text = `/**
 * Takes {@link Money}, never {@link Money.none nothing}; see {@linkcode https://example.com | the rules}.
 *
 * @deprecated Use {@link pay}.
 * @param sum - how much, as {@link Money}
 * @param to
 * @returns whether it came
 * @example give(1, 'a')
 */
function give(sum: number, to: string): boolean {
  return sum > 0 && to !== '';
}
`;
  service.update({ [file]: text });

  expect(service.explain(file, text.indexOf('give(sum'))?.comment.split('\n')).toEqual([
    'Takes Money, never nothing; see the rules.',
    'Deprecated: Use pay.',
    'sum: how much, as Money',
    'Returns: whether it came',
  ]);
});

test('a word that is begun is replaced from its start', () => {
  const text = orchestrator('  context.df.callA');
  const at = text.indexOf('callA') + 'callA'.length;
  service.update({ [file]: text });

  expect(service.offers(file, at)?.from).toBe(text.indexOf('callA'));
});

test('it tells what stands at a place, with the doc comment', () => {
  const text = orchestrator('  return context.df.currentUtcDateTime;');
  const at = text.indexOf('currentUtcDateTime');
  service.update({ [file]: text });

  const told = service.explain(file, at + 3);
  expect(told).toMatchObject({ from: at, to: at + 'currentUtcDateTime'.length });
  expect(told?.type).toContain('currentUtcDateTime: Date');
  expect(told?.comment).toContain('deterministic');
  expect(service.explain(file, 0)).toBeNull();
  expect(service.explain('src/none.ts', 0)).toBeNull();
});

test('a read of the machine is marked in the words of the host', () => {
  const [found] = wrongIn(orchestrator('  return Date.now();'), 'warning');

  expect(found).toEqual(['Date.now()', impureCallText('Approval', { api: 'Date.now()', kind: 'clock' })]);
});

test.each([
  ['new Date()', ''],
  ['Math.random()', ''],
  ['performance.now()', ''],
  ['crypto.randomUUID()', ''],
  ['randomUUID()', "import { randomUUID } from 'node:crypto';"],
  ['setTimeout(() => {}, 5)', ''],
  ["fetch('https://example.com')", ''],
  ['process.env', ''],
])('%s is marked in an orchestrator', (call, before) => {
  expect(marked(`  context.log(${call});`, before)).toEqual([call]);
});

test.each([
  ['a moment of the orchestration', 'return new Date(context.df.currentUtcDateTime);', ''],
  ['a function of the app with such a name', 'return fetch();', 'const fetch = (): number => 1;'],
  ['a function that is only handed over', 'return later(() => Date.now());', 'const later = (f: () => number) => f;'],
  ['a task that is kept for later', "const task = context.df.callActivity('A'); yield task;", ''],
  ['a task in a group', "yield context.df.Task.all([context.df.callActivity('A')]);", ''],
  ['a signal, which is no task', "context.df.signalEntity(new df.EntityId('a', 'b'), 'add');", ''],
])('%s is not marked', (_what, body, before) => {
  expect(marked(`  ${body}`, before)).toEqual([]);
});

test('an activity may read what it likes', () => {
  const text = "import * as df from 'durable-functions';\ndf.app.activity('A', { handler: () => Date.now() });\n";

  expect(wrongIn(text, 'warning')).toEqual([]);
});

test('it follows an orchestrator into the functions that it calls', () => {
  const helper = 'function soon(): Date {\n  return new Date();\n}';
  const [found] = wrongIn(orchestrator('  yield context.df.createTimer(soon());', helper), 'warning');

  expect(found?.[0]).toBe('new Date()');
  expect(found?.[1]).toMatch(/^Where an orchestrator runs this line: Approval reads the clock/);
});

test('it knows an orchestrator that is registered by the name of its function', () => {
  const text = `import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';
const approve: OrchestrationHandler = function* () {
  return [1, 2].map(() => Math.random());
};
df.app.orchestration('Approval', { handler: approve });
`;

  expect(wrongIn(text, 'warning').map(([call]) => call)).toEqual(['Math.random()']);
});

test('a task that nobody yields is marked', () => {
  const call = "context.df.callActivity('Pay')";

  expect(wrongIn(orchestrator(`  ${call};`), 'warning')).toEqual([
    [call, unyieldedCallText('Approval', 'callActivity("Pay")')],
  ]);
  expect(marked(`  const unread = ${call};`)).toEqual([call]);
  expect(marked(`  return ${call};`)).toEqual([call]);
  expect(marked('  context.df.Task.all([]);')).toEqual(['context.df.Task.all([])']);
});

test('an orchestrator that awaits is told to yield', () => {
  const [awaited] = wrongIn(orchestrator("  await context.df.callActivity('Pay');"), 'warning');
  expect(awaited?.[1]).toContain('use yield where you would use await');

  const isAsync = orchestrator("  yield context.df.callActivity('Pay');").replace('function*', 'async function*');
  const [found] = wrongIn(isAsync, 'warning');
  expect(found).toEqual(['async', expect.stringContaining('Approval is an async generator')]);
});

function exerciseFolders(): string[] {
  const names = readdirSync(join(root, 'exercises')).filter((name) => /^c?\d+-/.test(name));
  return names.map((name) => join(root, 'exercises', name));
}

function sourcesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const sources = paths.filter((path) => /^src\/.*\.ts$/.test(path));
  return Object.fromEntries(sources.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** What the compiler says in a folder with a starter's settings and these files. */
function compiledInFolder(texts: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'handed-out-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const settings = readFileSync(join(root, 'exercises/01-chaining/starter/tsconfig.json'), 'utf8');
  for (const [path, text] of Object.entries({ ...texts, 'tsconfig.json': settings })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  return ts.getPreEmitDiagnostics(program).map(({ file: found, start, messageText }) => ({
    path: found?.fileName.slice(folder.length + 1) ?? '',
    from: start,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
