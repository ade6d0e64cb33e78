import { describe, expect, test } from 'vitest';
import { readHostSettings } from './host-settings.ts';

const settingsOf = (host: string, local = '{}', settings: Record<string, string> = {}) =>
  readHostSettings({ files: { 'host.json': host, 'local.settings.json': local }, entryPoints: [], settings });

test('without files, everything is as on a fresh machine', () => {
  expect(readHostSettings({ files: {}, entryPoints: [] })).toEqual({
    routePrefix: 'api',
    taskHubName: 'TestHubName',
    defaultVersion: '',
    functionTimeoutMs: undefined,
    port: undefined,
    corsOrigins: [],
    corsCredentials: false,
  });
});

test('comments, other spellings of names, and settings by reference are read', () => {
  const host = `{
    // short
    "functionTimeout": "00:10:00",
    "extensions": { "http": { "routePrefix": "" }, "DurableTask": { "HubName": "%MyHub%" } },
  }`;
  const local = '{ "Host": { "LocalHttpPort": 7080, "CORS": "*", "CORSCredentials": true } }';

  expect(settingsOf(host, local, { MyHub: 'Orders' })).toEqual({
    routePrefix: '',
    taskHubName: 'Orders',
    defaultVersion: '',
    functionTimeoutMs: 600_000,
    port: 7080,
    corsOrigins: ['*'],
    corsCredentials: true,
  });
});

describe('what cannot be right is one sentence', () => {
  test.each([
    ['{ "version" }', undefined, "host.json:1:13: This is not valid JSON: invalid character '}'."],
    ['[]', undefined, 'host.json must hold an object, such as { "version": "2.0" }.'],
    [
      '{ "extensions": { "http": { "routePrefix": 1 } } }',
      undefined,
      'host.json: "extensions.http.routePrefix" must be text; put its value in quotes.',
    ],
    [
      '{ "extensions": { "durableTask": { "hubName": "my-hub" } } }',
      undefined,
      'host.json: "my-hub" cannot be the name of a task hub; use 3 to 45 letters and digits, beginning with a letter.',
    ],
    [
      '{ "extensions": { "durableTask": { "hubName": "%Hub%" } } }',
      undefined,
      'host.json: the task hub name is taken from the app setting "Hub", which does not exist; add it to "Values" in local.settings.json.',
    ],
    [
      '{ "functionTimeout": "5 min" }',
      undefined,
      'host.json: "5 min" is no "functionTimeout"; write hours, minutes and seconds: "00:05:00".',
    ],
    [
      '{}',
      '{ "Host": { "LocalHttpPort": "often" } }',
      'local.settings.json: "Host.LocalHttpPort" must be a port, a number up to 65535.',
    ],
  ])('%s %s', (host, local, says) => {
    expect(() => settingsOf(host, local)).toThrow(says);
  });
});
