// Dropped tasks: durable calls in an orchestrator's text whose tasks nobody can yield any more.
//
// T1. Dropped is a task that is a statement of its own, a constant that nothing reads, or what the orchestrator returns without
//     having yielded it. A task that goes anywhere else may still be yielded.

import ts from 'typescript';
import { durableCallText, makesTask, returnedTaskText, unyieldedCallText, unyieldedGroupText } from '#core';
import { declarationsOf, ownerOf } from './typed-tree.ts';

/** Finds them for one orchestrator. */
export class DroppedTasks {
  readonly #name: string;
  readonly #checker: ts.TypeChecker;

  constructor(name: string, checker: ts.TypeChecker) {
    this.#name = name;
    this.#checker = checker;
  }

  /**
   * What is wrong with a node, if it is a call whose task is dropped.
   *
   * @param returns what a `return` there gives: the orchestrator's output, or an answer to a caller who may yield it.
   */
  textOf(node: ts.Node, returns: 'output' | 'answer'): string | undefined {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const use = useOf(node);
    const isReturned = ts.isReturnStatement(use) && returns === 'output';
    if (!isReturned && !ts.isExpressionStatement(use) && !this.#isUnread(use)) return undefined;
    if (this.#isGroup(node.expression)) return unyieldedGroupText(this.#name, `Task.${node.expression.name.text}`);
    const call = this.#callText(node, node.expression);
    if (call === undefined) return undefined;
    return isReturned ? returnedTaskText(this.#name, call) : unyieldedCallText(this.#name, call);
  }

  #isGroup({ name, expression }: ts.PropertyAccessExpression): boolean {
    return (
      /^(all|any)$/.test(name.text) && ts.isPropertyAccessExpression(expression) && this.#isOfContext(expression.name)
    );
  }

  #callText({ arguments: given }: ts.CallExpression, { name }: ts.PropertyAccessExpression): string | undefined {
    if (!makesTask(name.text) || !this.#isOfContext(name)) return undefined;
    const type = given[0] && this.#checker.getTypeAtLocation(given[0]);
    return durableCallText({ api: name.text, target: type?.isStringLiteral() ? type.value : undefined });
  }

  #isOfContext(name: ts.Node): boolean {
    return declarationsOf(name, this.#checker).some((one) => ownerOf(one) === 'DurableOrchestrationContext');
  }

  /** A constant that is declared with the task and never read. */
  #isUnread(use: ts.Node): boolean {
    if (!ts.isVariableDeclaration(use) || !ts.isIdentifier(use.name)) return false;
    const declared = this.#checker.getSymbolAtLocation(use.name);
    let reads = 0;
    const visit = (node: ts.Node): void => {
      if (ts.isShorthandPropertyAssignment(node) && node.name.text === declared?.name) reads++;
      if (ts.isIdentifier(node) && node !== use.name && this.#checker.getSymbolAtLocation(node) === declared) reads++;
      ts.forEachChild(node, visit);
    };
    visit(use.getSourceFile());
    return reads === 0;
  }
}

/** What is done with an expression, past what changes nothing about it. */
function useOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isTransparent =
    ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isVoidExpression(parent);
  return isTransparent ? useOf(parent) : parent;
}
