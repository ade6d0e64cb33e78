// Packed: what the name of a file says of it, before anything of it is read.
//
// Owns:   which endings are zips, which are archives that are not opened here, and what is said of those.
// Never:  opens one.

/** Whether it is a zip, by its name. */
export const isZip = (name: string): boolean => /\.zip$/i.test(name);

const otherArchive = /(?:\.tar)?\.(?:rar|7z|tar|tgz|gz|bz2|xz|zst)$/i;

/** Whether it is an archive that only another program opens, by its name. */
export const isOtherArchive = (name: string): boolean => otherArchive.test(name);

/** The name without the ending of an archive; empty where it is nothing else. */
export const withoutArchiveEnding = (name: string): string => name.replace(/\.zip$/i, '').replace(otherArchive, '');

/** The predicate of a sentence about an archive that is not opened: what it is, and what to do. */
export function notOpened(name: string): string {
  const ending = otherArchive.exec(name)?.[0].toLowerCase() ?? '';
  return `is packed as ${ending}, which is not opened here; hand in the folder itself or a .zip of it`;
}
