// Find probes: where in a file's functions statements begin and `yield` hands something out.
//
// Owns:   reading the text, with the parser that the editor has already.
// Never:  guesses. A text with anything that the parser does not understand has no places at all.
//
// F1. One statement for each line of a function: the first that begins there. A line runs as often as this statement begins.
// F2. A statement with which a declaration of a function or a type begins is none: nothing runs there.

import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import type { Probe } from '#core';

/** A place in the source of which a run can tell. */
export interface SourcePlace extends Probe {
  /** Counts from 1. */
  readonly line: number;
  /** The numbers of the functions that it stands in, the outermost first; there is at least one. */
  readonly functions: readonly number[];
}

type Tree = ReturnType<typeof typescriptLanguage.parser.parse>;
type Node = Tree['topNode'];

/** The places of a file, in the order of the text; none where the text cannot be read. */
export function findProbes(file: string, text: string): SourcePlace[] {
  if (!/\.[cm]?[jt]s$/.test(file)) return [];
  const { parser } = /ts$/.test(file) ? typescriptLanguage : javascriptLanguage;
  const { topNode } = parser.parse(text);
  const finder = new Finder(text);
  finder.visit(topNode, []);
  return finder.isReadable ? finder.places.sort((one, other) => one.from - other.from) : [];
}

/** By the files in which they were looked for; a run asks once for the worker and once for the marks. */
const knownPlaces = new WeakMap<object, Record<string, SourcePlace[]>>();

/** The places of all files of an app. */
export function findAllProbes(files: Readonly<Record<string, string>>): Record<string, SourcePlace[]> {
  const known = knownPlaces.get(files);
  if (known) return known;
  const found = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, findProbes(file, text)]));
  knownPlaces.set(files, found);
  return found;
}

/** What a worker is told of the places: no more than it needs. */
export function asProbes(places: Readonly<Record<string, readonly SourcePlace[]>>): Record<string, Probe[]> {
  const probe = ({ kind, from, to }: SourcePlace): Probe => ({ kind, from, ...(to === undefined ? {} : { to }) });
  return Object.fromEntries(Object.entries(places).map(([file, found]) => [file, found.map(probe)]));
}

class Finder {
  readonly places: SourcePlace[] = [];
  isReadable = true;
  readonly #lineStarts: number[];
  #functions = 0;
  /** Function and line of each statement that was found (F1). */
  readonly #taken = new Set<string>();

  constructor(text: string) {
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** @param functions none where a module is evaluated. */
  visit(node: Node, functions: readonly number[]): void {
    if (node.type.isError) this.isReadable = false;
    if (functions.length > 0) this.#look(node, functions);
    const inside = isFunctionBody(node) ? [...functions, this.#functions++] : functions;
    for (let child = node.firstChild; child; child = child.nextSibling) this.visit(child, inside);
  }

  #look(node: Node, functions: readonly number[]): void {
    if (node.name === 'YieldExpression') this.#addYield(node, functions);
    else if (isStatement(node) && !isDirective(node)) this.#addStatement(node, functions);
  }

  #addStatement(node: Node, functions: readonly number[]): void {
    const position = positionOf(node);
    const line = this.#lineAt(node.from);
    const key = `${functions.join('.')} ${String(line)}`;
    if (position === 'elsewhere' || this.#taken.has(key)) return;
    this.#taken.add(key);
    const { from, to } = node;
    this.places.push({ kind: 'statement', from, ...(position === 'alone' ? { to } : {}), line, functions });
  }

  /** `yield*` hands out what another generator does; what stands on the next line is not handed out (the parser thinks so). */
  #addYield(node: Node, functions: readonly number[]): void {
    const operand = lastWord(node);
    const { from, to } = operand ?? node;
    if (!operand || node.getChild('Star') || this.#lineAt(from) !== this.#lineAt(node.from)) return;
    this.places.push({ kind: 'yield', from, to, line: this.#lineAt(node.from), functions });
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

const declarations = ['VariableDeclaration', 'ClassDeclaration', 'EnumDeclaration'];

function isStatement({ name }: Node): boolean {
  return name.endsWith('Statement') || declarations.includes(name);
}

const lists = ['Block', 'SwitchBody'];
const heads = ['IfStatement', 'ForStatement', 'WhileStatement', 'DoStatement', 'WithStatement'];

/** Among others in a list, alone in the place of a block, or elsewhere: after a label, in the head of a loop. */
function positionOf({ parent }: Node): 'listed' | 'alone' | 'elsewhere' {
  if (parent && lists.includes(parent.name)) return 'listed';
  return parent && heads.includes(parent.name) ? 'alone' : 'elsewhere';
}

/** A block behind parameters. */
function isFunctionBody({ name, parent }: Node): boolean {
  return name === 'Block' && parent?.getChild('ParamList') != null;
}

/** Such as 'use strict', which has to stay the first thing in its function. */
function isDirective({ name, firstChild, parent }: Node): boolean {
  return name === 'ExpressionStatement' && firstChild?.name === 'String' && parent !== null && isFunctionBody(parent);
}

function lastWord(node: Node): Node | null {
  let last = node.lastChild;
  while (last?.name.endsWith('Comment')) last = last.prevSibling;
  return last;
}
