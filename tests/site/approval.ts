// Approval: the playground of the Events lesson, in which most stories on the built site are told.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { PlaygroundPage } from './visitor.ts';

/** The file that the learner writes. */
export const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';

/** A text of it that passes every check. */
export const solution = readFileSync(
  join(import.meta.dirname, '../../solutions/04-approval-orchestrator', ORCHESTRATOR),
  'utf8',
);

/** The playground on a page that shows the lesson, when its editor can be written in. */
export async function approvalOn(page: Page): Promise<PlaygroundPage> {
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
  return play;
}

/** Types a text and runs it, until the instance waits for its answer. */
export async function runApproval(play: PlaygroundPage, text = solution): Promise<void> {
  await play.type(ORCHESTRATOR, text);
  await play.button('Run').click();
  await play.until(/It is 0:00:00; .*running/i);
}
