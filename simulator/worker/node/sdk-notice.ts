// SDK notice: what the author of an app should know when the app was written for another SDK than the one that runs it here.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseCommentedJson } from './commented-json.ts';

const names = ['durable-functions', '@azure/functions'] as const;

/**
 * One sentence for each of the two packages of which the app has another major version: what, where, what to do.
 * What is installed counts more than what package.json asks for.
 *
 * @param folder the app's.
 */
export async function sdkNotices(folder: string): Promise<readonly string[]> {
  const notices = await Promise.all(names.map((name) => noticeAbout(name, folder)));
  return notices.filter((notice) => notice !== undefined);
}

async function noticeAbout(name: string, folder: string): Promise<string | undefined> {
  const installed = textMember(await readJson(join(folder, 'node_modules', name, 'package.json')), 'version');
  if (installed !== undefined)
    return sentence(name, { what: `node_modules has ${name} ${installed}`, version: installed });
  const manifest = await readJson(join(folder, 'package.json'));
  const asked = ['dependencies', 'devDependencies'].map((kind) => textMember(member(manifest, kind), name));
  const range = asked.find((each) => each !== undefined);
  if (range === undefined) return undefined;
  return sentence(name, { what: `package.json asks for ${name} ${range}`, version: range });
}

function sentence(name: string, { what, version }: { what: string; version: string }): string | undefined {
  const major = /^[v^~>=\s]*(\d+)/.exec(version)?.[1];
  const ours = ownVersion(name);
  const [ownMajor = ''] = ours.split('.');
  if (major === undefined || major === ownMajor) return undefined;
  const remedy = `run "npm install ${name}@${ownMajor}"`;
  return Number(major) < Number(ownMajor)
    ? `${what}, made for the programming model of function.json files; this host runs apps on ${name} ${ours}: move the app to programming model v4 and ${remedy}.`
    : `${what}, which is newer than what this host runs apps on, ${name} ${ours}: expect differences, or ${remedy}.`;
}

function ownVersion(name: string): string {
  return textMember(createRequire(import.meta.url)(`${name}/package.json`), 'version') ?? '';
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
