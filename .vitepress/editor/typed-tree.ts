// Typed tree: a few questions about nodes and what the compiler knows of their names.

import ts from 'typescript';

/** The declarations that a name, or the last name of `a.b`, stands for; those of the original where it is imported. */
export function declarationsOf(node: ts.Node, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const named = ts.isPropertyAccessExpression(node) ? node.name : node;
  const symbol = checker.getSymbolAtLocation(named);
  if (!symbol) return [];
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
}

/** Whether something is declared by a package or a library, and not by the app. */
export const isForeign = (node: ts.Node): boolean => node.getSourceFile().fileName.includes('/node_modules/');

/** The interface or class to which a member belongs; of other declarations, the module's file name without extension. */
export function ownerOf(declaration: ts.Node): string {
  const { parent } = declaration;
  if (ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent)) return parent.name?.text ?? '';
  const { fileName } = declaration.getSourceFile();
  return fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.d\.ts$/, '');
}

/** The name that a declaration declares. */
export function declaredName(declaration: ts.Declaration): string {
  const name = ts.getNameOfDeclaration(declaration);
  return name && ts.isIdentifier(name) ? name.text : '';
}

/** The node itself, if it is a function with a body. */
export function bodyOf(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  const isCallable =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node);
  return isCallable && node.body ? node : undefined;
}
