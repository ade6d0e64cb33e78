// Mutants: the small changes of an app's files, each as source text.
//
// Owns:   where a change is, what it was before and after, and how it is named.
// Never:  runs anything, and never keeps two mutants in one text: each is an ordinary app with one change.
//
// The changes are those of Stryker's mutators (see https://stryker-mutator.io/docs/mutation-testing-elements/supported-mutators/).
// Stryker puts all of them into one instrumented file, behind switches; that file is thrown away here.

import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One small change of one file. */
export interface Mutant {
  /** Relative to the app folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The text of that line, without what it is indented by. */
  readonly lineText: string;
  /** The kind of the change, such as `StringLiteral`. */
  readonly mutator: string;
  /** What stood there, on one line and not longer than {@link SHOWN_LENGTH}. */
  readonly from: string;
  /** What stands there now, shown in the same way. */
  readonly to: string;
  /** The whole file with this change. */
  readonly source: string;
}

/** Text of a mutant is shown up to this length. */
export const SHOWN_LENGTH = 72;

type Result = Awaited<ReturnType<Instrumenter['instrument']>>;
type Position = Result['mutants'][number]['location']['start'];

const isOff = (): boolean => false;
const silent = (): void => undefined;
const noLogger: ConstructorParameters<typeof Instrumenter>[0] = {
  isTraceEnabled: isOff,
  isDebugEnabled: isOff,
  isInfoEnabled: isOff,
  isWarnEnabled: isOff,
  isErrorEnabled: isOff,
  isFatalEnabled: isOff,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** All mutants of a file, in the order of the text. */
export async function mutantsOf(file: string, source: string): Promise<readonly Mutant[]> {
  const { mutants } = await new Instrumenter(noLogger).instrument([{ name: file, content: source, mutate: true }], {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const lines = source.split('\n');
  return mutants.map(({ location: { start, end }, mutatorName, replacement = '' }) => {
    const [begin, over] = [offsetOf(start, lines), offsetOf(end, lines)];
    return {
      file,
      line: start.line + 1,
      lineText: lines[start.line]?.trim() ?? '',
      mutator: mutatorName,
      from: shown(source.slice(begin, over)),
      to: shown(replacement),
      source: source.slice(0, begin) + inPlace(replacement, mutatorName) + source.slice(over),
    };
  });
}

/** Stryker counts lines and columns from 0. */
function offsetOf({ line, column }: Position, lines: readonly string[]): number {
  return lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + column;
}

/** The only mutator whose change may bind more loosely than what stood there: `a && b` becomes `a || b`. */
function inPlace(replacement: string, mutator: string): string {
  return mutator === 'LogicalOperator' ? `(${replacement})` : replacement;
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH - 1)}…` : line;
}
