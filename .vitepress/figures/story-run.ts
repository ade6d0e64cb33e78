// Story run: a scene of a story, carried out a bit at a time.
//
// Owns:   how far the scene has come.
// Never:  runs what is due before the scene lets time pass.
//
// R1. Whatever the size of the bits, the run is the one that the picture of the scene shows.
// R2. When the scene is over, time goes on: what is still due can be run.

import { durationMs } from '#scenario';
import type { Scenario } from '#scenario';
import { sayWord, type ToldWord } from './say-word.ts';

/** Words that let time pass; the others happen at once. */
const timeWords: readonly ToldWord['word'][] = ['advance', 'next', 'step', 'until idle'];

/** One scene's run. */
export class StoryRun {
  readonly #scenario: Scenario;
  readonly #words: readonly ToldWord[];
  #told = 0;
  /** Until when the current word lets time pass, in milliseconds since the beginning; undefined before it has begun. */
  #untilMs: number | undefined;

  constructor(scenario: Scenario, words: readonly ToldWord[]) {
    this.#scenario = scenario;
    this.#words = words;
    this.#skipWhatIsOver();
  }

  /** How many words are over. */
  get told(): number {
    return this.#told;
  }

  /** The next word that happens at once, or one moment of work, or the rest of a time in which nothing is due. */
  async step(): Promise<void> {
    const word = this.#words[this.#told];
    if (!word) await this.#scenario.step();
    else if (timeWords.includes(word.word)) await this.#passTime(word);
    else await this.#say(word);
    this.#skipWhatIsOver();
  }

  /** A step, and everything else that is due at the instant to which it leads. */
  async next(): Promise<void> {
    await this.step();
    while (this.#isDue(this.#scenario.now()) && this.#letsTimePass()) await this.step();
  }

  async #say(word: ToldWord): Promise<void> {
    this.#told += 1; // a word that fails is over as well
    await sayWord(this.#scenario, word);
  }

  async #passTime(word: ToldWord): Promise<void> {
    this.#untilMs ??= this.#endOf(word);
    if (this.#isDue(this.#untilMs)) await this.#scenario.step();
    else if (word.word === 'advance') await this.#scenario.advance(this.#untilMs - this.#scenario.now());
    if (word.word === 'step') this.#end();
  }

  #skipWhatIsOver(): void {
    while (this.#isOver()) this.#end();
  }

  /** A word that lets time pass is over when nothing is left of its time; one that only runs what is due, where nothing is. */
  #isOver(): boolean {
    const word = this.#words[this.#told]?.word;
    if (word === undefined || !timeWords.includes(word)) return false;
    if (word !== 'advance' && this.#scenario.nextDue() === null) return true;
    if (this.#untilMs === undefined || this.#isDue(this.#untilMs)) return false;
    return word !== 'advance' || this.#scenario.now() >= this.#untilMs;
  }

  #end(): void {
    this.#told += 1;
    this.#untilMs = undefined;
  }

  #endOf(word: ToldWord): number {
    if (word.word === 'advance') return this.#scenario.now() + durationMs(word.duration);
    const nowMs = this.#scenario.now();
    return word.word === 'next' ? Math.max(nowMs, this.#scenario.nextDue() ?? nowMs) : Infinity;
  }

  #letsTimePass(): boolean {
    const word = this.#words[this.#told];
    return !word || timeWords.includes(word.word);
  }

  #isDue(byMs: number): boolean {
    const dueMs = this.#scenario.nextDue();
    return dueMs !== null && dueMs <= byMs;
  }
}
