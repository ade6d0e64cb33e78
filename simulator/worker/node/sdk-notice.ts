// SDK notice: what the author of an app should know when the app was written for another SDK than the one that runs it here.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseCommentedJson } from './commented-json.ts';

const NAME = 'durable-functions';

/**
 * The sentence for an app whose `durable-functions` is of another major version: what, where, what to do.
 * Undefined when there is nothing to say; what is installed counts more than what package.json asks for.
 *
 * @param folder the app's.
 */
export async function sdkNotice(folder: string): Promise<string | undefined> {
  const installed = textMember(await readJson(join(folder, 'node_modules', NAME, 'package.json')), 'version');
  if (installed !== undefined) return sentence(`node_modules has ${NAME} ${installed}`, installed);
  const manifest = await readJson(join(folder, 'package.json'));
  const asked = ['dependencies', 'devDependencies'].map((kind) => textMember(member(manifest, kind), NAME));
  const range = asked.find((each) => each !== undefined);
  return range === undefined ? undefined : sentence(`package.json asks for ${NAME} ${range}`, range);
}

function sentence(what: string, version: string): string | undefined {
  const major = /^[v^~>=\s]*(\d+)/.exec(version)?.[1];
  const ours = ownVersion();
  const [ownMajor = ''] = ours.split('.');
  if (major === undefined || major === ownMajor) return undefined;
  const remedy = `run "npm install ${NAME}@${ownMajor}"`;
  return Number(major) < Number(ownMajor)
    ? `${what}, made for the programming model of function.json files; this host runs apps on ${NAME} ${ours}: move the app to programming model v4 and ${remedy}.`
    : `${what}, which is newer than what this host runs apps on, ${NAME} ${ours}: expect differences, or ${remedy}.`;
}

function ownVersion(): string {
  return textMember(createRequire(import.meta.url)(`${NAME}/package.json`), 'version') ?? '';
}

/** What cannot be read says nothing; whoever reads the app (app-folder.ts) complains about it. */
async function readJson(path: string): Promise<unknown> {
  try {
    return parseCommentedJson(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}
