// Replay mistakes: what an orchestrator must not do, found in its text while it is written.
//
// Owns:   finding orchestrators and what they run, by the compiler's own knowledge of names and types.
// Never:  words a remedy: the sentences are the host's (core/impure-calls.ts, notices.ts, unyielded-tasks.ts).
//
// R1. Where it is not sure, it says nothing: the run will tell. Sure is what stands in the generator itself, in a function of
//     the app that it calls, or in a callback of an array's method.
// R2. A name counts only if it is the global's or the package's: an app's own `fetch` is not the machine's.

import ts from 'typescript';
import { awaitText, impureCallText, wrongHandlerText } from '#core';
import { DroppedTasks } from './dropped-tasks.ts';
import { impureCallOf } from './impure-names.ts';
import { bodyOf, declarationsOf, isForeign, ownerOf } from './typed-tree.ts';
import { whereOrchestratorsRun } from './marks.ts';

/** A place in a file, and what is wrong with it. */
export interface ReplayMistake {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/**
 * Finds the mistakes of all orchestrators.
 *
 * @param files the app's own, as absolute paths.
 */
export function replayMistakes(program: ts.Program, files: readonly string[]): ReplayMistake[] {
  const checker = program.getTypeChecker();
  const trees = files.flatMap((file) => program.getSourceFile(file) ?? []);
  const orchestrators = trees.flatMap((tree) => orchestratorsIn(tree, checker));
  const found = new Map<ts.Node, string>();
  for (const orchestrator of orchestrators) new Walk(orchestrator, checker, found).start();
  return [...found].map(([node, message]) => {
    const tree = node.getSourceFile();
    return { file: tree.fileName, from: node.getStart(tree), to: node.getEnd(), message };
  });
}

/** A handler, and the name under which it is registered. */
interface Orchestrator {
  readonly name: string;
  readonly handler: ts.FunctionLikeDeclaration;
}

/** The registrations in a file whose handler is known. */
function orchestratorsIn(tree: ts.SourceFile, checker: ts.TypeChecker): Orchestrator[] {
  const found: Orchestrator[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isRegistration(node, checker)) {
      const [name, given] = node.arguments;
      const handler = given && handlerOf(given, checker);
      if (name && handler) found.push({ name: nameOf(name, checker), handler });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isRegistration({ expression }: ts.CallExpression, checker: ts.TypeChecker): boolean {
  return declarationsOf(expression, checker).some(
    (one) =>
      ts.isFunctionDeclaration(one) &&
      one.name?.text === 'orchestration' &&
      one.getSourceFile().fileName.includes('/durable-functions/'),
  );
}

/** The name, where the compiler knows it. */
function nameOf(name: ts.Expression, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(name);
  return type.isStringLiteral() ? type.value : 'The orchestrator';
}

/** The function behind a handler, a name of one, or the options that hold one. */
function handlerOf(given: ts.Node, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | undefined {
  const direct = bodyOf(given);
  if (direct) return direct;
  if (ts.isObjectLiteralExpression(given)) {
    const property = given.properties.find(
      (one) => one.name && ts.isIdentifier(one.name) && one.name.text === 'handler',
    );
    if (!property) return undefined;
    if (ts.isPropertyAssignment(property)) return handlerOf(property.initializer, checker);
    return bodyOf(property) ?? shorthandOf(property, checker);
  }
  if (!ts.isIdentifier(given)) return undefined;
  return declarationsOf(given, checker).flatMap((one) => functionAt(one) ?? [])[0];
}

function shorthandOf(property: ts.Node, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | undefined {
  if (!ts.isShorthandPropertyAssignment(property)) return undefined;
  const symbol = checker.getShorthandAssignmentValueSymbol(property);
  return symbol?.declarations?.flatMap((one) => functionAt(one) ?? [])[0];
}

/** The function that a declaration declares, also as a constant. */
function functionAt(declaration: ts.Declaration): ts.FunctionLikeDeclaration | undefined {
  if (!ts.isVariableDeclaration(declaration)) return bodyOf(declaration);
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant && declaration.initializer ? bodyOf(declaration.initializer) : undefined;
}

const isAsync = (node: ts.FunctionLikeDeclaration): boolean =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;

/** Through what one orchestrator runs. What is wrong is noted once, for the first that runs it. */
class Walk {
  readonly #orchestrator: Orchestrator;
  readonly #checker: ts.TypeChecker;
  readonly #found: Map<ts.Node, string>;
  readonly #tasks: DroppedTasks;
  readonly #seen = new Set<ts.Node>();

  constructor(orchestrator: Orchestrator, checker: ts.TypeChecker, found: Map<ts.Node, string>) {
    this.#orchestrator = orchestrator;
    this.#checker = checker;
    this.#found = found;
    this.#tasks = new DroppedTasks(orchestrator.name, checker);
  }

  start(): void {
    const { name, handler } = this.#orchestrator;
    const isGenerator = 'asteriskToken' in handler && handler.asteriskToken !== undefined;
    if (isAsync(handler)) {
      const kind = isGenerator ? 'async generator' : 'async function';
      this.#note(headOf(handler), wrongHandlerText(name, kind));
    }
    if (isGenerator) this.#enter(handler);
  }

  #enter(fn: ts.FunctionLikeDeclaration): void {
    if (!fn.body || this.#seen.has(fn)) return;
    this.#seen.add(fn);
    const visit = (node: ts.Node): void => {
      this.#look(node, fn);
      if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) ts.forEachChild(node, visit);
    };
    visit(fn.body);
  }

  #look(node: ts.Node, fn: ts.FunctionLikeDeclaration): void {
    const { name, handler } = this.#orchestrator;
    const impure = impureCallOf(node, this.#checker);
    if (impure) this.#say(node, impureCallText(name, impure));
    if (ts.isAwaitExpression(node) && !isAsync(fn)) this.#say(node, awaitText(name));
    const dropped = this.#tasks.textOf(node, fn === handler ? 'output' : 'answer');
    if (dropped !== undefined) this.#say(node, dropped);
    if (ts.isCallExpression(node)) this.#follow(node);
  }

  /** Into functions of the app, and into the callbacks of arrays (R1). */
  #follow(call: ts.CallExpression): void {
    const declaration = this.#checker.getResolvedSignature(call)?.declaration;
    if (!declaration) return;
    if (isForeign(declaration)) {
      if (!/^(Readonly)?Array$/.test(ownerOf(declaration))) return;
      for (const given of call.arguments) this.#enterIfRun(bodyOf(given), call);
    } else {
      this.#enterIfRun(bodyOf(declaration), call);
    }
  }

  /** A generator runs only where somebody asks it to; what an async function does after its first await is another matter. */
  #enterIfRun(fn: ts.FunctionLikeDeclaration | undefined, call: ts.CallExpression): void {
    if (!fn || isAsync(fn)) return;
    const isGenerator = 'asteriskToken' in fn && fn.asteriskToken !== undefined;
    const isDelegated = ts.isYieldExpression(call.parent) && call.parent.asteriskToken !== undefined;
    if (!isGenerator || isDelegated) this.#enter(fn);
  }

  /** Outside the orchestrator's own lines, it is said whose doing it is. */
  #say(node: ts.Node, text: string): void {
    const { handler } = this.#orchestrator;
    const isWithin =
      node.getSourceFile() === handler.getSourceFile() && node.pos >= handler.pos && node.end <= handler.end;
    this.#note(node, isWithin ? text : whereOrchestratorsRun(text));
  }

  #note(node: ts.Node, text: string): void {
    if (!this.#found.has(node)) this.#found.set(node, text);
  }
}

/** What to mark of a function: its first word. */
function headOf(fn: ts.FunctionLikeDeclaration): ts.Node {
  return fn.modifiers?.[0] ?? fn;
}
