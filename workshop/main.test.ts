import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

function types(bin: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

test('help lists every command with what it does', () => {
  const { code, stdout } = types(join(here, 'bin.js'), '--help');

  expect(code).toBe(0);
  for (const name of ['list', 'next', 'progress', 'check', 'hint', 'solution', 'reset', 'host', 'prepare', 'budgets']) {
    expect(stdout).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
  }
});

test('help of a command is what the command says of itself', () => {
  const asked = types(join(here, 'bin.js'), 'help', 'check');

  expect(asked).toEqual(types(join(here, 'bin.js'), 'check', '--help'));
  expect(asked.stdout).toContain('--watch');
});

describe('before anything is installed', () => {
  const alone = (...args: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'workshop-alone-'));
    cpSync(here, join(folder, 'workshop'), { recursive: true });
    cpSync(join(here, '../package.json'), join(folder, 'package.json'));
    const finished = types(join(folder, 'workshop/bin.js'), ...args);
    rmSync(folder, { recursive: true });
    return finished;
  };

  test('a command says what to do', () => {
    expect(alone('check', '04')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The packages of this workshop are not installed; run "npm ci" in its folder.\n',
    });
  });

  test('prepare, a part of every install, fails none', () => {
    expect(alone('prepare')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
