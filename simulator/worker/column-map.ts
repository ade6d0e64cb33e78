// Column map: reads the mappings of a source map, for code whose lines were not moved.

/** A run of generated columns that begins at `generated` and came from the token at `source`; both count from 0. */
interface Segment {
  readonly generated: number;
  readonly source: number;
}

/**
 * Makes a function from a place in the generated code to the column of the source token it came from, both counted from 1.
 *
 * @param mappings The `mappings` of a version 3 source map with one source file.
 */
export function columnMap(mappings: string): (line: number, column: number) => number {
  const lines = readLines(mappings);
  return (line, column) => {
    const segments = lines[line - 1] ?? [];
    const before = segments.filter((segment) => segment.generated <= column - 1).at(-1);
    return (before?.source ?? column - 1) + 1;
  };
}

function readLines(mappings: string): Segment[][] {
  // The source column is relative to the previous segment, across lines; the generated column only within a line.
  let source = 0;
  return mappings.split(';').map((line) => {
    let generated = 0;
    return line.split(',').flatMap((segment) => {
      const [toGenerated, , , toSource] = readNumbers(segment);
      if (toGenerated === undefined || toSource === undefined) return [];
      generated += toGenerated;
      source += toSource;
      return [{ generated, source }];
    });
  });
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ: five bits a digit, the sixth says that more follow; the lowest bit of the number is its sign. */
function readNumbers(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
