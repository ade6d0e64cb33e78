// Word deeds: what each word does.
//
// Owns:   which words need the app to be loaded, and to whom each is passed on.
// Never:  keeps the script or the order of the words (speech.ts).

import type { TaskHub, VirtualClock } from '#core';
import type { Loading } from './loading.ts';
import type { Runner } from './runner.ts';
import type { Word } from './script.ts';

/** The world in which a word does something. */
export interface WordWorld {
  readonly hub: TaskHub;
  readonly clock: VirtualClock;
  readonly loading: Loading;
  readonly runner: Runner;
}

/**
 * Does what a word says.
 *
 * @throws {Error} as the word that was said does (scenario.ts).
 */
export async function doWord(word: Word, { hub, clock, loading, runner }: WordWorld): Promise<unknown> {
  if (word.word === 'add') return loading.change({ files: word.files });
  if (word.word === 'settings') return loading.change({ settings: word.values });
  if (word.word === 'stub') return loading.stub(word.activity, word.stub);
  if (word.word === 'deploy') return loading.deploy(word.app);
  if (word.word === 'twice') return loading.twice(word.what);
  await loading.load();
  switch (word.word) {
    case 'start':
      return hub.start({ name: word.orchestrator, instanceId: word.instanceId, input: word.input });
    case 'raise':
      return void hub.raiseEvent(word.instanceId, word.event, word.data);
    case 'signal':
      return void hub.entities.signal(word.entity, word.operation, word.input);
    case 'terminate':
      return void hub.terminate(word.instanceId, word.reason);
    case 'http':
      return runner.send(word);
    case 'answer':
      return runner.runUntilAnswered(word.request);
    case 'advance':
      return runner.runUntil(clock.nowMs() + word.ms);
    case 'next':
      return runner.runNextInstant();
    case 'step':
      return runner.runOne(Infinity);
    case 'untilIdle':
      return runner.runWhile(Infinity);
    case 'crash':
      return hub.crash();
  }
}
