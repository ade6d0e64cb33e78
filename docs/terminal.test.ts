// The commands of the pages, typed into a shell as they are written, in a folder that has what is there after `npm ci`.
// Requests with curl are sent in commands.test.ts.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Running } from '../workshop/newcomer.ts';
import { filesIn, read, root } from './repository-files.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 }); // each command starts npm, and some run the checks of an exercise

/** Commands that no test can type, and why. */
const notTyped: readonly (readonly [command: RegExp, why: string])[] = [
  [/^curl .*localhost:7071/, 'commands.test.ts sends it'],
  [/^npm (ci|install|pack)\b/, 'needs a network, or leaves a file; npm run kit:try packs and installs'],
  [
    /^npm run build$/,
    'npm test begins with it; in an exercise it is tsc, which npm run typecheck runs over all of them',
  ],
  [/^cd exercises\/04-approval-orchestrator$/, 'belongs to the commands of Core Tools that follow'],
  [/^npm start$/, 'in an exercise it starts Core Tools'],
  [/^(func|azurite) /, 'Core Tools and Azurite are not among the packages of this repository'],
  [/^az /, 'needs an account in Azure'],
  [/^(GROUP|REGION|STORAGE|APP|SITE|KEY)=/, 'sets a name for the commands of Azure'],
  [/^npm run grade .*--checks my-checks$/, 'grade.test.ts grades with these checks'],
  [/^npm run grade .*--exercises 01,04$/, 'new-class.test.ts grades a class'],
  [
    /^(cd \.\.\/durable-lab|npm run check)$/,
    'belongs to a repository that new-class has made; new-class.test.ts checks there',
  ],
  [/^git /, 'needs an account, or leaves a repository'],
  [/^curl .*https:\/\/\$SITE\//, 'needs an app in Azure'],
];

interface Seen {
  /** What the command shows, in the end or, where it goes on until Ctrl-C, after a while. */
  readonly shows: RegExp;
  readonly goesOn?: true;
  /** 0 unless something else is said. */
  readonly code?: number;
  /** A file that it writes, and what is in it. */
  readonly writes?: readonly [file: string, text: RegExp];
}

const host: Seen = { shows: /Virtual clock: [^]*Ctrl-C ends the host\.\n/, goesOn: true };

/** What is seen when a command is typed. Within a page they are typed in the order of the page. */
const typed: Readonly<Record<string, Seen>> = {
  'npm run list': { shows: /← next[^]*\n0 of \d+ exercises done/ },
  'npm run next': { shows: /^01 Chain two activities [^]*\nCheck {2}npm run check -- 01 --watch\n/m },
  'npm run progress -- export': {
    shows: /^Saved as durable-functions-workshop-progress\.json: /m,
    writes: ['durable-functions-workshop-progress.json', /^\{\n {2}"format": "durable-functions-workshop-progress"/],
  },
  'npm run progress -- import durable-functions-workshop-progress.json': {
    shows: /^Everything in this file is here already\.$/m,
  },
  'npm run check -- 04 --watch': { shows: /0 of 13 checks passed[^]*Watching for changes/, goesOn: true },
  'npm run hint -- 04': { shows: /Hint 1 of \d/ },
  'npm run solution -- 04': { shows: /^\+.*waitForExternalEvent/m },
  'npm run reset -- 04': { shows: /is the starter already\.\n$/ },
  'npm run host -- solutions/04-approval-orchestrator --clock virtual': host,
  'npm run host -- exercises/04-approval-orchestrator --clock virtual': host,
  'npm run host -- exercises/09-determinism --clock virtual': host,
  'npm run check -- 04 --app submissions/ada': { shows: /13 of 13 checks passed/ },
  'npm run grade -- submissions --out grades': {
    shows: /ada +100 of \d+ +1 of 1 exercise passed[^]*Grades of 2 submissions/,
    writes: ['grades/grades.json', /"name": "alan"/],
  },
  'npm run new-class -- ../durable-lab --exercises 01,04 --name "Durable Lab"': {
    shows: /^Made \.\.\/durable-lab: a class of 01-chaining, 04-approval-orchestrator\.\n/,
    writes: ['../durable-lab/README.md', /^# Durable Lab\n/],
  },
  'npm run new-class -- ../my-class --exercises 01,04': { shows: /^Made \.\.\/my-class: / },
  'cp -r exercises/01-chaining/starter wrong': { shows: /^$/ },
  'cp -r solutions/01-chaining/. exercises/01-chaining/mistakes/yield-forgotten/. wrong': { shows: /^$/ },
  'npm run check -- 01 --app wrong': { shows: /\d of \d+ checks passed/, code: 1 },
};

const exercise = 'exercises/04-approval-orchestrator';
/** Whose work an instructor has, and what each of them made. */
const submissions = {
  ada: [`${exercise}/starter`, 'solutions/04-approval-orchestrator'],
  alan: [`${exercise}/starter`, 'solutions/04-approval-orchestrator', `${exercise}/mistakes/no-timeout`],
};

const pages = ['README.md', ...filesIn('docs', '.md')];

/** The commands of a page: a line each, or as many lines as the shell takes for one. Comments are left out. */
function commandsOn(page: string): string[] {
  const blocks = [...read(page).matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap((block) => {
    const commands: string[] = [];
    let open = '';
    for (const line of block.replaceAll('\\\n', ' ').trim().split('\n')) {
      open += `${line.replace(/ +# .*$/, '')}\n`;
      if (spawnSync('sh', ['-n', '-c', open]).status !== 0) continue;
      commands.push(open.trim());
      open = '';
    }
    return open === '' ? commands : [...commands, open];
  });
}

const firstLine = (command: string): string => command.split('\n')[0] ?? '';
const commands = new Map(pages.map((page) => [page, commandsOn(page)]));
const all = [...commands.values()].flat();

/** The commands that are typed for a page: without those that a page before it has as well. */
function typedFor(page: string): string[] {
  const before = pages.slice(0, pages.indexOf(page)).flatMap((one) => commands.get(one) ?? []);
  return (commands.get(page) ?? []).filter((command) => firstLine(command) in typed && !before.includes(command));
}

test('every command is typed here, or it is said why not', () => {
  expect(all.length).toBeGreaterThan(40);
  const isTyped = (command: string) => firstLine(command) in typed;
  const hasReason = (command: string) => notTyped.some(([pattern]) => pattern.test(command));

  expect(all.filter((command) => isTyped(command) === hasReason(command))).toEqual([]);
  expect(Object.keys(typed).filter((line) => !all.some((command) => firstLine(command) === line))).toEqual([]);
  expect(notTyped.filter(([pattern]) => !all.some((command) => pattern.test(command)))).toEqual([]);
});

describe('in the folder of the workshop', () => {
  let place = '';
  let folder = '';
  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'workshop-terminal-'));
    folder = path.join(place, 'workshop');
    mkdirSync(folder);
    for (const name of ['package.json', 'exercises/01-chaining/starter', 'exercises/01-chaining/mistakes']) {
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    }
    for (const name of ['workshop', 'solutions', 'node_modules']) {
      symlinkSync(path.join(root, name), path.join(folder, name), 'junction');
    }
    spawnSync(process.execPath, ['workshop/bin.js', 'prepare'], { cwd: folder, env: envFor(folder) });
    mkdirSync(path.join(folder, 'submissions'));
    for (const [name, folders] of Object.entries(submissions)) {
      for (const from of folders) {
        cpSync(path.join(root, from), path.join(folder, 'submissions', name), { recursive: true });
      }
    }
  });
  afterAll(() => {
    for (const child of started.filter(isAlive)) endGroup(child, 'SIGKILL'); // of a test that failed
    rmSync(place, { recursive: true });
  });

  test.each(pages.filter((page) => typedFor(page).length > 0))(
    '%s: each command does what the page says',
    async (page) => {
      for (const command of typedFor(page)) {
        const seen = typed[firstLine(command)];
        if (seen) await type(command, seen, folder);
      }
    },
  );
});

const started: ChildProcess[] = [];
const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

/** Tells everything that a command has started, as Ctrl-C does in a terminal. */
function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

/** Types a command. A host gets a free port, for the usual one may be taken on this machine. */
async function type(command: string, { shows, goesOn, code = 0, writes }: Seen, cwd: string): Promise<void> {
  const line = command.startsWith('npm run host ') ? `${command} --port 0` : command;
  const child = spawn('sh', ['-c', line], { cwd, env: envFor(cwd), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const running = new Running(child);
  if (goesOn) {
    await running.shows(shows);
    endGroup(child, 'SIGINT');
  }
  const ended = await running.ended;
  expect(running.output.stderr, command).toBe('');
  if (!goesOn) expect(ended, command).toBe(code); // after Ctrl-C a shell says that it was interrupted
  expect(withoutBanner(running.output.stdout), command).toMatch(shows);
  if (writes) expect(readFileSync(path.join(cwd, writes[0]), 'utf8'), writes[0]).toMatch(writes[1]);
}

/** What npm says before it runs a script. */
const withoutBanner = (output: string): string => output.replace(/^\n?(> .*\n)+\n/, '');

/** The environment of a new terminal: without what npm and the runner of these tests put into theirs. */
function envFor(workspace: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_|INIT_CWD$|TEST$)/.test(name));
  return {
    ...Object.fromEntries(own),
    NO_COLOR: '1',
    npm_config_update_notifier: 'false',
    DURABLE_WORKSHOP_WORKSPACE: workspace,
  };
}
