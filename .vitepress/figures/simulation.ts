// Simulation: what a live figure is told to run, and its words for people.
//
// Owns:   the shapes, and the sentences of a story's words and of what a press did.
// Never:  runs anything in the page: the hub worker does.

import { elapsedText, sequenceOf } from '#scenario';
import type { SequenceStep } from '#scenario';
import type { AppSources } from '#core';
import type { StoryWord } from '../diagrams/story.ts';
import type { RunView } from '../playground/session-messages.ts';
import { deedOf } from '../playground/situation.ts';
import type { ToldWord } from './say-word.ts';

/** A story that can be run in the page. */
export interface ToldStory {
  readonly app: AppSources;
  readonly scenes: readonly { readonly title: string; readonly words: readonly ToldWord[] }[];
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
    case 'deploy':
      return `Deploy ${word.app.map((folder) => `\`${folder}\``).join(' with ')}`;
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

/** More than that nobody listens to. */
const mostSteps = 5;

/** What happened between two views of a run, in the words of the diagram where it shows it. */
export function whatHappened(before: RunView | null, after: RunView): string {
  const known = new Set(before ? modelOf(before).steps.map(({ key }) => key) : []);
  const steps = modelOf(after).steps.filter(({ key }) => !known.has(key));
  const deed = stepsAsText(steps) || deedOf(after.records.slice(before?.records.length ?? 0));
  if (deed) return deed;
  return after.nowMs > (before?.nowMs ?? after.nowMs)
    ? `Nothing happens until ${elapsedText(after.nowMs - after.startMs)}.`
    : 'Nothing is left to run.';
}

function stepsAsText(steps: readonly SequenceStep[]): string {
  const last = steps.slice(-mostSteps);
  let toldMs: number | undefined;
  const sentences = last.map((step) => {
    const isNewTime = step.kind !== 'time' && step.atMs !== toldMs;
    if (isNewTime) toldMs = step.atMs;
    return isNewTime ? `At ${elapsedText(step.atMs)}: ${step.sentence}` : step.sentence;
  });
  const left = steps.length - last.length;
  if (left > 0) sentences.unshift(`The diagram shows ${String(left)} more before this.`);
  return sentences.join(' ');
}

const modelOf = ({ records, startMs }: RunView) => sequenceOf(records, { startMs });
