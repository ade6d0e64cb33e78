// Capsule words: the words of a saved run.
//
// Owns:   which members each word has.
// Never:  says what a word does (word-deeds.ts).

import { count, deployment, hasMembers, isObject, isWholeNumber, json } from './capsule-shapes.ts';
import { membersOf, optional, text, texts, WrongMember, yes } from './capsule-shapes.ts';
import type { Shape } from './capsule-shapes.ts';
import type { Word } from './script.ts';

const standIn: Shape = {
  fits: (value) =>
    hasMembers(value, {
      returns: optional(json),
      fails: optional(text),
      onlyFor: optional(json),
      after: optional(count),
      times: optional(count),
      takesMs: optional(count),
    }),
  should: 'say what stands in for an activity',
};
const entity: Shape = { fits: (value) => hasMembers(value, { name: text, key: text }), should: 'be a name and a key' };
const repeated: Shape = {
  fits: (value) => hasMembers(value, { activity: text }) || hasMembers(value, { message: text }),
  should: 'name an activity or a message',
};
const duration: Shape = {
  fits: (value) => Number.isFinite(value) && (value as number) >= 0,
  should: 'be a time in milliseconds',
};

/** C4 of capsule.ts: whoever changes one of these changes the version. */
const members: Readonly<Record<Word['word'], Readonly<Record<string, Shape>>>> = {
  add: { files: texts },
  settings: { values: texts },
  stub: { activity: text, stub: standIn },
  start: { orchestrator: text, instanceId: optional(text), input: json },
  raise: { instanceId: text, event: text, data: json },
  signal: { entity, operation: text, input: json },
  terminate: { instanceId: text, reason: { ...text, fits: (value) => value === null || text.fits(value) } },
  http: { method: text, path: text, headers: texts, body: optional(text), isAside: optional(yes) },
  answer: { request: { ...count, fits: isWholeNumber }, method: text, path: text },
  twice: { what: repeated },
  deploy: { app: deployment },
  advance: { ms: duration },
  next: {},
  step: {},
  untilIdle: {},
  crash: {},
};

/**
 * Reads a word.
 *
 * @param number which word of the run it is, from 1.
 * @throws {WrongMember} it is none.
 */
export function readWord(value: unknown, number: number): Word {
  const name = isObject(value) ? value['word'] : undefined;
  if (!isObject(value) || typeof name !== 'string') throw new WrongMember(`word ${number} is no word`);
  if (!isKnown(name)) {
    throw new WrongMember(`word ${number} is ${JSON.stringify(name)}, which this workshop does not know`);
  }
  return { word: name, ...membersOf(`${name}, word ${number}: `, value, members[name]) } as unknown as Word;
}

function isKnown(name: string): name is Word['word'] {
  return Object.hasOwn(members, name);
}
