import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { exerciseSlugs } from '#exercises/catalog';
import { Resident } from './resident.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('..', import.meta.url));
const slug = '04-approval-orchestrator';
const copy = `exercises/${slug}`;
const orchestrator = `${copy}/src/functions/approval-orchestrator.ts`;

let newcomer: Resident;

beforeAll(async () => {
  newcomer = await Resident.arrive();
});
afterEach(() => newcomer.forgets());
afterAll(() => newcomer.leave());

describe('prepare', () => {
  test('makes the copies that do not exist, and leaves the others alone', async () => {
    await newcomer.writes(orchestrator, 'mine');

    const { code, stdout } = await newcomer.types('prepare');

    expect(code).toBe(0);
    expect(stdout).toContain('05-callback-client');
    expect(stdout).not.toContain(slug);
    expect(await newcomer.reads(orchestrator)).toBe('mine');
    expect(readdirSync(join(newcomer.workspace, copy))).toEqual(['src']);
    expect(readdirSync(join(newcomer.workspace, 'exercises/05-callback-client'))).toEqual(
      expect.arrayContaining(['host.json', 'local.settings.json', 'package.json', 'src', 'tsconfig.json']),
    );
  });

  test('puts a README beside the copy: what to do, and which file to edit', async () => {
    await newcomer.types('prepare');

    const readme = await newcomer.reads(`${copy}/README.md`);

    expect(readme).toMatch(/^# 04 Wait for an approval\n/);
    expect(readme).toContain('Write the orchestrator `ApprovalOrchestrator`.');
    expect(readme).toContain('Edit `src/functions/approval-orchestrator.ts`.');
    expect(readme).toContain('`src/functions/activities.ts` is complete');
    expect(readme).toContain('npm run check -- 04 --watch');
  });

  test('puts the ready requests beside the copy, for editors that send them', async () => {
    await newcomer.types('prepare');

    const requests = await newcomer.reads(`${copy}/requests.http`);

    expect(requests).toMatch(/^@host = http:\/\/localhost:7071\n/);
    expect(requests).toContain(
      '### Start\nPOST {{host}}/runtime/webhooks/durabletask/orchestrators/ApprovalOrchestrator/order-42\n' +
        'Content-Type: application/json\n\n{\n  "item": "Desk lamp",\n  "amount": 79.5\n}\n',
    );
    expect(requests).toContain('Content-Type: application/json\n\ntrue\n\n### Raise: reject\n');
    expect(requests.match(/^###/gm)).toHaveLength(5);
  });

  test('leaves a README that is there alone', async () => {
    await newcomer.writes(`${copy}/README.md`, 'my notes');

    await newcomer.types('prepare');

    expect(await newcomer.reads(`${copy}/README.md`)).toBe('my notes');
  });

  test('has nothing to say when there is nothing to do', async () => {
    await newcomer.types('prepare');

    expect(await newcomer.types('prepare')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('never fails an install, also when a copy cannot be made', async () => {
    await newcomer.writes('exercises', 'a file where the folder should be');

    const { code, stderr } = await newcomer.types('prepare');

    expect(code).toBe(0);
    expect(stderr).toContain('could not be made');
  });

  test('what it makes is never tracked', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    const names = exerciseSlugs().flatMap((one) =>
      readdirSync(join(root, 'exercises', one, 'starter'), { withFileTypes: true }),
    );

    expect(ignored).toEqual(expect.arrayContaining(['/exercises/*/README.md', '/exercises/*/requests.http']));
    for (const entry of names) expect(ignored).toContain(`/exercises/*/${entry.name}${entry.isDirectory() ? '/' : ''}`);
    expect(ignored).toEqual(expect.arrayContaining(['/exercises/*/.backups/', '/exercises/.progress/']));
  });
});

describe('reset', () => {
  test('brings the starter back and keeps the work, also the second time', async () => {
    await newcomer.writes(orchestrator, 'first try');
    const first = await newcomer.types('reset', '04');
    await newcomer.writes(orchestrator, 'second try');
    await newcomer.types('reset', '04');

    expect(first.code).toBe(0);
    const backup = /Your work was moved to (\S+)\.$/m.exec(first.stdout)?.[1] ?? '';
    expect(readFileSync(join(root, backup, 'src/functions/approval-orchestrator.ts'), 'utf8')).toBe('first try');
    expect(readdirSync(join(newcomer.workspace, copy, '.backups'))).toHaveLength(2);
    expect(await newcomer.reads(orchestrator)).toBe(
      readFileSync(join(root, 'exercises', slug, 'starter/src/functions/approval-orchestrator.ts'), 'utf8'),
    );
    expect(existsSync(join(newcomer.workspace, copy, 'host.json'))).toBe(true);
  });

  test('makes no backup of a starter that nobody has touched', async () => {
    await newcomer.types('prepare');

    const { code, stdout } = await newcomer.types('reset', '04');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S*exercises\/04-approval-orchestrator is the starter already\.\n$/);
    expect(readdirSync(join(newcomer.workspace, copy, '.backups'))).toEqual([]);
  });

  test('counts one more file as work, and the hints from the first again', async () => {
    await newcomer.types('prepare');
    await newcomer.writes(`${copy}/src/notes.ts`, 'mine');
    await newcomer.types('hint', '04');

    expect((await newcomer.types('reset', '04')).stdout).toContain('Your work was moved to ');
    expect((await newcomer.types('hint', '04')).stdout).toMatch(/^Hint 1 of 4/);
  });
});

describe('hint', () => {
  test('reveals one more each time, and all of them again after the last', async () => {
    const numbers = async (...args: string[]): Promise<string[]> => {
      const { code, stdout } = await newcomer.types('hint', '04', ...args);
      expect(code).toBe(0);
      return [...stdout.matchAll(/^Hint (\d+) of 4$/gm)].map(([, number = '']) => number);
    };

    expect(await numbers()).toEqual(['1']);
    expect(await numbers()).toEqual(['2']);
    expect(await numbers('--all')).toEqual(['1', '2', '3', '4']);
    expect(await numbers()).toEqual(['1', '2', '3', '4']);
  });

  test('as JSON tells what it shows now, and how many there are', async () => {
    await newcomer.types('hint', '04');
    const { stdout } = await newcomer.types('hint', '04', '--json');

    expect(JSON.parse(stdout)).toEqual({
      exercise: slug,
      hintsShown: 2,
      hintCount: 4,
      hints: [{ number: 2, text: expect.stringMatching(/^The deadline is a durable timer/) as unknown }],
    });
  });

  test('begins anew when what was remembered cannot be read', async () => {
    await newcomer.writes('exercises/.progress/progress.json', '{"hintsShown": {"04-approval-orchestrator": "many"');

    expect((await newcomer.types('hint', '04')).stdout).toMatch(/^Hint 1 of 4/);
  });
});

describe('solution', () => {
  test('shows the way from the copy to the reference, and changes nothing', async () => {
    const { code, stdout } = await newcomer.types('solution', '04');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^--- \S*exercises\/04-approval-orchestrator\/src\/functions\/approval-orchestrator\.ts/m);
    expect(stdout).toMatch(/^\+\+\+ solutions\/04-approval-orchestrator\/src\/functions\/approval-orchestrator\.ts/m);
    expect(stdout).toMatch(/^\+.*context\.df\.waitForExternalEvent/m);
    expect(await newcomer.reads(orchestrator)).toContain('TODO');
  });

  test.each([
    ['in colours where they are wanted', { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['without any in a pipe', { NO_COLOR: '', FORCE_COLOR: undefined }, false],
    ['without any where nobody wants them', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('is shown %s', async (_how, env, isColoured) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const { stdout } = await newcomer.types('solution', '04');
    vi.unstubAllEnvs();

    expect(stdout.includes('\x1b[32m+')).toBe(isColoured);
  });

  test('says so when there is no difference, and names files that only the copy has', async () => {
    await newcomer.types('prepare');
    await newcomer.copies(`solutions/${slug}/src`, `${copy}/src`);
    await newcomer.writes(`${copy}/src/notes.ts`, '');

    const { stdout } = await newcomer.types('solution', '04');

    expect(stdout).toContain('is the same as the reference.');
    expect(stdout).toContain('Only in your copy: src/notes.ts');
  });
});
