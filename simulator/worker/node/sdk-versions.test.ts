import { expect, test } from 'vitest';
import { refuseOtherVersions } from './sdk-versions.ts';

const installed =
  (versions: Record<string, string>) =>
  (specifier: string): unknown => {
    const version = versions[specifier.replace('/package.json', '')];
    if (version !== undefined) return { version };
    throw Object.assign(new Error(`Cannot find module '${specifier}'`), { code: 'MODULE_NOT_FOUND' });
  };

test('the versions that the simulator drives are accepted', () => {
  const require = installed({ 'durable-functions': '3.1.0', '@azure/functions': '4.16.5' });
  expect(() => {
    refuseOtherVersions(require);
  }).not.toThrow();
});

test.each([
  [
    { 'durable-functions': '2.1.3', '@azure/functions': '4.16.5' },
    'durable-functions 2.1.3 is installed, and the simulator drives 3.x (the programming model v4); run "npm install durable-functions@3".',
  ],
  [
    { 'durable-functions': '3.5.0', '@azure/functions': '3.5.1' },
    '@azure/functions 3.5.1 is installed, and the simulator drives 4.x (the programming model v4); run "npm install @azure/functions@4".',
  ],
  [
    { '@azure/functions': '4.16.5' },
    'durable-functions is not installed; run "npm install durable-functions@3" in the folder of the app.',
  ],
])('others are refused in one sentence (%#)', (versions, sentence) => {
  const require = installed(versions);
  expect(() => {
    refuseOtherVersions(require);
  }).toThrow(sentence);
});
