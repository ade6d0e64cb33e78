// Capsule reader: a saved run out of text that somebody brings.
//
// Owns:   what is demanded of such a file, and one clear sentence for each way in which it is wrong.
// Never:  runs anything of it, and never keeps a member that it does not know.
//
// R1. What is read can be replayed without further looking: every word is one, and every file that is evaluated is there.

import type { AppSources, Disturbance, Fault } from '#core';
import { CAPSULE_KIND, CAPSULE_VERSION, withoutProbes } from './capsule.ts';
import type { RunCapsule } from './capsule.ts';
import {
  count,
  hasMembers,
  isObject,
  isWholeNumber,
  membersOf,
  optional,
  sources,
  text,
  WrongMember,
} from './capsule-shapes.ts';
import type { Shape } from './capsule-shapes.ts';
import { readWord } from './capsule-words.ts';
import type { Schedule } from './schedule.ts';

/** A file is no run that can be replayed. The message is one sentence for whoever brought it. */
export class CapsuleError extends Error {
  override readonly name = 'CapsuleError';
}

const bySaveRun = 'choose one that "Save run" has made';

const members: Readonly<Record<string, Shape>> = {
  exercise: optional(text),
  savedAt: { fits: (value) => typeof value === 'string' && Number.isFinite(Date.parse(value)), should: 'be a time' },
  seed: { fits: isWholeNumber, should: 'be a whole number' },
  startMs: { fits: isInstant, should: 'be a time in milliseconds' },
  fault: optional({ fits: isFault, should: 'say at which moment the worker dies' }),
  disturbances: optional({ fits: areDisturbances, should: 'be a list of what goes wrong' }),
  schedule: optional({ fits: areDeviations, should: 'be a list of deviations' }),
  otherWorld: optional(count),
  app: sources,
  words: { fits: Array.isArray, should: 'be a list' },
  cameTo: optional(text),
};

/**
 * Reads a saved run.
 *
 * @throws {CapsuleError} the text is none.
 */
export function readCapsule(text: string): RunCapsule {
  const data = parsed(text);
  if (!isObject(data) || data['kind'] !== CAPSULE_KIND) throw new CapsuleError(whatElse(data));
  refuseVersion(data['version']);
  try {
    const read = membersOf('', data, members) as unknown as Omit<RunCapsule, 'kind' | 'version'>;
    const words = read.words.map((word, index) => readWord(word, index + 1));
    refuseMissingFile(read.app);
    return { ...read, kind: CAPSULE_KIND, version: CAPSULE_VERSION, app: withoutProbes(read.app), words };
  } catch (error) {
    if (error instanceof WrongMember) throw new CapsuleError(`The run in this file is damaged: ${error.message}.`);
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CapsuleError(`This file is not JSON, so it is no saved run; ${bySaveRun}.`);
  }
}

/** JSON that is something else. */
function whatElse(data: unknown): string {
  const events = isObject(data) ? data['historyEvents'] : data;
  const isHistory = Array.isArray(events) && events.some((event) => isObject(event) && 'EventType' in event);
  return isHistory
    ? 'This file is the history of an instance and no saved run: it tells what happened, but not which code ran and what was said to it, so it cannot be replayed.'
    : `This file is JSON, but no saved run; ${bySaveRun}.`;
}

function refuseVersion(version: unknown): void {
  if (!isWholeNumber(version) || version < 1)
    throw new CapsuleError(`The run in this file is damaged: "version" has to be a whole number.`);
  if (version > CAPSULE_VERSION)
    throw new CapsuleError(
      `This run was saved by a newer workshop (version ${version} of the file; this one reads up to ${CAPSULE_VERSION}); open it there.`,
    );
}

function refuseMissingFile({ files, entryPoints }: AppSources): void {
  const missing = entryPoints.find((path) => !Object.hasOwn(files, path));
  if (missing !== undefined) throw new WrongMember(`its app begins with ${missing}, which is not in it`);
}

/** An instant of the calendar that JavaScript has. */
function isInstant(value: unknown): boolean {
  return isWholeNumber(value) && !Number.isNaN(new Date(value).getTime());
}

function isFault(value: unknown): value is Fault {
  if (!isObject(value) || (value['kind'] !== 'after' && value['kind'] !== 'during')) return false;
  return value['moment'] === 'every episode' || isWholeNumber(value['moment']);
}

function areDisturbances(value: unknown): value is Disturbance[] {
  return Array.isArray(value) && value.every(isDisturbance);
}

function areDeviations(value: unknown): value is Schedule {
  return Array.isArray(value) && value.every((one) => isDeviation(one) || isDisturbance(one));
}

/** What comes between two moments is not among the words, so no such run can be saved. */
function isDeviation(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind } = value;
  if (kind === 'tie' || kind === 'message order') return hasMembers(value, { at: count, choice: count });
  if (kind === 'early' || kind === 'late' || kind === 'twice') return hasMembers(value, { input: count });
  return kind === 'crash' && isFault(value['fault']);
}

function isDisturbance(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value['kind'] === 'message twice') return isWholeNumber(value['message']);
  return (value['kind'] === 'activity twice' || value['kind'] === 'activity fails') && isWholeNumber(value['activity']);
}
