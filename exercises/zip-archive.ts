// Zip archive: text files into the bytes of a zip, and out of them.
//
// Owns:   the list of what a zip holds, and reading one file of it.
// Never:  knows what the files are for, and never unpacks what nobody asked for.
//
// Z1. A zip is not trusted: sizes, places and names are what somebody wrote there. A file is unpacked into exactly the size
//     that the list gives, and its checksum must be right.

import { inflateSync, strToU8, zipSync } from 'fflate';

/** Something is wrong with a zip; the message is the predicate of a sentence about it, such as `is not a zip`. */
export class ZipError extends Error {}

/** A file in a zip. */
export interface ZipEntry {
  /** With `/` between its parts. */
  readonly path: string;
  /** Its size when unpacked, in bytes, as the zip says. */
  readonly size: number;
  /** It is a symbolic link; what it unpacks into is the path that it leads to. */
  readonly isLink: boolean;
  /**
   * Unpacks it.
   *
   * @throws {ZipError} it is damaged, encrypted or packed in an unusual way.
   */
  read(): Uint8Array<ArrayBuffer>;
}

/** Packs texts by path. `now` is what the zip says of their age. */
export function packZip(files: Readonly<Record<string, string>>, now: Date): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: now });
}

/**
 * What a zip holds, folders aside.
 *
 * @throws {ZipError} it is no zip, or its list is damaged.
 */
export function listZip(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readDirectory(view, endOfDirectory(view)).filter(({ path }) => !path.endsWith('/'));
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError(damaged);
    throw error;
  }
}

const damaged = 'is damaged';

const signatures = { file: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 } as const;
const lengths = { file: 30, listed: 46, end: 22 } as const;
const longestComment = 0xffff;
/** In place of a number that stands elsewhere, because the zip has more or larger files than the format once allowed. */
const elsewhere = 0xffff;

/** The end of a zip tells where its list is; a comment may follow. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - lengths.end;
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  const isCut = view.byteLength >= 4 && view.getUint32(0, true) === signatures.file;
  throw new ZipError(isCut ? 'is damaged: its end is missing' : 'is not a zip');
}

function readDirectory(view: DataView, end: number): ZipEntry[] {
  const total = view.getUint16(end + 10, true);
  if (total === elsewhere) throw new ZipError(`has more than ${String(elsewhere - 1)} files`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (entries.length < total) {
    if (view.getUint32(at, true) !== signatures.listed) throw new ZipError(damaged);
    const lengthAt = (offset: number): number => view.getUint16(at + offset, true);
    entries.push(toEntry(view, at, lengthAt(28)));
    at += lengths.listed + lengthAt(28) + lengthAt(30) + lengthAt(32);
  }
  return entries;
}

function toEntry(view: DataView, at: number, pathLength: number): ZipEntry {
  const name = bytesOf(view, at + lengths.listed, pathLength);
  const path = new TextDecoder().decode(name).replaceAll('\\', '/');
  const size = view.getUint32(at + 24, true);
  return { path, size, isLink: isLink(view, at), read: () => readFile(view, at, path) };
}

const unix = 3;
const symbolicLink = 0o12;

/** The kind of a file stands only where a Unix packed it. */
const isLink = (view: DataView, at: number): boolean =>
  view.getUint8(at + 5) === unix && view.getUint16(at + 40, true) >> 12 === symbolicLink;

function readFile(view: DataView, at: number, path: string): Uint8Array<ArrayBuffer> {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (isEncrypted) throw new ZipError('is protected by a password');
  try {
    const file = unpack(packedBytes(view, at), view.getUint16(at + 10, true), view.getUint32(at + 24, true));
    if (crc32(file) === view.getUint32(at + 16, true)) return file;
  } catch (error) {
    if (error instanceof ZipError) throw new ZipError(`${error.message}: ${path}`);
    // Whatever else goes wrong while unpacking comes from bytes that are not what they should be (Z1).
  }
  throw new ZipError(`is damaged: ${path} cannot be read`);
}

/** The list says how long a file is; where it begins depends on what stands before the file itself. */
function packedBytes(view: DataView, at: number): Uint8Array<ArrayBuffer> {
  const start = view.getUint32(at + 42, true);
  const before = lengths.file + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  return bytesOf(view, start + before, view.getUint32(at + 20, true));
}

function unpack(packed: Uint8Array<ArrayBuffer>, method: number, size: number): Uint8Array<ArrayBuffer> {
  if (method !== 0 && method !== 8) throw new ZipError('is packed in an unusual way (it should be Deflate)');
  // Packing makes nothing much larger; what claims it would unpack for a long time into no space.
  const longest = method === 0 ? size : size * 1.125 + 1024;
  if (packed.length > longest) throw new RangeError();
  return method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(size) });
}

const bytesOf = (view: DataView, start: number, length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + start, length);

/** The checksum of zips. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
