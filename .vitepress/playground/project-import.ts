// Project import: the learner's text out of what they chose: the zip of a folder, or `.ts` files by themselves.
//
// Owns:   which files of a zip are the app's sources, and what is said of those that cannot be taken.
// Never:  changes a draft, and never runs anything.
//
// I1. All or nothing: what cannot be read is refused with one sentence, and there is no text then.
// I2. A folder with its package.json is a whole app and takes the place of the whole text: a file of the exercise that it does
//     not have is empty afterwards. Anything else takes the place of the files that it names.
// I3. Only `.ts` files below `src` are taken. What a build, an install or an editor puts beside them is passed over.

import type { Files } from './drafts.ts';
import { listZip, ZipError, type ZipEntry } from '#exercises/zip-archive';

/** A file that the learner chose. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** The playground into which something is imported. */
export interface Destination {
  /** The exercise's folder name. */
  readonly slug: string;
  /** The learner's text as it is. */
  readonly files: Files;
  /** The paths of the exercise's own files. */
  readonly known: readonly string[];
  /** Those of them that the learner works on. */
  readonly asked: readonly string[];
  /** What the page puts around the sources in a download. */
  readonly around: Files;
}

/** What an import makes of the learner's text. */
export interface Imported {
  /** The whole text afterwards. */
  readonly files: Files;
  /** The paths that were brought. */
  readonly brought: readonly string[];
  /** Files of the exercise that the imported app does not have (I2). */
  readonly emptied: readonly string[];
  /** What belongs to the app and has no place in the page. */
  readonly leftOut: readonly string[];
  /** Why, if something is left out. */
  readonly because: string;
}

/** What is said of an import, in a few sentences. */
export function importText({ brought, emptied, leftOut, because }: Imported, { known }: Destination): string {
  const added = brought.filter((path) => !known.includes(path));
  const sentences = [
    `Imported ${brought.length === 1 ? (brought[0] ?? '') : `${String(brought.length)} files`}.`,
    ...(added.length > 0 && brought.length > 1 ? [`New here: ${someOf(added)}.`] : []),
    ...(emptied.length > 0 ? [`Empty now, because the app does not have it: ${someOf(emptied)}.`] : []),
    ...(leftOut.length > 0 ? [`Left out, because ${because}: ${someOf(leftOut)}.`] : []),
    'Undo import brings your text back.',
  ];
  return sentences.join(' ');
}

/** A few paths, and how many more there are. */
function someOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${String(paths.length - 3)} more` : shown;
}

/** What the learner chose cannot be imported. The message is one sentence for them, without its end. */
export class ImportError extends Error {}

/** The most that is taken. */
export const limits = { zipBytes: 100_000_000, sourceBytes: 500_000, sources: 100 } as const;

/**
 * Reads what the learner chose.
 *
 * @throws {ImportError} it cannot be imported (I1).
 */
export async function readImport(chosen: readonly ChosenFile[], into: Destination): Promise<Imported> {
  const [zip, ...others] = chosen.filter(({ name }) => /\.zip$/i.test(name));
  if (!zip) return readLooseFiles(chosen, into);
  if (others.length > 0 || chosen.length > 1) throw new ImportError('choose either one zip or some .ts files');
  if (zip.size > limits.zipBytes) {
    throw new ImportError(`${zip.name} is larger than 100 MB; zip the folder without node_modules`);
  }
  const bytes = await bytesOf(zip);
  try {
    return readZip(listZip(bytes), zip.name, into);
  } catch (error) {
    if (error instanceof ZipError) throw new ImportError(`${zip.name} ${error.message}`);
    throw error;
  }
}

async function readLooseFiles(chosen: readonly ChosenFile[], into: Destination): Promise<Imported> {
  const foreign = chosen.find(({ name }) => !/\.ts$/i.test(name));
  if (foreign) throw new ImportError(`${foreign.name} is neither a zip nor a .ts file`);
  refuseTooMuch(chosen.map(({ size }) => size));
  const texts: Record<string, string> = {};
  const leftOut: string[] = [];
  for (const file of chosen) {
    const [path, other] = Object.keys(into.files).filter((one) => one.endsWith(`/${file.name}`));
    if (other !== undefined) throw new ImportError(`two files here have the name ${file.name}; ${asZip}`);
    if (path === undefined) leftOut.push(file.name);
    else texts[path] = textOf(await bytesOf(file), file.name);
  }
  if (Object.keys(texts).length === 0) {
    throw new ImportError(`no file here has the name ${leftOut.join(' or ')}; to add files, ${asZip}`);
  }
  return { ...put(texts, { whole: false, into }), leftOut, because: 'no file here has the name' };
}

const asZip = 'import the folder as a zip';

function readZip(listed: readonly ZipEntry[], name: string, into: Destination): Imported {
  const stray = listed.find(({ path }) => path.split('/').includes('..') || /^(\/|[a-z]:)/i.test(path));
  if (stray) throw new ImportError(`${name} has the path ${stray.path}, which leads out of its folder`);
  const entries = listed.filter(({ path }) => !passedOver.test(path));
  const root = appRoot(entries, into.slug);
  if (root === undefined) {
    throw new ImportError(
      `${name} has no .ts files in a folder src; zip the folder that has src and package.json in it`,
    );
  }
  const inside = within(entries, root);
  const sources = inside.filter(({ path }) => isSource(path));
  refuseOtherExercise(inside, { zip: name, into });
  refuseTooMuch(sources.map(({ size }) => size));
  const texts = Object.fromEntries(sources.map((entry) => [entry.path, textOf(entry.read(), entry.path)]));
  const leftOut = leftOutOf(inside, into);
  return { ...put(texts, { whole: isWhole(inside), into }), leftOut, because: 'the page keeps only .ts files in src' };
}

/** What builds, installs, version control and systems leave behind. */
const passedOver = /(^|\/)((node_modules|dist|__MACOSX)\/|\.)/;

const isSource = (path: string): boolean => /^src\/.+\.ts$/.test(path);

/** The files below a folder of the zip, seen from that folder. */
function within(entries: readonly ZipEntry[], root: string): ZipEntry[] {
  const inside = entries.filter(({ path }) => path.startsWith(root));
  return inside.map((entry) => ({ ...entry, path: entry.path.slice(root.length) }));
}

/** Where in the zip the app is: the outermost folder that has sources, or that of this exercise if there are several. */
function appRoot(entries: readonly ZipEntry[], slug: string): string | undefined {
  const found = entries.flatMap(({ path }) => /^((?:.*?\/)?)src\/.+\.ts$/.exec(path)?.[1] ?? []);
  const depth = (root: string): number => root.split('/').length;
  const outermost = [...new Set(found)].sort((a, b) => depth(a) - depth(b));
  return outermost.find((root) => root === `${slug}/` || root.endsWith(`/${slug}/`)) ?? outermost[0];
}

const isWhole = (inside: readonly ZipEntry[]): boolean => inside.some(({ path }) => path === 'package.json');

/** An app says in its package.json which exercise it is; where there is none, its files say it. */
function refuseOtherExercise(inside: readonly ZipEntry[], { zip, into }: { zip: string; into: Destination }): void {
  const name = packageName(inside);
  if (name === into.slug) return;
  if (name !== undefined && /^c?\d+-[a-z]/.test(name)) {
    throw new ImportError(`${zip} is the exercise ${name}, and this is ${into.slug}`);
  }
  if (!inside.some(({ path }) => into.asked.includes(path))) {
    throw new ImportError(`${zip} does not have the file of this exercise, ${into.asked.join(' or ')}`);
  }
}

function packageName(inside: readonly ZipEntry[]): string | undefined {
  const manifest = inside.find(({ path }) => path === 'package.json');
  if (!manifest || manifest.size > limits.sourceBytes) return undefined;
  const parsed = parsedJson(new TextDecoder().decode(manifest.read()));
  const name = typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function refuseTooMuch(sizes: readonly number[]): void {
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (sum > limits.sourceBytes) throw new ImportError('the .ts files are larger than 500 KB together');
  if (sizes.length > limits.sources) throw new ImportError('there are more than 100 .ts files');
}

/** @throws {ImportError} the file is gone, or may not be read. */
async function bytesOf(file: ChosenFile): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ImportError(`${file.name} cannot be read; choose it again`);
  }
}

/** @throws {ImportError} the bytes are no text. */
function textOf(bytes: Uint8Array<ArrayBuffer>, path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replaceAll('\r\n', '\n');
  } catch {
    // Said below, as for what decodes and is no text all the same.
  }
  throw new ImportError(`${path} is not text in UTF-8`);
}

type ImportedText = Pick<Imported, 'files' | 'brought' | 'emptied'>;

/** The text with what was brought (I2). */
function put(texts: Files, { whole, into }: { whole: boolean; into: Destination }): ImportedText {
  const emptied = whole ? into.known.filter((path) => !(path in texts)) : [];
  const base = whole ? Object.fromEntries(emptied.map((path) => [path, ''])) : into.files;
  return { files: inOrder({ ...base, ...texts }, into), brought: Object.keys(texts), emptied };
}

/** The exercise's files in its own order, then the others. */
function inOrder(files: Files, { known }: Destination): Files {
  const added = Object.keys(files).filter((path) => !known.includes(path));
  return Object.fromEntries([...known, ...added.sort()].map((path) => [path, files[path] ?? '']));
}

/** Files below `src` that are no sources and come from no build, and settings that are not the exercise's. */
function leftOutOf(inside: readonly ZipEntry[], { around }: Destination): string[] {
  const paths = new Set(inside.map(({ path }) => path));
  const isBuilt = (path: string): boolean =>
    /\.js(\.map)?$/.test(path) && paths.has(path.replace(/\.js(\.map)?$/, '.ts'));
  const other = inside.filter(({ path }) => path.startsWith('src/') && !isSource(path) && !isBuilt(path));
  const settings = inside.filter((entry) => entry.path.endsWith('.json') && isChanged(entry, around[entry.path]));
  return [...other, ...settings].map(({ path }) => path);
}

function isChanged(entry: ZipEntry, own: string | undefined): boolean {
  if (own === undefined) return false;
  if (entry.size > limits.sourceBytes) return true;
  const text = new TextDecoder().decode(entry.read());
  return JSON.stringify(parsedJson(text)) !== JSON.stringify(parsedJson(own));
}

/** JSON as a value; what is no JSON stays a text. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return text;
  }
}
