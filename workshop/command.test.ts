import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readArguments } from './command.ts';

const options = { watch: { type: 'boolean' }, 'no-types': { type: 'boolean' }, app: { type: 'string' } } as const;

describe('options that npm took for itself, because "--" was forgotten', () => {
  beforeEach(() => {
    vi.stubEnv('npm_command', 'run');
    vi.stubEnv('npm_lifecycle_event', 'check');
  });

  afterEach(() => vi.unstubAllEnvs());

  test.each([
    [['04'], { npm_config_watch: 'true' }, '--watch', 'npm run check -- 04 --watch'],
    [[], { npm_config_watch: '04' }, '--watch', 'npm run check -- … --watch'],
    [['04'], { npm_config_types: '' }, '--no-types', 'npm run check -- 04 --no-types'],
    [['04', 'mine'], { npm_config_app: 'true' }, '--app', 'npm run check -- … --app …'],
  ])('%j with %j', (args, taken, option, right) => {
    for (const [name, value] of Object.entries(taken)) vi.stubEnv(name, value);

    expect(() => readArguments(args, options)).toThrow(
      `npm took ${option} for itself. Put -- before the arguments: ${right}`,
    );
  });

  test('what came through is fine, whatever npm was told besides', () => {
    vi.stubEnv('npm_config_watch', 'true');

    expect(readArguments(['04', '--watch'], options).values).toEqual({ watch: true });
  });
});
