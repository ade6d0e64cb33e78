// Picture: a story that was run. Nothing in it is drawn by hand, so it cannot show what the simulator doesn't do.
//
// Owns:   running a story with the real SDK, in this process, on virtual time.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Scenario, sequenceOf } from '#scenario';
import type { ScenarioOptions, SequenceModel } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import type { Story, StoryWord } from './story.ts';

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
  const app = readApp(story.app.map((folder) => path.join(root, folder)));
  const scenes = [];
  for (const { title, words } of story.scenes) scenes.push({ title, model: await runScene(app, words) });
  return { title: story.title, description: story.description, scenes };
}

async function runScene(app: ScenarioOptions['app'], words: readonly StoryWord[]): Promise<SequenceModel> {
  const worker = inProcessWorker();
  try {
    const scenario = Scenario.open({ app, worker });
    for (const word of words) await say(scenario, word);
    return sequenceOf(scenario.records, { startMs: scenario.startMs });
  } finally {
    await worker.stop();
  }
}

async function say(scenario: Scenario, word: StoryWord): Promise<unknown> {
  switch (word.word) {
    case 'start':
      return scenario.start(word.orchestrator, word);
    case 'raise':
      return scenario.raise(word.instanceId, word.event, word.data);
    case 'terminate':
      return scenario.terminate(word.instanceId);
    case 'http':
      return scenario.http(word.method, word.path, word);
    case 'advance':
      return scenario.advance(word.duration);
    case 'next':
      return scenario.next();
    case 'step':
      return scenario.step();
    case 'until idle':
      return scenario.untilIdle();
    case 'crash':
      return scenario.crash();
  }
}

/** The app in some folders, of which the later overlay the earlier; `src/functions/*.ts` is what starts it, else every file. */
function readApp(folders: readonly string[]): ScenarioOptions['app'] {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.ts$/.test(entry)) files[entry.replaceAll(path.sep, '/')] = readFileSync(path.join(folder, entry), 'utf8');
    }
  }
  const paths = Object.keys(files).sort();
  const functions = paths.filter((one) => /^src\/functions\/[^/]+\.ts$/.test(one));
  return { files, entryPoints: functions.length > 0 ? functions : paths };
}
