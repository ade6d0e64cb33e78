// Impure names: what reads the machine and not the history, by the names of the libraries that declare it.
//
// Owns:   the same list that the worker watches while an app runs (simulator/worker/determinism-guard.ts).

import ts from 'typescript';
import type { ImpureCall } from '#core';
import { declarationsOf, declaredName, isForeign, ownerOf } from './typed-tree.ts';

type Impure = Pick<ImpureCall, 'api' | 'kind'>;

const impure = (kind: ImpureCall['kind'], api: string): Impure => ({ kind, api });

/** By the owner in the library and the name. */
const CALLS: Readonly<Record<string, Impure>> = {
  'DateConstructor.now': impure('clock', 'Date.now()'),
  'Performance.now': impure('clock', 'performance.now()'),
  'Process.hrtime': impure('clock', 'process.hrtime()'),
  'HRTime.bigint': impure('clock', 'process.hrtime.bigint()'),
  'Math.random': impure('chance', 'Math.random()'),
  'Crypto.randomUUID': impure('id', 'crypto.randomUUID()'),
  'crypto.randomUUID': impure('id', 'crypto.randomUUID()'),
  'Crypto.getRandomValues': impure('chance', 'crypto.getRandomValues()'),
  'crypto.getRandomValues': impure('chance', 'crypto.getRandomValues()'),
  'crypto.randomBytes': impure('chance', 'crypto.randomBytes()'),
  'crypto.randomInt': impure('chance', 'crypto.randomInt()'),
  'timers.setTimeout': impure('timer', 'setTimeout()'),
  'timers.setInterval': impure('timer', 'setInterval()'),
  'timers.setImmediate': impure('later', 'setImmediate()'),
  'timers.queueMicrotask': impure('later', 'queueMicrotask()'),
  'fetch.fetch': impure('request', 'fetch()'),
};

/** What a node asks of the machine, if it does. */
export function impureCallOf(node: ts.Node, checker: ts.TypeChecker): Impure | undefined {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env') {
    return isOf('Process.env', node, checker) ? impure('environment', 'process.env') : undefined;
  }
  if (ts.isNewExpression(node)) {
    return node.arguments?.length || !isDate(node.expression, checker) ? undefined : impure('clock', 'new Date()');
  }
  if (!ts.isCallExpression(node)) return undefined;
  if (isDate(node.expression, checker)) return impure('clock', 'Date()');
  const found = Object.keys(CALLS).find((key) => isOf(key, node.expression, checker));
  return found === undefined ? undefined : CALLS[found];
}

function isOf(key: string, node: ts.Expression, checker: ts.TypeChecker): boolean {
  return declarationsOf(node, checker).some((one) => isForeign(one) && `${ownerOf(one)}.${declaredName(one)}` === key);
}

const isDate = (node: ts.Expression, checker: ts.TypeChecker): boolean =>
  ts.isIdentifier(node) && node.text === 'Date' && declarationsOf(node, checker).some(isForeign);
