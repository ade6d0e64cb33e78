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

/** What is read of an error. */
export interface StackedError {
  readonly message: string;
  readonly stack?: string | undefined;
}

/**
 * The stack of an error with the app's frames alone, written `src/functions/x.ts:line:column`.
 * The first line, name and message, stays as it is. Empty when the error has none: the SDK takes it from the error by
 * which an orchestrator fails.
 */
export function cutStack({ message, stack }: StackedError, toSource: ToSource): string {
  if (typeof stack !== 'string' || stack === '') return '';
  const { head, frames } = splitStack(message, stack);
  const lines = frames.flatMap((line) => {
    const frame = readFrame(line);
    if (!frame) return [];
    const { file, line: row, column } = toSource(frame.location);
    const place = `${file}:${String(row)}:${String(column)}`;
    return [frame.caller ? `    at ${frame.caller} (${place})` : `    at ${place}`];
  });
  return [head, ...lines].filter((line) => line !== '').join('\n');
}

/**
 * The message of an error as the host gets it. It is not changed, but for a stack inside: with an exception properties
 * provider the SDK puts the failure as JSON into the message, stack included (host semantics §11.4).
 */
export function cutMessage(message: string, toSource: ToSource): string {
  if (!message.startsWith('{"errorType":')) return message;
  try {
    const details = JSON.parse(message) as { errorMessage?: unknown; stackTrace?: unknown };
    if (typeof details.stackTrace !== 'string') return message;
    const stackTrace = cutStack({ message: String(details.errorMessage), stack: details.stackTrace }, toSource);
    return JSON.stringify({ ...details, stackTrace });
  } catch {
    // It only looked like the SDK's JSON.
    return message;
  }
}

/** A message may itself contain lines that look like frames (an error inside an error), so it is taken off by length. */
function splitStack(message: string, stack: string): { head: string; frames: string[] } {
  const start = stack.indexOf(message);
  const inFirstLine = start !== -1 && !/[\n@]/.test(stack.slice(0, start));
  const end = inFirstLine ? start + message.length : 0;
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
