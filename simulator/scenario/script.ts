// Script: the inputs of a run, in order. A run is a value, so the same script on a fresh task hub is the same run.
//
// Owns:   the words as data, and how each reads as a line of the story.
// Never:  executes a word (scenario.ts).

import type { ActivityStub, EntityId, Repeated } from '#core';
import { elapsedText, schedulerId } from '#core';
import type { Deployment } from './scenario-shapes.ts';

/** One word that was spoken to a scenario. */
export type Word =
  | { readonly word: 'add'; readonly files: Readonly<Record<string, string>> }
  | { readonly word: 'settings'; readonly values: Readonly<Record<string, string>> }
  | { readonly word: 'stub'; readonly activity: string; readonly stub: ActivityStub }
  | {
      readonly word: 'start';
      readonly orchestrator: string;
      readonly instanceId: string | undefined;
      readonly input: string | null;
    }
  | { readonly word: 'raise'; readonly instanceId: string; readonly event: string; readonly data: string | null }
  | { readonly word: 'signal'; readonly entity: EntityId; readonly operation: string; readonly input: string | null }
  | { readonly word: 'terminate'; readonly instanceId: string; readonly reason: string | null }
  | {
      readonly word: 'http';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | undefined;
      /** It comes between two moments: no `answer` waits for it, and it is not counted among the requests. */
      readonly isAside?: true;
    }
  | {
      readonly word: 'answer';
      /** Which `http` word of the script it is that waits on virtual time, from 0. */
      readonly request: number;
      readonly method: string;
      readonly path: string;
    }
  | { readonly word: 'twice'; readonly what: Repeated }
  | { readonly word: 'deploy'; readonly app: Deployment }
  | { readonly word: 'advance'; readonly ms: number }
  | { readonly word: 'next' | 'step' | 'untilIdle' | 'crash' };

/** A word as people read it. */
export function wordText(word: Word): string {
  switch (word.word) {
    case 'add':
      return `add ${Object.keys(word.files).join(', ')}`;
    case 'settings':
      return `set ${Object.keys(word.values).join(', ')}`;
    case 'stub':
      return `stand in for ${word.activity}${behaviourText(word.stub)}`;
    case 'start':
      return `start ${word.orchestrator}${word.instanceId ? ` as ${word.instanceId}` : ''}${withText(word.input)}`;
    case 'raise':
      return `raise ${word.event} on ${word.instanceId}${withText(word.data)}`;
    case 'signal':
      return `signal ${word.operation} of ${schedulerId(word.entity)}${withText(word.input)}`;
    case 'terminate':
      return `terminate ${word.instanceId}`;
    case 'http':
      return `${word.method} ${word.path}${withText(word.body ?? null)}`;
    case 'answer':
      return `wait for the answer to ${word.method} ${word.path}`;
    case 'twice':
      return 'activity' in word.what ? `run ${word.what.activity} twice` : `deliver ${word.what.message} twice`;
    case 'deploy':
      return `deploy ${deploymentText(word.app)}`;
    case 'advance':
      return word.ms === 0 ? 'run what is due' : `advance the clock by ${elapsedText(word.ms)}`;
    case 'next':
      return 'run what is due next';
    case 'step':
      return 'run one moment';
    case 'untilIdle':
      return 'run until idle';
    case 'crash':
      return 'crash the worker';
  }
}

/** What a stand-in does, as far as one sentence tells it. */
function behaviourText({ returns, fails, takesMs }: ActivityStub): string {
  const takes = takesMs === undefined ? '' : ` after ${elapsedText(takesMs)}`;
  if (fails !== undefined) return `, which fails with ${shortened(JSON.stringify(fails))}${takes}`;
  if (returns !== undefined && returns !== null) return `, which returns ${shortened(returns)}${takes}`;
  return takes === '' ? '' : `, which ends${takes}`;
}

function deploymentText({ files, settings = {} }: Deployment): string {
  const names = Object.keys(settings);
  const parts = names.length > 0 ? [`the settings ${names.join(', ')}`] : [];
  if (files) parts.unshift(Object.keys(files).join(', '));
  return parts.length > 0 ? parts.join(' and ') : 'the app itself';
}

function withText(json: string | null): string {
  if (json === null || json === '') return '';
  return ` with ${shortened(json)}`;
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
