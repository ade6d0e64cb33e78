// Markdown: texts that may say anything, in a form that is text for every reader of Markdown.
//
// R1. In a line, each sign that would be markup where it stands, or the beginning of an address, a name or a face, has a backslash
//     before it, and lines become one. No other sign has one, for many people read the text as it is.
// R2. Several lines stand in a fence that is longer than any row of backticks in them.
// R3. Titles and hints of the workshop keep their code and their stress.

import { textParts } from '#exercises/text-marks';
import { shownLine, shownText } from './words.ts';

/** A text as one line of Markdown that shows just this text (R1). */
export const markdownLine = (text: string): string => escaped(shownLine(text));

/** R1: the signs that may be markup where they stand. Repetitions have a limit wherever a long text could make them cost much. */
const SIGNS = new RegExp(
  [
    /[`*~$^[]/u, // what stands on both sides of a piece of the text
    /\\(?=[!-/:-@[-`{-~]|$)/u, // itself, before a sign
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u, // stress; not within a word
    /<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)/u, // HTML
    /^>|^#(?=#{0,5}(?:\s|$))|#$|^[-+=](?=[-+=\s]|$)|(?<=^\d{1,9})[.)](?=\s|$)/u, // what a line begins with, or a title ends with
    /:(?=\/\/)|(?<=\/)\/(?=\S)|(?<=www)\./u, // addresses
    /@(?=\S)|#(?=\d)/u, // people and issues
    /:(?=[\w+-]{1,50}:)(?!\d+:)|:(?=(?:100|1234):)/u, // faces
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

function escaped(text: string): string {
  const isTwice = (sign: string): boolean => text.indexOf(sign) < text.lastIndexOf(sign);
  const alone = [...'`~$^'].filter((sign) => !isTwice(sign));
  const isLink = text.includes('](');
  return text.replace(SIGNS, (sign, at: number) => {
    const isText = sign === '[' ? at > 0 && !isLink : alone.includes(sign);
    return isText ? sign : `\\${sign}`;
  });
}

/** A text of several lines as a block of code (R2), each line behind the indent. */
export function markdownBlock(text: string, indent = ''): string {
  const shown = shownText(text).replaceAll('\t', '    ');
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map((row) => row.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...shown.split('\n'), fence].map((line) => (indent + line).trimEnd()).join('\n');
}

/** A text of the workshop (R3). */
export function markdownMarks(text: string): string {
  const parts = textParts(text.replaceAll('\n', ' ')).map(({ kind, text: words }) => {
    if (kind === 'code') return `\`${words}\``;
    return kind === 'strong' ? `**${escaped(words)}**` : escaped(words);
  });
  return parts.join('');
}
