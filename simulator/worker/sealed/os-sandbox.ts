// OS sandbox: what the operating system itself can put around a process, where it has something for that.
//
// Owns:   finding out what works on this machine, and the command line that puts a command into it.
// Never:  is needed. Where there is none, Node's permission model and the seal stand alone, and reports say so.
//
// O1. A sandbox counts as there when a command has run in it, with an empty environment as later: that it is installed says nothing in a
//     container, nor where it is found over a PATH that the command will not have.
// O2. Whatever else one does, each takes the network away, loopback as well, and other processes out of reach.

import { execFile } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** One that works here. */
export interface OsSandbox {
  /** For people, such as `bubblewrap`. */
  readonly name: string;
  /**
   * The command line that runs a command in it.
   *
   * @param readable absolute paths of files and folders that the command may read, beside what Node itself needs. A link among
   *   them stays one; what it leads to is named, too.
   */
  wrap(command: readonly string[], readable: readonly string[]): readonly string[];
}

const namespaces = [
  'unshare',
  '--user',
  '--map-current-user',
  '--net',
  '--ipc',
  '--uts',
  '--pid',
  '--fork',
  '--kill-child',
  '--',
];

/** Where programs and their libraries lie; what does not exist is passed over. */
const systemFolders = ['/usr', '/bin', '/lib', '/lib64', '/etc/ld.so.cache', '/etc/alternatives', '/nix/store'];

const candidates: readonly OsSandbox[] = [
  {
    name: 'bubblewrap',
    wrap: (command, readable) => [
      'bwrap',
      '--unshare-all',
      '--die-with-parent',
      '--new-session',
      ...[...systemFolders, nodeFolder()].flatMap(bound),
      ...readable.flatMap((path) => (isLink(path) ? ['--symlink', realpathSync(path), path] : bound(path))),
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--',
      ...command,
    ],
  },
  { name: 'Linux namespaces (unshare)', wrap: (command) => [...namespaces, ...command] },
];

const bound = (path: string): string[] => ['--ro-bind-try', path, path];
const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** `…/bin/node` → `…`: what Node brings lies there. */
const nodeFolder = (): string => resolve(dirname(process.execPath), '..');

let found: Promise<OsSandbox | undefined> | undefined;

/** The best that works on this machine (O1); looked for once. */
export function findOsSandbox(): Promise<OsSandbox | undefined> {
  return (found ??= process.platform === 'linux' ? firstThatWorks() : Promise.resolve(undefined));
}

async function firstThatWorks(): Promise<OsSandbox | undefined> {
  for (const sandbox of candidates) if (await works(sandbox)) return sandbox;
  return undefined;
}

function works(sandbox: OsSandbox): Promise<boolean> {
  const [file = '', ...args] = sandbox.wrap([process.execPath, '--version'], []);
  return new Promise((answer) => {
    execFile(file, args, { env: {}, timeout: 5_000 }, (error) => {
      answer(error === null);
    });
  });
}
