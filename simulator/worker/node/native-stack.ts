// Native stack: what of an error's stack belongs to an app that runs as the runner's own modules.

import { fileURLToPath } from 'node:url';

/** Frames of packages and of Node, which say nothing about the app. */
const foreign = /node_modules|\(node:|at node:|\(<anonymous>\)|\(native\)/;

/** The stack of an error without the frames of packages and of Node; paths relative to the working directory. */
export function nativeStack({ stack }: Error): string {
  if (typeof stack !== 'string') return '';
  const lines = stack.split('\n').filter((line) => !(/^\s+at /.test(line) && foreign.test(line)));
  return lines.map((line) => (/^\s+at /.test(line) ? withShortPath(line) : line)).join('\n');
}

function withShortPath(line: string): string {
  const plain = line.replace(/file:\/\/\/[^\s)]+?(?=:\d+:\d+\)?$)/, (url) => fileURLToPath(url));
  return plain.replace(`${process.cwd()}/`, '').replace(`${process.cwd()}\\`, '');
}
