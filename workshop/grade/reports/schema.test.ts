// The published schema: what grades.json is for everybody who reads it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradedMistake, hostileClass, smallClass } from '../../../tests/grade/class.ts';
import { applyOverrides } from './overrides.ts';

interface Shape {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const root = path.join(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(path.join(root, 'docs/public/grades.schema.json'), 'utf8')) as {
  readonly $defs: Readonly<Record<string, Shape>>;
};
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** What the schema has against a value, after the value was written and read. */
function complaints(value: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(value)));
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

describe('the schema of grades.json', () => {
  it('fits what a run of the checks brings', async () => {
    expect(complaints(await gradedMistake('04-approval-orchestrator', 'payload-ignored'))).toEqual([]);
  });

  it('fits every outcome, hostile texts, and points by hand', () => {
    const override = { submission: 'eve', exercise: '01-chaining', points: 3.5, reason: 'Nearly.' };

    expect(complaints(smallClass)).toEqual([]);
    expect(complaints(hostileClass)).toEqual([]);
    expect(complaints(applyOverrides(smallClass, [override]).grades)).toEqual([]);
  });

  it('refuses what is no such file', () => {
    expect(complaints({ ...smallClass, format: 'another' })).toEqual(['/format must be equal to constant']);
    expect(complaints({ ...smallClass, more: 1 })).toEqual([' must NOT have additional properties']);
    expect(complaints({ ...smallClass, exercises: undefined })).toEqual([" must have required property 'exercises'"]);
  });
});

describe('the schema and the types', () => {
  const files = ['workshop/grade/grades.ts', 'exercises/run-checks.ts'].map((file) => path.join(root, file));
  const types = new Map<string, Shape>();
  beforeAll(() => {
    const sources = files.map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022));
    const aliases = new Map(sources.flatMap(typeAliases));
    const interfaces = sources.flatMap(({ statements }) => statements.filter(ts.isInterfaceDeclaration));
    for (const node of interfaces.filter(({ name }) => name.text in schema.$defs)) {
      types.set(node.name.text, shapeOf(node, aliases));
    }
  });

  it.each(Object.keys(schema.$defs))('have the same members in %s', (name) => {
    const { properties, required } = schema.$defs[name] ?? { properties: {}, required: [] };
    const described = Object.entries(properties).map(([member, value]) => [member, typePart(value)]);

    expect(Object.fromEntries(described)).toEqual(types.get(name)?.properties);
    expect([...required].sort()).toEqual([...(types.get(name)?.required ?? [])].sort());
  });
});

/** A schema without what only people read, and without bounds, which types don't have. */
function typePart(value: unknown): unknown {
  const { description, minimum, ...rest } = value as Record<string, unknown>;
  void [description, minimum];
  return rest;
}

function typeAliases({ statements }: ts.SourceFile): (readonly [string, ts.TypeNode])[] {
  return statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type] as const);
}

function shapeOf(node: ts.InterfaceDeclaration, aliases: ReadonlyMap<string, ts.TypeNode>): Shape {
  const members = node.members.filter(ts.isPropertySignature);
  const nameOf = ({ name }: ts.PropertySignature): string => (name as ts.Identifier).text;
  return {
    properties: Object.fromEntries(members.map((member) => [nameOf(member), schemaOf(member.type, aliases)])),
    required: members.filter(({ questionToken }) => !questionToken).map(nameOf),
  };
}

/** The schema that says what a type says. */
function schemaOf(type: ts.TypeNode | undefined, aliases: ReadonlyMap<string, ts.TypeNode>): unknown {
  if (!type) throw new Error('A member has no type.');
  if (ts.isTypeOperatorNode(type)) return schemaOf(type.type, aliases);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType, aliases) };
  if (ts.isLiteralTypeNode(type)) return { const: literalOf(type) };
  if (ts.isUnionTypeNode(type)) return { enum: type.types.map((one) => literalOf(one as ts.LiteralTypeNode)) };
  if (type.kind === ts.SyntaxKind.StringKeyword) return { type: 'string' };
  if (type.kind === ts.SyntaxKind.NumberKeyword) return { type: 'number' };
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  const name = ((type as ts.TypeReferenceNode).typeName as ts.Identifier).text;
  return aliases.has(name) ? schemaOf(aliases.get(name), aliases) : { $ref: `#/$defs/${name}` };
}

function literalOf({ literal }: ts.LiteralTypeNode): unknown {
  return ts.isNumericLiteral(literal) ? Number(literal.text) : (literal as ts.StringLiteral).text;
}
