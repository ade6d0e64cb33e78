// App stack: which of the learner's lines is running, and what of a stack the learner should see.
//
// Owns:   the URL form that app files have inside the JavaScript engine.
// Never:  knows what a file contains; columns are mapped to the source by the loaded app (app-script.ts).
//
// K1. Frames of the SDK, of this worker and of the engine never leave the worker.

import type { SourceLocation } from '#core';

/** Turns a place in the code that runs into the place in the learner's text. */
export type ToSource = (generated: Required<SourceLocation>) => Required<SourceLocation>;

const appUrl = 'app:///';

/** The URL under which the engine knows a file of the app. */
export function urlOfFile(file: string): string {
  return appUrl + encodeURI(file);
}

/**
 * The innermost app line that is running now, or undefined when none is.
 *
 * @param above A function on the stack, if the line is wanted that called it; this one when omitted.
 */
export function callerInApp(above: (...args: never[]) => unknown = callerInApp): Required<SourceLocation> | undefined {
  if (!engine.captureStackTrace) return firstAppFrame(String(new Error().stack));
  // When a durable call is watched, the app nearly always is the direct caller, and one frame costs half of what a few
  // cost. A call that came through `map` or `bind` has the engine's frames between, a registration the SDK's.
  return innermostOf(1, above) ?? innermostOf(10, above);
}

/** The parts of `Error` that not every engine has. */
const engine = Error as unknown as {
  captureStackTrace?: (holder: object, above: unknown) => void;
  prepareStackTrace: ((error: Error, sites: CallSite[]) => unknown) | undefined;
  stackTraceLimit: number;
};

interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

const readSites = (_error: Error, sites: CallSite[]): Required<SourceLocation> | undefined => {
  for (const site of sites) {
    const location = locationOfSite(site);
    if (location) return location;
  }
  return undefined;
};

function innermostOf(frames: number, above: (...args: never[]) => unknown): Required<SourceLocation> | undefined {
  const { prepareStackTrace, stackTraceLimit } = engine;
  const holder: { stack?: Required<SourceLocation> | undefined } = {};
  try {
    engine.stackTraceLimit = frames;
    engine.prepareStackTrace = readSites;
    engine.captureStackTrace?.(holder, above);
    // Reading formats the stack, so it has to happen before the formatter is put back.
    return holder.stack;
  } finally {
    engine.prepareStackTrace = prepareStackTrace;
    engine.stackTraceLimit = stackTraceLimit;
  }
}

function locationOfSite(site: CallSite): Required<SourceLocation> | undefined {
  const url = site.getScriptNameOrSourceURL();
  if (!url?.startsWith(appUrl)) return undefined;
  return locationOf(url.slice(appUrl.length), site.getLineNumber(), site.getColumnNumber());
}

/** The innermost app frame in the text of a stack. */
export function firstAppFrame(stack: string): Required<SourceLocation> | undefined {
  for (const line of stack.split('\n')) {
    const frame = readFrame(line);
    if (frame) return frame.location;
  }
  return undefined;
}

/**
 * The stack of an error with the app's frames alone, written `src/functions/x.ts:line:column`.
 * The first line, name and message, stays as it is.
 */
export function cutStack(error: Error, toSource: ToSource): string {
  // The SDK takes the stack away from the error by which an orchestrator fails.
  if (typeof error.stack !== 'string' || error.stack === '') return '';
  const { head, frames } = splitStack(error);
  const lines = frames.flatMap((line) => {
    const frame = readFrame(line);
    if (!frame) return [];
    const { file, line: row, column } = toSource(frame.location);
    const place = `${file}:${String(row)}:${String(column)}`;
    return [frame.caller ? `    at ${frame.caller} (${place})` : `    at ${place}`];
  });
  return [head, ...lines].join('\n');
}

/** A message may itself contain lines that look like frames (an error inside an error), so it is taken off by length. */
function splitStack(error: Error): { head: string; frames: string[] } {
  const stack = error.stack ?? '';
  const start = stack.indexOf(error.message);
  const end = start === -1 ? 0 : start + error.message.length;
  const firstFrame = stack.slice(end).search(/^ {4}at |^[^\n]*@/m);
  const split = firstFrame === -1 ? stack.length : end + firstFrame;
  return { head: stack.slice(0, split).trimEnd(), frames: stack.slice(split).split('\n') };
}

// `    at fn (app:///src/x.ts:1:2)`, `    at app:///src/x.ts:1:2`, and `fn@app:///src/x.ts:1:2` of other engines.
const framePattern = /^(?:\s*at (?:(.+) \()?|([^@]*)@)app:\/\/\/(.+?):(\d+):(\d+)\)?$/;

function readFrame(line: string): { caller: string; location: Required<SourceLocation> } | undefined {
  const match = framePattern.exec(line);
  if (!match) return undefined;
  const [, named, other, path = '', row, column] = match;
  return { caller: named ?? other ?? '', location: locationOf(path, Number(row), Number(column)) };
}

function locationOf(path: string, line: number | null, column: number | null): Required<SourceLocation> {
  return { file: path.includes('%') ? decodeURI(path) : path, line: line ?? 1, column: column ?? 1 };
}
