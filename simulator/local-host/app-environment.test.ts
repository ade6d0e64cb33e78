import { expect, test } from 'vitest';
import { appEnvironment } from './app-environment.ts';

const app = { files: {}, entryPoints: [], settings: { TEAM: 'A', PATH: '/mine' } };

test('a variable of the machine wins over a setting of the app, and the host adds what Core Tools adds', () => {
  const environment = appEnvironment(app, { PATH: '/bin' }, 'localhost:7071');

  expect(environment.variables).toEqual({
    PATH: '/bin',
    TEAM: 'A',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    FUNCTIONS_WORKER_RUNTIME: 'node',
    WEBSITE_HOSTNAME: 'localhost:7071',
  });
  expect(environment.app.settings).toEqual({ TEAM: 'A' });
  expect(environment.skipped).toEqual(['PATH']);
});
