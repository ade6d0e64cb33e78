import type { Scenario } from '#scenario';
import type { StoryWord } from '../diagrams/story.ts';

/**
 * Says a word of a story to a scenario.
 *
 * @throws {Error} the word fails, as it does in the scenario.
 */
export function sayWord(scenario: Scenario, word: StoryWord): Promise<unknown> {
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
