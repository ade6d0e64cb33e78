import type { AppSources } from '#core';
import type { Scenario } from '#scenario';
import type { DeployWord, StoryWord } from '../diagrams/story.ts';

/** A word with all that is needed to say it: a deployment has the sources of its app. */
export type ToldWord = Exclude<StoryWord, DeployWord> | (DeployWord & { readonly sources: AppSources });

/**
 * Says a word of a story to a scenario.
 *
 * @throws {Error} the word fails, as it does in the scenario.
 */
export function sayWord(scenario: Scenario, word: ToldWord): Promise<unknown> {
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
    case 'deploy':
      return scenario.deploy(word.sources);
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
