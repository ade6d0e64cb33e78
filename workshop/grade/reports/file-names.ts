// File names: what a report about a submission is called on disk.
//
// Owns:   names that every file system takes, and that say whose file it is as well as they can.
//
// N1. Letters and digits of every script, `-` and `_`; nothing else. So no name leaves its folder, has an ending, or hides.
// N2. No two names are the same where capitals don't count, or where an accent is a character of its own.
// N3. No name is one that Windows keeps for a device, or longer than file systems allow, whatever ending it is given.
// N4. A submission whose name is safe already has that name, whoever else would like to have it. Of those that are the same by N2, the
//     first one has it.

/** Leaves room for an ending, and for a number, in the 255 bytes that a name may have. */
const MAX_BYTES = 180;

const DEVICE = /^(con|prn|aux|nul|conin|conout|com\d|lpt\d)$/i;

/** A file name without ending for each name, in the same order. */
export function safeFileNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const chosen = new Map<string, string>();
  const choose = (name: string, free: string): void => {
    taken.add(foldedName(free));
    chosen.set(name, free);
  };
  for (const name of names) if (safeName(name) === name && !taken.has(foldedName(name))) choose(name, name);
  for (const name of names) if (!chosen.has(name)) choose(name, freeName(safeName(name), taken));
  return new Map(names.map((name) => [name, chosen.get(name) ?? '']));
}

/** One name by itself (N1, N3). */
function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  const short = shortened(plain).replace(/-+$/, '');
  if (short === '') return 'submission';
  return DEVICE.test(short) ? `${short}_` : short;
}

function shortened(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(foldedName(free)); number += 1) free = `${name}-${number}`;
  return free;
}

/** What is the same for a file system that sees no difference between capitals, or between forms of a character (N2). */
const foldedName = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
