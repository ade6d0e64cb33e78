// Installed app: a folder outside the repository that holds the example app, with the built kit in its node_modules.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { buildKit } from '../../packaging/build.ts';

const root = resolve(import.meta.dirname, '../..');

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A copy of the example app, with everything installed. */
export interface InstalledApp {
  readonly folder: string;
  /** Runs a program of an installed package, or a file, with Node. */
  run(file: string, ...args: string[]): Promise<Ended>;
  remove(): Promise<void>;
}

/**
 * Builds the kit and installs it without a network, beside links to the packages that this repository names itself. So what these
 * depend on is found only from where they really are, as with pnpm.
 */
export async function installedApp(): Promise<InstalledApp> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-app-'));
  await cp(join(root, 'tests/kit/app'), folder, { recursive: true });
  const modules = join(folder, 'node_modules');
  const kit = join(modules, 'durable-functions-workshop');
  await mkdir(kit, { recursive: true });
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const name of ['package.json', 'workshop', 'simulator', 'exercises', 'solutions']) {
    await cp(join(root, name), join(kit, name), { recursive: true, filter: isPublished });
  }
  await buildKit(join(kit, 'dist'));
  return {
    folder,
    run: (file, ...args) => runNode(folder, [file, ...args]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Without what a learner has in the folder of an exercise, as in the package. */
function isPublished(path: string): boolean {
  const [, inExercise] = /exercises[\\/]c?\d+-[^\\/]+[\\/](.+)$/.exec(path) ?? [];
  return inExercise === undefined || /^(starter([\\/](?!dist|node_modules).*)?|[^\\/]+\.ts)$/.test(inExercise);
}

async function runNode(cwd: string, args: readonly string[]): Promise<Ended> {
  // A runner inside a runner would take the outer one's settings for its own, and a command the folder in which npm was called.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$|TINYPOOL|INIT_CWD)/.test(name)),
  );
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
      cwd,
      env: { ...env, NO_COLOR: '1' },
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
