// Speech: the words of one run, as they are said.
//
// Owns:   their order, the script and the story that they make, and who hears how they end.
// Never:  knows what a word does (word-deeds.ts).
//
// P1. Words are carried out one after the other, in the order in which they were said; one that fails keeps none back.
// P2. A word is part of the script from when it is carried out, also where it is refused.

import { elapsedText } from '#core';
import type { SaidWord } from './rerun.ts';
import type { ScenarioOptions } from './scenario-shapes.ts';
import { wordText, type Word } from './script.ts';

/** What whoever says a word gets in the place of its promise. */
export type Hearing = <Result>(said: Promise<Result>) => Promise<Result>;

const unchanged: Hearing = (said) => said;

/** What is said to a scenario. */
export class Speech {
  readonly script: SaidWord[] = [];
  /** One line per word, with the time. */
  readonly story: string[] = [];
  readonly #does: (word: Word) => Promise<unknown>;
  readonly #now: () => number;
  readonly #options: Pick<ScenarioOptions, 'hear' | 'onWord'>;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param now milliseconds since the run began. */
  constructor(
    does: (word: Word) => Promise<unknown>,
    now: () => number,
    options: Pick<ScenarioOptions, 'hear' | 'onWord'>,
  ) {
    this.#does = does;
    this.#now = now;
    this.#options = options;
  }

  /** To be called where a word is said: what whoever says it gets in the place of its promise. */
  hearing(): Hearing {
    return this.#options.hear?.() ?? unchanged;
  }

  /** P1. */
  inTurn<Result>(word: Word): Promise<Result> {
    const said = this.#turn.then(() => this.atOnce(word));
    this.#turn = said.catch(() => undefined);
    return said as Promise<Result>;
  }

  /** Not in turn: the word that runs the moments goes on afterwards. */
  async atOnce(word: Word): Promise<unknown> {
    const said = { word, isRefused: false };
    this.script.push(said);
    this.story.push(`${elapsedText(this.#now())} ${wordText(word)}`);
    try {
      return await this.#does(word);
    } catch (error) {
      said.isRefused = true;
      throw error;
    } finally {
      this.#options.onWord?.();
    }
  }
}
