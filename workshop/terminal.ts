// Terminal: how the commands write for people.
//
// Owns:   colour (only where it helps, and never against NO_COLOR), width, and the wrapping of sentences.
// Never:  decides what is said.

import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Writes one line to standard output. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line to standard error. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Tells people what they are waiting for; a script that reads standard error is not waiting. */
export function sayMeanwhile(line: string): void {
  if (process.stderr.isTTY) warn(line);
}

/** The text in a colour, if standard output is a terminal that shows colours, or FORCE_COLOR is set; never where NO_COLOR is. */
export function paint(style: Style, text: string): string {
  return showsColours() ? styleText(style, text, { validateStream: false }) : text;
}

function showsColours(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY && process.stdout.hasColors();
}

/**
 * Breaks text into lines at blanks. Lines of the text itself stay lines, and what an indented one goes on with hangs
 * below it; words longer than a line are left whole.
 *
 * @param indent put before every line.
 * @param width columns per line, the indent included.
 */
export function wrapped(text: string, indent = '', width = terminalWidth()): string {
  const room = Math.max(width - indent.length, 20);
  return text
    .split('\n')
    .flatMap((line) => brokenLine(line, room))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

function brokenLine(line: string, room: number): string[] {
  const lead = /^\s*/.exec(line)?.[0] ?? '';
  const hanging = lead === '' ? '' : `${lead}  `;
  const lines: string[] = [];
  let current = lead;
  for (const word of line.trim().split(/\s+/)) {
    const longer = current === lead ? lead + word : `${current} ${word}`;
    if (longer.length > room && current !== lead) {
      lines.push(current);
      current = hanging + word;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}

/** Columns of the terminal, between readable bounds; 100 where there is none. */
export function terminalWidth(): number {
  return Math.min(Math.max(process.stdout.columns || 100, 40), 120);
}

/** `1 point`, `3 points`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
