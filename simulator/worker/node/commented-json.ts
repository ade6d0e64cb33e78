// Commented JSON: reads the JSON files of a function app, which people and tools write with comments and trailing commas.
//
// Owns:   the form in which a mistake in such a file is reported.
// Never:  reads a file or knows what the values mean.

import JSON5 from 'json5';

/** Text that is not JSON, and where; line and column count from 1. */
export class JsonSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, place: { readonly line: number; readonly column: number }) {
    super(message);
    this.name = 'JsonSyntaxError';
    this.line = place.line;
    this.column = place.column;
  }
}

/**
 * Parses JSON that may hold comments, trailing commas and a leading byte order mark.
 *
 * @throws {JsonSyntaxError} the text is not JSON even so.
 */
export function parseCommentedJson(text: string): unknown {
  try {
    return JSON5.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const { message, lineNumber, columnNumber } = cause as Error & { lineNumber: number; columnNumber: number };
    const reason = message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');
    throw new JsonSyntaxError(reason, { line: lineNumber, column: columnNumber });
  }
}
