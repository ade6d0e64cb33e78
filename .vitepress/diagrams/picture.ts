// Picture: a story that was run. Nothing in it is drawn by hand, so it cannot show what the simulator doesn't do.
//
// Owns:   running a story with the real SDK, in this process, on virtual time.

import { Scenario, sequenceOf } from '#scenario';
import type { ScenarioOptions, SequenceModel } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { readApp, toldWords } from '../figures/app-folder.ts';
import { sayWord, type ToldWord } from '../figures/say-word.ts';
import type { Story } from './story.ts';

/** A picture as pages show it. Plain data. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly scenes: readonly { readonly title: string; readonly model: SequenceModel }[];
}

/**
 * Runs a story.
 *
 * @param root the folder to which the story's app folders are relative.
 * @throws {Error} the app cannot be loaded, or a word fails.
 */
export async function runStory(story: Story, root: string): Promise<Picture> {
  const app = readApp(story.app, root);
  const scenes = [];
  for (const { title, words } of story.scenes)
    scenes.push({ title, model: await runScene(app, toldWords(words, root)) });
  return { title: story.title, description: story.description, scenes };
}

async function runScene(app: ScenarioOptions['app'], words: readonly ToldWord[]): Promise<SequenceModel> {
  const worker = inProcessWorker();
  try {
    const scenario = Scenario.open({ app, worker });
    await scenario.load(); // as in the page, so that also a deployment that comes first takes another app's place
    for (const word of words) await sayWord(scenario, word);
    return sequenceOf(scenario.records, { startMs: scenario.startMs });
  } finally {
    await worker.stop();
  }
}
