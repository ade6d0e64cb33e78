// Newcomer: for tests. Somebody who types the real commands, with a workspace of their own in a temporary folder.

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A person in front of a terminal. */
export class Newcomer {
  /** Where their copies, backups and progress are. */
  readonly workspace: string;
  readonly #started: Running[] = [];

  protected constructor(workspace: string) {
    this.workspace = workspace;
  }

  static async arrive(): Promise<Newcomer> {
    return new Newcomer(await mkdtemp(join(tmpdir(), 'workshop-')));
  }

  /** Ends what still runs, and takes everything away. */
  async leave(): Promise<void> {
    for (const running of this.#started) running.interrupt();
    await Promise.all(this.#started.map(({ ended }) => ended));
    await rm(this.workspace, { recursive: true });
  }

  /** Types `durable-workshop …` in the workshop's folder and waits for the end. */
  async types(...args: readonly string[]): Promise<Finished> {
    const running = this.starts(...args);
    return { code: await running.ended, ...running.output };
  }

  /** Types a command that goes on until it is told to end. */
  starts(...args: readonly string[]): Running {
    const env = { ...process.env, NO_COLOR: '1', DURABLE_WORKSHOP_WORKSPACE: this.workspace };
    const child = spawn(process.execPath, ['workshop/bin.js', ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new Running(child);
    this.#started.push(running);
    return running;
  }

  /** Writes a file below the workspace. */
  async writes(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.workspace, path)), { recursive: true });
    await writeFile(join(this.workspace, path), text);
  }

  reads(path: string): Promise<string> {
    return readFile(join(this.workspace, path), 'utf8');
  }

  /** Copies something of the workshop into the workspace. */
  async copies(from: string, to: string): Promise<void> {
    await cp(join(root, from), join(this.workspace, to), { recursive: true });
  }
}

/** A command that is running. */
export class Running {
  readonly output = { stdout: '', stderr: '' };
  /** The exit code. */
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #seen = 0;
  #onOutput: () => void = () => {};

  constructor(child: ChildProcessByStdio<null, Readable, Readable>) {
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.output.stdout += text;
      this.#onOutput();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.output.stderr += text));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** Waits until standard output shows something that it did not show at the call before. Returns what is new up to its end. */
  shows(what: RegExp): Promise<string> {
    return new Promise((resolve) => {
      this.#onOutput = () => {
        const fresh = this.output.stdout.slice(this.#seen);
        const found = what.exec(fresh);
        if (!found) return;
        this.#onOutput = () => {};
        const end = found.index + found[0].length;
        this.#seen += end;
        resolve(fresh.slice(0, end));
      };
      this.#onOutput();
    });
  }

  /** Presses Ctrl-C. */
  interrupt(): void {
    this.#child.kill('SIGINT');
  }
}
