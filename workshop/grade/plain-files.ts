// Plain files: the files of a folder or a zip that was handed in, and of the zips in it.
//
// Owns:   the reading of folders and zips.
// Never:  follows a link, runs anything, or decides what is taken (bringing.ts).
//
// P1. A zip is unpacked into exactly the sizes that it lists (zip-archive.ts), and these are added up before anything is unpacked.
// P2. A zip stands for a folder of its own name: what `a/04.zip` holds is brought to `a/04.zip/…`. Of one that is damaged nothing is
//     taken. A zip in a zip is opened; one in that is not.

import { constants, type Dirent } from 'node:fs';
import { open, opendir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { listZip, ZipError, type ZipEntry } from '#exercises/zip-archive';
import { Bringing, isBesideSources, shown, SubmissionError, type PlainFiles } from './bringing.ts';

/** How deep a zip may lie in others (P2). */
const deepestZip = 2;

/**
 * Brings the plain files of a submission's folder.
 *
 * @param from the submission, absolute.
 * @param to an empty folder, absolute.
 * @throws {SubmissionError} it is too large, or cannot be read.
 */
export async function bringFolder(from: string, to: string): Promise<PlainFiles> {
  const bringing = new Bringing(to);
  await walk(from, '', bringing);
  return bringing.end();
}

/**
 * Brings the plain files of a zip; as {@link bringFolder}.
 *
 * @throws {SubmissionError} it is no zip, damaged, or too large.
 */
export async function bringZip(file: string, to: string): Promise<PlainFiles> {
  const bringing = new Bringing(to);
  bringing.mustHoldZips([(await stat(file)).size]);
  try {
    await unpack({ bytes: new Uint8Array(await readFile(file)), path: '', depth: 1 }, bringing);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new SubmissionError(`${shown(basename(file))} ${error.message}; ${packAgain}.`);
  }
  return bringing.end();
}

const packAgain = 'pack the folder again and hand in the new zip';

async function walk(from: string, below: string, bringing: Bringing): Promise<void> {
  for await (const entry of await opendir(join(from, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    bringing.count(1);
    if (entry.isSymbolicLink()) bringing.passLink(path);
    else if (entry.isDirectory()) {
      if (bringing.enters(path)) await walk(from, path, bringing);
    } else await takeFile(entry, { file: join(from, path), path }, bringing);
  }
}

async function takeFile(entry: Dirent, { file, path }: { file: string; path: string }, bringing: Bringing) {
  const kind = bringing.kindOf(path);
  if (kind === undefined) return;
  if (!entry.isFile()) return bringing.passOver(path, 'is no file');
  const isZip = kind === 'zip';
  const bytes = await readPlain(file, (size) => (isZip ? bringing.mustHoldZips([size]) : bringing.mustHold([size])));
  await (isZip ? unpackInside({ bytes, path, depth: 1 }, bringing) : bringing.add(path, bytes));
}

/** A zip that was read. */
interface ReadZip {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in the submission it lies; empty for the submission itself. */
  readonly path: string;
  /** 1 for a zip that is in no other. */
  readonly depth: number;
}

/** A zip that is not the submission itself (P2). */
async function unpackInside(zip: ReadZip, bringing: Bringing): Promise<void> {
  try {
    await unpack(zip, bringing);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    bringing.leavePacked(zip.path, `${error.message}; ${packAgain}`);
  }
}

/** All of it is unpacked before anything is added, so that of a damaged zip nothing is (P2). */
async function unpack({ bytes, path, depth }: ReadZip, bringing: Bringing): Promise<void> {
  const entries = listZip(bytes)
    .map((entry) => ({ ...entry, path: path === '' ? entry.path : `${path}/${entry.path}` }))
    .filter((entry) => !isBesideSources(entry.path));
  bringing.count(entries.length);
  for (const { path: link } of entries.filter(({ isLink }) => isLink)) bringing.passLink(link);
  const plain = entries.filter(({ isLink }) => !isLink);
  const seen = plain.map((entry) => ({ ...entry, kind: bringing.kindOf(entry.path) }));
  const sources = seen.filter(({ kind }) => kind === 'source');
  const zips = seen.filter(({ kind }) => kind === 'zip');
  const [opened, left] = depth < deepestZip ? [zips, []] : [[], zips];
  bringing.mustHold(sources.map(({ size }) => size));
  bringing.mustHoldZips(opened.map(({ size }) => size));
  const [texts, inner] = [sources.map(unpacked), opened.map(unpacked)];
  for (const text of texts) await bringing.add(text.path, text.bytes);
  for (const zip of inner) await unpackInside({ ...zip, depth: depth + 1 }, bringing);
  for (const zip of left) bringing.leavePacked(zip.path, 'is a zip in a zip in a zip; hand in one zip of the folder');
}

const unpacked = (entry: ZipEntry): Omit<ReadZip, 'depth'> => ({ path: entry.path, bytes: entry.read() });

/** The file is opened as what it was seen to be: a link that took its place meanwhile is not followed. */
async function readPlain(file: string, mustHold: (size: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    mustHold((await handle.stat()).size);
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}
