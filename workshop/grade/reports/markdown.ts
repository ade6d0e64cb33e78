// Markdown: texts that may say anything, in a form that is text for every reader of Markdown.
//
// R1. In a line, each sign that can be markup, or the beginning of an address, has a backslash before it, and lines become one.
// R2. Several lines stand in a fence that is longer than any row of backticks in them.
// R3. Titles and hints of the workshop keep their code and their stress.

import { textParts } from '#exercises/text-marks';
import { shownLine, shownText } from './words.ts';

/** A text as one line of Markdown that shows just this text (R1). */
export function markdownLine(text: string): string {
  return shownLine(text)
    .replace(/[\\`*_[\]<>&|~#!$^:@]/g, '\\$&')
    .replaceAll('//', '/\\/')
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
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
    const escaped = words.replace(/[\\`*_[\]<>&|~#!$]/g, '\\$&');
    return kind === 'strong' ? `**${escaped}**` : escaped;
  });
  return parts
    .join('')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
