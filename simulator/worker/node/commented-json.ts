// Commented JSON: reads the JSON files of a function app, which people and tools write with comments in them.
//
// Owns:   JSON with comments, trailing commas and a byte order mark, and where in the text it goes wrong.
// Never:  reads a file or knows what the values mean.

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
 * Parses JSON that may hold `//` and block comments, trailing commas and a leading byte order mark.
 *
 * @throws {JsonSyntaxError} the text is not JSON even so.
 */
export function parseCommentedJson(text: string): unknown {
  const plain = withoutTrailingCommas(withoutComments(text.replace(/^\uFEFF/, ' ')));
  try {
    return JSON.parse(plain);
  } catch (cause) {
    const at = failurePosition(plain, cause as SyntaxError);
    const found =
      at < plain.trimEnd().length ? `unexpected ${JSON.stringify(plain.charAt(at))}` : 'unexpected end of the file';
    throw new JsonSyntaxError(found, lineAndColumn(plain, at));
  }
}

/** Comments become blanks of the same length, so every position stays what it was. */
function withoutComments(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}

function withoutTrailingCommas(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|,(?=\s*[}\]])/g, (part) => (part === ',' ? ' ' : part));
}

/** V8 names the position in most messages; in the others the first prefix that no longer could go on tells it. */
function failurePosition(text: string, error: SyntaxError): number {
  const named = /at position (\d+)/.exec(error.message);
  if (named) return Number(named[1]);
  for (let length = 1; length <= text.length; length++) {
    if (!couldGoOn(text.slice(0, length))) return length - 1;
  }
  return text.length;
}

function couldGoOn(prefix: string): boolean {
  try {
    JSON.parse(prefix);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    return /end of JSON input|Unterminated/.test(message) || message.includes(`at position ${prefix.length}`);
  }
}

function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
