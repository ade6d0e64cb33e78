// Try: `npm run kit:try` packs the package, installs it from the registry's point of view into a folder outside the
// repository, and runs the tests of the example app there. Needs a network; no other test does.
//
// The versions are the newest that this repository was tried with.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const RUNNERS = ['vitest@4.1.12', 'jest@30.5.2', 'ts-jest@29', '@types/jest@30', 'tsx@4.23.15'];
const COMPILER = ['typescript@6.0.3', '@types/node@20.19.43'];

const approval = '04-approval-orchestrator';
const folder = mkdtempSync(join(tmpdir(), 'orders-app-'));
const run = (cwd: string, command: string, env: NodeJS.ProcessEnv = {}): void => {
  console.log(`> ${command}`);
  const [program = '', ...args] = command.split(' ');
  execFileSync(program, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
};

try {
  run(root, `npm pack --silent --pack-destination ${folder}`);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  cpSync(join(root, 'tests/kit/app'), folder, { recursive: true });
  run(folder, `npm install --silent --save-dev --ignore-scripts ./${tarball} ${[...RUNNERS, ...COMPILER].join(' ')}`);
  run(folder, 'npm run build');
  run(folder, 'npx tsc -p tsconfig.jest.json');
  run(folder, 'npm test');
  run(folder, 'npm run test:jest');
  run(folder, 'npm run test:jest -- --config jest.esm.config.js', { NODE_OPTIONS: '--experimental-vm-modules' });
  run(folder, 'npm run test:node');
  run(folder, 'npx durable-workshop next');
  const kit = 'node_modules/durable-functions-workshop';
  const solution = `${kit}/solutions/${approval}`;
  run(folder, `npx durable-workshop check 04 --app ${solution}`);
  for (const part of [`${kit}/exercises/${approval}/starter`, solution]) {
    cpSync(join(folder, part), join(folder, 'class/ada', approval), { recursive: true });
  }
  run(folder, 'npx durable-workshop grade class --out grades --exercises 04');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
