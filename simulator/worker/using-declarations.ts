// Using declarations: `using lock = …` in TypeScript, for an engine that does not know it, as the compiler writes it for an older target.
//
// Owns:   what stands in place of the declaration, and where its scope ends.
// Never:  touches a file without such a declaration, or one for an engine that knows them.
//
// U1. Lines are never moved (app-script.ts, S1): everything that is put in stands on the line of what it replaces.
// U2. What a scope holds is disposed of in reverse order, however the scope is left. Where body and disposal both throw,
//     the disposal's error remains alone; a `SuppressedError` of both is for engines that have one.

import { getFormattedTokens } from 'sucrase';

interface Token {
  /** The token's own text for signs and keywords; a class such as `name` for the rest. */
  readonly label: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Of the `=` of a declaration: the index of the token after its right side. */
  readonly rightSideEnd: number | undefined;
}

/** One declaration: what it declares, and what replaces its first words. */
interface Using {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
  readonly isAsync: boolean;
  /** The offset of the brace that ends its scope. */
  readonly scopeEnd: number;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Whether the engine that runs this file knows `using`. */
export const engineKnowsUsing = canCompile('{ using nothing = null; }');

/**
 * The same program without `using` and `await using` declarations in blocks.
 * Those of a whole file, of a loop's head and of a `case` are left to the engine.
 *
 * @throws the error of sucrase, when it cannot read the text.
 */
export function withoutUsing(text: string): string {
  if (!/\busing\s+[\p{L}_$]/u.test(text)) return text;
  return edited(text, usingsOf(text, tokensOf(text)).flatMap(editsOf));
}

function canCompile(code: string): boolean {
  try {
    (0, eval)(`(function () { ${code} })`);
    return true;
  } catch {
    return false;
  }
}

/** `using a = b;` becomes `let a; try { a = b;`, and the scope ends by disposing of `a`. */
function editsOf({ from, to, names, isAsync, scopeEnd }: Using): Edit[] {
  const disposals = [...names]
    .reverse()
    .map((name) => (isAsync ? asyncDisposal(name) : `${name}?.[Symbol.dispose]();`));
  return [
    { from, to, text: `let ${names.join(', ')}; try { ${names[0] ?? ''} ` },
    { from: scopeEnd, to: scopeEnd, text: `} finally { ${disposals.join(' ')} } ` },
  ];
}

const asyncDisposal = (name: string): string =>
  `await (${name}?.[Symbol.asyncDispose] ?? ${name}?.[Symbol.dispose])?.call(${name});`;

/** From the end to the start, so that offsets stay true; of two at one place, the inner scope's comes first. */
function edited(text: string, edits: readonly Edit[]): string {
  const order = edits.map((edit, index) => ({ edit, index }));
  order.sort((one, other) => other.edit.from - one.edit.from || one.index - other.index);
  return order.reduce((result, { edit }) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text);
}

function usingsOf(text: string, tokens: readonly Token[]): Using[] {
  const found: Using[] = [];
  const opened: number[] = [];
  tokens.forEach((token, index) => {
    if (/^(?:\{|\$\{)$/.test(token.label)) opened.push(index);
    if (token.label === '}') opened.pop();
    const scope = opened.at(-1);
    const using = scope === undefined ? undefined : usingAt(text, tokens, index, closing(tokens, scope));
    if (using) found.push(using);
  });
  return found;
}

/** The declaration whose word `using` is this token, if it is one. */
function usingAt(text: string, tokens: readonly Token[], index: number, scopeEnd: number): Using | undefined {
  const [before, word, name] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!word || !name || textOf(text, word) !== 'using' || name.label !== 'name') return undefined;
  if (text.slice(word.end, name.start).includes('\n') || before?.label === '(') return undefined;
  const declared = declarators(text, tokens, index + 1);
  if (!declared) return undefined;
  const isAsync = before !== undefined && textOf(text, before) === 'await';
  return { from: isAsync ? before.start : word.start, to: declared.to, names: declared.names, isAsync, scopeEnd };
}

/** The names that are declared, and where the first `=` stands; undefined when it is something else after all. */
function declarators(text: string, tokens: readonly Token[], at: number): { names: string[]; to: number } | undefined {
  const names: string[] = [];
  let to: number | undefined;
  for (let index = at; ;) {
    const assign = tokens.findIndex((token, later) => later > index && token.label === '=');
    const [name, sign] = [tokens[index], tokens[assign]];
    if (!name || sign?.rightSideEnd === undefined) return undefined;
    names.push(textOf(text, name));
    to ??= sign.start;
    if (tokens[sign.rightSideEnd]?.label !== ',') return { names, to };
    index = sign.rightSideEnd + 1;
  }
}

function closing(tokens: readonly Token[], opening: number): number {
  let depth = 0;
  for (const { label, start } of tokens.slice(opening)) {
    if (label === '{' || label === '${') depth += 1;
    if (label === '}') depth -= 1;
    if (depth === 0) return start;
  }
  return tokens.at(-1)?.start ?? 0;
}

const textOf = (text: string, { start, end }: Token): string => text.slice(start, end);

/** Sucrase tells its tokens as a table, one a line. */
function tokensOf(text: string): Token[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const [heading = '', ...rows] = getFormattedTokens(text, { transforms: ['typescript'] }).split('\n');
  const [label, raw, rightSide] = ['Label', 'Raw', 'rhsEndIndex'].map((name) => heading.indexOf(name));
  return rows.flatMap((row) => {
    const place = /^(\d+):(\d+)-(\d+):(\d+)/.exec(row);
    if (!place) return [];
    const [, line, column, lastLine, lastColumn] = place.map(Number);
    const offset = (atLine = 1, atColumn = 1): number => (starts[atLine - 1] ?? 0) + atColumn - 1;
    const end = /^\d+/.exec(row.slice(rightSide))?.[0];
    return {
      label: row.slice(label, raw).trim(),
      start: offset(line, column),
      end: offset(lastLine, lastColumn),
      rightSideEnd: end === undefined ? undefined : Number(end),
    };
  });
}
