// Simulation: what a live figure is told to run, and its words for people.
//
// Owns:   the shapes, and the sentences of a story's words and of what a press did.
// Never:  runs anything in the page: the hub worker does.

import { describeSequence, elapsedText, sequenceOf } from '#scenario';
import type { AppSources } from '#core';
import type { StoryScene, StoryWord } from '../diagrams/story.ts';
import type { RunView } from '../playground/session-messages.ts';
import { deedOf } from '../playground/situation.ts';

/** A story that can be run in the page. */
export interface ToldStory {
  readonly app: AppSources;
  readonly scenes: readonly StoryScene[];
}

/** What a page has of a story before somebody runs it. */
export interface Simulation {
  readonly title: string;
  /** Fetches the rest. */
  load(): Promise<ToldStory>;
}

/** A word of a story as a line that people read. */
export function lineOf(word: StoryWord): string {
  switch (word.word) {
    case 'start':
      return withJson(`Start \`${word.orchestrator}\` as \`${word.instanceId}\``, word.input);
    case 'raise':
      return withJson(`Raise \`${word.event}\` on \`${word.instanceId}\``, word.data);
    case 'terminate':
      return `Terminate \`${word.instanceId}\``;
    case 'http':
      return `Send \`${word.method} ${word.path}\`${word.body === undefined ? '' : ` with \`${word.body}\``}`;
    case 'advance':
      return `Let ${word.duration} pass`;
    case 'next':
      return 'Go to the next instant at which something is due';
    case 'step':
      return 'Run one moment of work';
    case 'until idle':
      return 'Go on until nothing is due';
    case 'crash':
      return 'Crash the worker';
  }
}

const withJson = (words: string, data: unknown): string =>
  data === undefined ? words : `${words} with \`${JSON.stringify(data)}\``;

const mostSentences = 4;

/** What happened between two views of a run, in the words of the diagram where it shows it. */
export function whatHappened(before: RunView | null, after: RunView): string {
  const known = new Set(before ? modelOf(before).steps.map(({ key }) => key) : []);
  const model = modelOf(after);
  const sentences = describeSequence(model).filter((_, index) => !known.has(model.steps[index]?.key ?? ''));
  if (sentences.length > mostSentences) {
    const more = sentences.length - mostSentences;
    return [`${String(more)} earlier steps are in the diagram.`, ...sentences.slice(more)].join(' ');
  }
  const deed = sentences.join(' ') || deedOf(after.records.slice(before?.records.length ?? 0));
  if (deed) return deed;
  return after.nowMs > (before?.nowMs ?? after.nowMs)
    ? `Nothing happens until ${elapsedText(after.nowMs - after.startMs)}.`
    : 'Nothing is left to run.';
}

const modelOf = ({ records, startMs }: RunView) => sequenceOf(records, { startMs });
