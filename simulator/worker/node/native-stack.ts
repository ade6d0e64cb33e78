// Native stack: what of an error's stack belongs to an app that runs as the runner's own modules.

import { fileURLToPath } from 'node:url';
import type { SourceLocation } from '#core';

/** Frames of packages and of Node, which say nothing about the app. */
const foreign = /node_modules|\(node:|at node:|\(<anonymous>\)|\(native\)/;

/** The stack of an error without the frames of packages and of Node; paths relative to the working directory. */
export function nativeStack({ stack }: Error): string {
  if (typeof stack !== 'string') return '';
  const lines = stack.split('\n').filter((line) => !(/^\s+at /.test(line) && foreign.test(line)));
  return lines.map((line) => (/^\s+at /.test(line) ? withShortPath(line) : line)).join('\n');
}

/** Enough for a way through the SDK. */
const FRAMES = 40;

/** The line of the app that has called the SDK just now; undefined where nothing of the SDK is running. */
export function callerOfSdk(): Required<SourceLocation> | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const lines = (new Error().stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  Error.stackTraceLimit = stackTraceLimit;
  const sdk = lines.findIndex((line) => foreign.test(line)); // before it are this worker's own, unless it is installed
  const caller = sdk < 0 ? undefined : lines.slice(sdk).find((line) => !foreign.test(line));
  const match = caller && /^\s+at (?:.*\(|async )?(.+):(\d+):(\d+)\)?$/.exec(withShortPath(caller));
  if (!match) return undefined;
  const [, file = '', line, column] = match;
  return { file, line: Number(line), column: Number(column) };
}

function withShortPath(line: string): string {
  const plain = line.replace(/file:\/\/\/[^\s)]+?(?=:\d+:\d+\)?$)/, (url) => fileURLToPath(url));
  return plain.replace(`${process.cwd()}/`, '').replace(`${process.cwd()}\\`, '');
}
