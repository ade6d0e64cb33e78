// Main: finds the command that was asked for, and turns its end into an exit code.
//
// Owns:   the names of the commands, help, and what people see when a command ends badly.
// Never:  loads a command that was not asked for: start-up time is part of the product.

import { UsageError, type Command, type ExitCode } from './command.ts';
import { classEdition } from './edition.ts';
import { isInstalled, toType } from './invocation.ts';
import { say, warn } from './terminal.ts';

/** A command before it is loaded. */
interface Entry {
  readonly summary: string;
  /** It needs what a class' repository, or a package, does not have; everywhere unless given. */
  readonly only?: 'not in a class' | 'in the repository';
  load(): Promise<Command>;
}

const allCommands: Readonly<Record<string, Entry>> = {
  list: {
    summary: 'shows the course: what is done, what is next, and your points',
    load: async () => (await import('./commands/list.ts')).list,
  },
  next: {
    summary: 'names the next exercise and what it asks',
    load: async () => (await import('./commands/next.ts')).next,
  },
  check: {
    summary: 'runs the checks of an exercise',
    load: async () => (await import('./commands/check.ts')).check,
  },
  hint: {
    summary: 'shows one more hint',
    load: async () => (await import('./commands/hint.ts')).hint,
  },
  solution: {
    summary: 'shows the difference between your copy and the reference',
    load: async () => (await import('./commands/solution.ts')).solution,
  },
  reset: {
    summary: 'makes your copy of an exercise anew and keeps the old one',
    load: async () => (await import('./commands/reset.ts')).reset,
  },
  progress: {
    summary: 'saves your progress as a file, or reads such a file',
    load: async () => (await import('./commands/progress.ts')).progress,
  },
  host: {
    summary: 'serves a function app on this machine',
    load: async () => (await import('./commands/host.ts')).host,
  },
  grade: {
    summary: 'grades a folder of submissions',
    only: 'not in a class',
    load: async () => (await import('./commands/grade.ts')).grade,
  },
  'new-class': {
    summary: 'writes a repository for the learners of a class',
    only: 'in the repository',
    load: async () => (await import('./commands/new-class.ts')).newClass,
  },
  'new-exercise': {
    summary: 'begins a new exercise of this workshop',
    only: 'in the repository',
    load: async () => (await import('./commands/new-exercise.ts')).newExercise,
  },
  prepare: {
    summary: 'makes the copies of the exercises that do not exist yet',
    only: 'not in a class',
    load: async () => (await import('./commands/prepare.ts')).prepare,
  },
  budgets: {
    summary: 'measures start-up times and page weight against their limits',
    only: 'in the repository',
    load: async () => (await import('./commands/budgets.ts')).budgets,
  },
};

/** The commands that there are here. */
const commands: Readonly<Record<string, Entry>> = Object.fromEntries(
  Object.entries(allCommands).filter(([, { only }]) => isHere(only)),
);

function isHere(only: Entry['only']): boolean {
  if (only === undefined || !isInstalled) return true;
  return only === 'not in a class' && classEdition === undefined;
}

/** Runs one command line. Never rejects for a reason that the person who typed it can mend. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  endQuietlyWithoutReader();
  return runCommandLine(args);
}

/** The same inside a process that goes on. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  const [asked = ''] = rest;
  if (name === 'help' && Object.hasOwn(commands, asked)) return runCommandLine([asked, '--help']);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    say(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    warn(
      `There is no command "${name}"; there are ${Object.keys(commands).join(', ')}.\nSee npx durable-workshop --help`,
    );
    return 2;
  }
  return runCommand(name, await entry.load(), rest);
}

async function runCommand(name: string, command: Command, args: readonly string[]): Promise<ExitCode> {
  if (args.includes('--help') || args.includes('-h')) {
    say(command.usage);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(`${error.message}\nSee ${toType(name, '--help')}`);
    return 2;
  }
}

const exitCodes = ['', 'Exit codes: 0 all well; 1 something failed, such as a check; 2 wrong use.'];

function overview(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`);
  const inRepository = isInstalled ? '' : 'npm run <command> -- …   or   ';
  return [`${inRepository}npx durable-workshop <command> …`, '', ...rows, '', 'Each has --help.', ...exitCodes].join(
    '\n',
  );
}

/** `… | head` closes the pipe when it has seen enough; that is no error. */
function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
