// Given text: the text of a file that an instructor hands in, such as a roster, in whatever encoding it was saved.
//
// X1. What is valid UTF-8 is UTF-8. Excel saves "CSV" in the encoding of Windows, so everything else is read as Windows-1252; what
//     begins as UTF-16 does, Excel's "Unicode Text", as that.
// X2. A mark at the beginning stays: a text that is written again is to have it.

/** A text, and what it was read as, for people; undefined where it is UTF-8. */
export interface GivenText {
  readonly text: string;
  readonly readAs: 'Windows-1252' | 'UTF-16' | undefined;
}

/** Reads the bytes of a file (X1). */
export function givenText(bytes: Uint8Array): GivenText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes), readAs: 'UTF-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), readAs: undefined };
  } catch {
    // As a stream: at one go, some releases of Node.js 20 and 22 take it for Latin-1, which has neither € nor Š and Ž.
    return { text: new TextDecoder('windows-1252').decode(bytes, { stream: true }), readAs: 'Windows-1252' };
  }
}
