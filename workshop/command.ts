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
  const lost = optionLostToNpm(options, read.values);
  if (lost !== undefined) throw new UsageError(lostText(lost, options[lost]?.type === 'boolean', args));
  return read;
}

function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(wrongOption(error as Error));
  }
}

/**
 * Without `--`, npm reads the options of `npm run` as settings of its own, and passes these on in the environment.
 *
 * @returns the name of the first of our options that npm took.
 */
function optionLostToNpm(options: NonNullable<ParseArgsConfig['options']>, values: object): string | undefined {
  if (!process.env['npm_command']?.startsWith('run')) return undefined;
  return Object.entries(options)
    .filter(([name, { default: usual }]) => (values as Record<string, unknown>)[name] === usual)
    .map(([name]) => name)
    .find(wasTakenByNpm);
}

/** npm takes `--no-types` for a setting `types` that is off, and what is off is empty text. */
function wasTakenByNpm(name: string): boolean {
  const [, negated] = /^no-(.+)$/.exec(name) ?? [];
  return negated === undefined
    ? Boolean(process.env[`npm_config_${name}`])
    : process.env[`npm_config_${negated}`] === '';
}

/** What to type. What npm may have taken for the value of the option, or left without its option, is not known. */
function lostText(name: string, isSwitch: boolean, args: readonly string[]): string {
  const right = isSwitch && args.length > 0 ? [...args, `--${name}`] : ['…', `--${name}`, ...(isSwitch ? [] : ['…'])];
  const command = process.env['npm_lifecycle_event'] ?? '…';
  return `npm took --${name} for itself. Put -- before the arguments: npm run ${command} -- ${right.join(' ')}`;
}

/** What `node:util` has to say, as one of our sentences. */
function wrongOption({ message }: Error): string {
  const [, lacking, how] =
    /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' argument (missing|is ambiguous)/.exec(message) ?? [];
  if (lacking !== undefined)
    return `${lacking} needs a value after it${how === 'missing' ? '' : ', and what begins with "-" is none'}.`;
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
