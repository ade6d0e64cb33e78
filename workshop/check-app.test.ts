// Which app `check --app` judges, where somebody names the folder around it.

import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '#exercises/run-checks';
import { Resident } from './resident.ts';
import { shownPath } from './workspace.ts';

vi.setConfig({ testTimeout: 60_000 });

const [approval, callback] = ['04-approval-orchestrator', '05-callback-client'];

let newcomer: Resident;

beforeAll(async () => {
  newcomer = await Resident.arrive();
});
afterEach(() => newcomer.forgets());
afterAll(() => newcomer.leave());

const pathOf = (folder: string): string => `${newcomer.workspace}/exercises/${folder}`;
const check = (folder: string, ...args: readonly string[]) =>
  newcomer.types('check', '04', '--no-types', '--app', pathOf(folder), ...args);

/** Puts the solved exercise into a folder. */
async function handsIn(folder: string, slug = approval): Promise<void> {
  await newcomer.copies(`exercises/${slug}/starter/.`, `exercises/${folder}`);
  await newcomer.copies(`solutions/${slug}/src`, `exercises/${folder}/src`);
}

describe('in the folder of a submission the exercise is found as it is in grading', () => {
  test.each([
    ['under its name', [approval], approval],
    ['deep inside, under any name', ['work/try/mine'], 'work/try/mine'],
    ['beside another exercise', [approval, callback], approval],
  ])('%s', async (_where, folders, judged) => {
    for (const folder of folders) await handsIn(`ada/${folder}`, folder === callback ? callback : approval);

    const { code, stdout } = await check('ada', '--json');

    expect(code).toBe(0);
    expect((JSON.parse(stdout) as CheckReport).app).toBe(shownPath(pathOf(`ada/${judged}`)));
  });

  test('by its number where the package has another name', async () => {
    await handsIn('ada/04');
    await newcomer.writes('exercises/ada/04/package.json', '{ "name": "mine" }');
    await handsIn('ada/other');
    await newcomer.writes('exercises/ada/other/package.json', '{ "name": "other" }');

    const { stdout } = await check('ada');

    expect(stdout).toContain('/ada/04/src/functions/');
    expect(stdout).toContain('100 of 100 points');
  });
});

describe('where nothing is to be checked, there is one sentence and no result', () => {
  const refused = async (folder: string): Promise<string> => {
    const { code, stdout, stderr } = await check(folder, '--json');
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  test('without any function', async () => {
    await newcomer.writes('exercises/empty/host.json', '{}');

    expect(await refused('empty')).toMatch(
      /^No function files in \S+\/empty: nothing matches src\/functions\/\*\.\{ts,js\}; put the functions there or correct "main" in package\.json\.\n/,
    );
  });

  test('with several that it can be', async () => {
    for (const name of ['ada', 'bob']) await handsIn(`class/${name}/${approval}`);

    const [ada, bob] = ['ada', 'bob'].map((name) => shownPath(pathOf(`class/${name}/${approval}`)));
    expect(await refused('class')).toContain(
      `${shownPath(pathOf('class'))} holds more than one app that can be ${approval}; give the folder of one: ${ada}, ${bob}.\n`,
    );
  });

  test('with another exercise', async () => {
    await handsIn(`ada/${callback}`, callback);

    expect(await refused('ada')).toContain(
      `${shownPath(pathOf('ada'))} holds no ${approval}; if another app is meant, give its folder: ${shownPath(pathOf(`ada/${callback}`))}.\n`,
    );
  });
});
