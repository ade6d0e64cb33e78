// Types beside the checks: shown as a result of their own, and never a part of the verdict.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Resident } from './resident.ts';
import { loadCompiler, TypeProblems } from './types/find-type-problems.ts';

const slug = '04-approval-orchestrator';
const path = 'src/functions/approval-orchestrator.ts';

let resident: Resident;

beforeAll(async () => {
  resident = await Resident.arrive();
});
afterEach(() => resident.forgets());
afterAll(() => resident.leave());

test('an app with wrong types passes its checks, and what tsc says stands beside the verdict', async () => {
  await resident.solves(slug);
  const right = await resident.reads(`exercises/${slug}/${path}`);
  await resident.writes(`exercises/${slug}/${path}`, `const hours: number = 'one';\n${right}`);

  const { code, stdout } = await resident.types('check', '04');

  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`13 of 13 checks passed, 100 of 100 points, `);
  expect(stdout.replace(/\s+/g, ' ')).toMatch(
    / ! Types: 1 error, which the verdict does not count src\/functions\/approval-orchestrator\.ts:1:7 TS2322: Type 'string' is not assignable to type 'number'\. $/,
  );
});

test('the compiler says what it says of the files on disk, with the settings and packages of the app', async () => {
  const problems = new TypeProblems(loadCompiler());
  const folder = `${resident.workspace}/exercises/${slug}`;
  await resident.solves(slug);
  const text = await resident.reads(`exercises/${slug}/${path}`);
  const find = (one: string) => problems.find({ folder, files: { [path]: one } });

  expect(find(text)).toEqual([]);
  expect(find(text.replace('context.df.Task.any', 'context.df.Task.each'))).toEqual([
    {
      file: path,
      line: 12,
      column: 49,
      code: 'TS2339',
      message: expect.stringMatching(/^Property 'each' does not exist/) as unknown,
    },
  ]);
  expect(find(`${text}\nlet unused: string | undefined; unused.length;`)).toMatchObject([{ code: 'TS18048' }]);
  const unread = find(`${text.replace('context.df.Task.any', 'context.df.Task.each')}\nconst hours = ;`);
  expect(unread.map(({ code }) => code)).toEqual(['TS1109']); // what is not readable comes first, and alone
  const settings = `exercises/${slug}/tsconfig.json`;
  await resident.writes(settings, (await resident.reads(settings)).replace('"strict": true', '"strict": false'));
  expect(find(`${text}\nlet unused: string | undefined; unused.length;`)).toEqual([]);
  expect(find(text)).toEqual([]);
});

test('an app of JavaScript has no types to look at', () => {
  const files = { 'src/functions/a.js': 'const x = 1; x.length.foo;' };

  expect(new TypeProblems(loadCompiler()).find({ folder: `${resident.workspace}/js`, files })).toEqual([]);
});
