// Command: what every command of the command line is, and how one says that it was used wrongly.
//
// Owns:   the shape of a command, its exit codes, and the reading of its arguments.
// Never:  names a command (main.ts) or does one's work (commands/).

import { parseArgs, type ParseArgsConfig } from 'node:util';

/** 0 all well; 1 something failed, such as a check; 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One command. */
export interface Command {
  /** How it is called, one line per form, and what it does; printed by `--help`. */
  readonly usage: string;
  /**
   * Does the command's work.
   *
   * @throws {UsageError} the arguments make no sense.
   */
  run(args: readonly string[]): Promise<ExitCode>;
}

/** The command was called in a way that makes no sense. The message is one sentence: what, and what would be right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/**
 * Reads arguments with `node:util`.
 *
 * @throws {UsageError} an option is unknown, lacks its value, or has one that it does not take.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  const read = parsed(args, options);
  const lost = optionsLostToNpm(options, read.values);
  if (lost) throw new UsageError(lostText(lost, args));
  return read;
}

function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(wrongOption(error as Error));
  }
}

/** Arguments that npm kept. `before` is what it took for the value of an option that has none. */
interface Lost {
  readonly before: readonly string[];
  readonly options: readonly string[];
}

/** Without `--`, npm reads the options of `npm run` as settings of its own, and passes these on in the environment. */
function optionsLostToNpm(options: NonNullable<ParseArgsConfig['options']>, values: object): Lost | undefined {
  if (process.env['npm_command'] !== 'run-script') return undefined;
  for (const [name, { type }] of Object.entries(options)) {
    const value = process.env[`npm_config_${name}`];
    const isGiven = Object.hasOwn(values, name) && values[name as keyof typeof values] !== options[name]?.default;
    if (value === undefined || value === '' || isGiven) continue;
    if (type === 'string') return { before: [], options: [`--${name}`, value] };
    return { before: value === 'true' ? [] : [value], options: [`--${name}`] };
  }
  return undefined;
}

function lostText({ before, options }: Lost, args: readonly string[]): string {
  const right = ['npm run', process.env['npm_lifecycle_event'], '--', ...before, ...args, ...options].join(' ');
  return `npm took ${options[0]} for itself. Put -- before the arguments: ${right}`;
}

/** What `node:util` has to say, as one of our sentences. */
function wrongOption({ message }: Error): string {
  const [, lacking] =
    /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  if (lacking !== undefined) return `${lacking} needs a value after it.`;
  const [, given] = /^Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message) ?? [];
  if (given !== undefined) return `${given} takes no value.`;
  return message.replace(/\. To specify a positional argument.*$/s, '.').replace(/'/g, '"');
}

/** The only positional argument, or undefined when there is none. */
export function onlyArgument(positionals: readonly string[]): string | undefined {
  const [first, second] = positionals;
  if (second !== undefined) throw new UsageError(`"${second}" is one argument too many.`);
  return first;
}
