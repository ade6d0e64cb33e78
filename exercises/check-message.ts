// Check message: the text that says why a check did not pass, as it is put together and taken apart again.
//
// Owns:   the order of its parts: the reason, what the host noticed (a line each), the story.
// Never:  decides what is said.

/** The parts of a message. */
export interface CheckMessage {
  /** What was expected and what happened, or why the check could not be carried out. */
  readonly reason: string;
  /** What the host noticed on the way, with the place in front where it is known. */
  readonly noticed: readonly string[];
  /** The steps up to the failure, under a line that says so; empty when there were none. */
  readonly story: readonly string[];
}

/** How much of a long story a message tells. */
const STORY_LINES = 12;

/** One text of several lines. */
export function messageText(reason: string, noticed: readonly string[], steps: readonly string[]): string {
  const heading = steps.length > STORY_LINES ? `The story, its last ${STORY_LINES} steps:` : 'The story:';
  const story = steps.length > 0 ? [heading, ...steps.slice(-STORY_LINES).map((step) => `  ${step}`)] : [];
  return [reason, ...noticed, ...story].join('\n');
}

/** The parts of a message that {@link messageText} wrote. */
export function messageParts(message: string): CheckMessage {
  const [reason = '', ...lines] = message.split('\n');
  const heading = lines.findIndex((line) => /^The story\b.*:$/.test(line));
  const end = heading < 0 ? lines.length : heading;
  return { reason, noticed: lines.slice(0, end), story: lines.slice(end) };
}

/**
 * What tells the cause of a failure: the sentences of the host, else what happened. Names in quotes and numbers of instances
 * are left out, since the same line may have called one activity in one check and another one in the next.
 */
export function causesOf(message: string): readonly string[] {
  const { reason, noticed } = messageParts(message);
  if (noticed.length > 0) return noticed.map((line) => line.replace(/"[^"]*"/g, '""'));
  const happened = /^Expected .*?, but (.*)$/.exec(reason)?.[1] ?? reason;
  return [happened.replace(/\b([a-z]+)-\d+\b/g, '$1')];
}

/** Whether a failure has the causes of an earlier one, and so goes away with it. */
export const sharesCauses = (later: readonly string[], earlier: readonly string[]): boolean =>
  earlier.every((cause) => later.includes(cause));

/** The `file:line` or `file:line:column` that a sentence begins with, such as `src/functions/orders.ts:6`. */
export function placeIn(sentence: string): string | undefined {
  return /^(\S+\.\w+:\d+(?::\d+)?): /.exec(sentence)?.[1];
}
