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
 * What two failures have in common when one cause is behind both: what the host noticed, else what happened.
 *
 * @param beside sentences of the host that explain no failure.
 */
export function causeOf(message: string, beside: readonly string[] = []): string {
  const { reason, noticed } = messageParts(message);
  const telling = noticed.filter((line) => !beside.some((sentence) => line.endsWith(sentence)));
  if (telling.length > 0) return telling.join('\n');
  return /^Expected .*?, but (.*)$/.exec(reason)?.[1] ?? reason;
}

/** The `file:line` or `file:line:column` that a sentence begins with, such as `src/functions/orders.ts:6`. */
export function placeIn(sentence: string): string | undefined {
  return /^(\S+\.\w+:\d+(?::\d+)?): /.exec(sentence)?.[1];
}
