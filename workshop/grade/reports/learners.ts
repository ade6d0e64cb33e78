// Learners: who a submission is of, for a gradebook that knows people and not folders.
//
// Owns:   the reading of a roster, and the matching of submissions with the people on it.
//
// K1. A submission is matched by its name alone: with a person's name (also `Lovelace, Ada`), e-mail address, ID number, ID or
//     login, or with what stands before the @. Capitals, accents' forms and signs between words don't count.
// K2. The names that gradebooks give to downloads are understood: Moodle's `Ada Lovelace_123_assignsubmission_file_`, and Canvas'
//     `lovelaceada_LATE_123_456_app`, where 123 is the ID.
// K3. Nobody gets the points of somebody else: where two people fit a name, or two submissions fit a person, none of them is
//     matched, and the reason says so.
// K4. An export of a gradebook will do as a roster. The row in which Canvas says how many points there are is nobody.

import { parse } from 'csv-parse/sync';
import { UsageError } from '../../command.ts';
import { byReading } from './reading-order.ts';
import { shownLine, shownName } from './words.ts';

/** One person. What is not known is an empty text. */
export interface Learner {
  readonly name: string;
  readonly email: string;
  /** What the institution calls them: Moodle's "ID number", Canvas' "SIS User ID". */
  readonly idnumber: string;
  /** What the gradebook calls them. */
  readonly id: string;
  readonly login: string;
}

/** Who a submission is of, or one sentence that says why nobody. */
export type Match = { readonly learner: Learner } | { readonly why: string };

/** What a column may be called, without capitals and signs. */
const COLUMNS: Readonly<Record<keyof Learner, readonly string[]>> = {
  name: ['name', 'fullname', 'student', 'learner'],
  email: ['email', 'emailaddress', 'mail'],
  idnumber: ['idnumber', 'sisuserid', 'sisid', 'studentid', 'studentnumber'],
  id: ['id', 'userid', 'canvasid', 'moodleid'],
  login: ['login', 'username', 'sisloginid', 'loginid', 'githubusername'],
};

const FIRST_NAME = ['firstname', 'givenname'];
const LAST_NAME = ['lastname', 'surname', 'familyname'];

/**
 * Reads a roster: CSV with a header, in which at least one column says who somebody is.
 *
 * @param source names the file in the message.
 * @throws {UsageError} it is no CSV, or has no such column.
 */
export function readRoster(text: string, source = 'The roster'): readonly Learner[] {
  const [header = [], ...rows] = parsedCsv(text, source);
  const indexOf = (names: readonly string[]): number => header.findIndex((cell) => names.includes(plainKey(cell)));
  const cellOf = (row: readonly string[], names: readonly string[]): string => row[indexOf(names)]?.trim() ?? '';
  if ([...Object.values(COLUMNS), LAST_NAME].every((names) => indexOf(names) < 0)) {
    throw new UsageError(`${source} needs a first line that names its columns: name, email, idnumber, id or login.`);
  }
  return rows.filter(isPerson).map((row) => ({
    name:
      cellOf(row, COLUMNS.name) ||
      [FIRST_NAME, LAST_NAME]
        .map((part) => cellOf(row, part))
        .join(' ')
        .trim(),
    email: cellOf(row, COLUMNS.email),
    idnumber: cellOf(row, COLUMNS.idnumber),
    id: cellOf(row, COLUMNS.id),
    login: cellOf(row, COLUMNS.login),
  }));
}

/** K4. */
const isPerson = ([first]: readonly string[]): boolean => first?.trim() !== 'Points Possible';

function parsedCsv(text: string, source: string): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new UsageError(`${source} is not CSV: ${(error as Error).message}`);
  }
}

/** A comma, a semicolon or a tab: what the first line has most of. */
export function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const countOf = (sign: string): number => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
}

/** Who each submission is of (K1–K3), by the submission's name. */
export function matchLearners(names: readonly string[], learners: readonly Learner[]): ReadonlyMap<string, Match> {
  const fits = fittingLearners(names, learners);
  return new Map(
    names.map((name) => {
      const match = onlyOne(fits.get(name));
      if (!('learner' in match)) return [name, match];
      const others = names.filter((other) => other !== name && isOnly(fits.get(other), match.learner));
      return [name, others.length > 0 ? { why: samePerson(others) } : match];
    }),
  );
}

/** Who it is where one alone fits; of that others may be of the same person, nothing is known here. */
export function onlyOne([learner, second]: readonly Learner[] = []): Match {
  if (!learner) return { why: 'Nobody on the roster has this name, e-mail address, ID or login.' };
  if (second) return { why: severalFit(learner, second) };
  return { learner };
}

/** Why nobody gets the points where two people fit (K3). */
export const severalFit = (one: Learner, other: Learner): string =>
  `Several people on the roster fit: ${one.name}, ${other.name}.`;

/** Who and what is left over when submissions and people are brought together. */
export interface LeftOver {
  /** No submission fits them. Who is one of several that one fits is not among them: it may be theirs. */
  readonly people: readonly Learner[];
  /** The names of submissions that fit nobody. */
  readonly submissions: readonly string[];
}

/** The people without a submission, in the order of the roster, and the submissions without a person. */
export function leftOver(names: readonly string[], learners: readonly Learner[]): LeftOver {
  const fits = fittingLearners(names, learners);
  const fitted = new Set([...fits.values()].flat());
  return {
    people: learners.filter((learner) => !fitted.has(learner) && learnerName(learner) !== ''),
    submissions: names.filter((name) => fits.get(name)?.length === 0),
  };
}

/** Why nobody gets the points of a submission that others are of the same person as (K3). */
export const samePerson = (others: readonly string[]): string =>
  `${others.length === 1 ? 'Another submission is' : 'Other submissions are'} of the same person: ${others.map(shownName).join('; ')}.`;

/** What is said of people whom no submission fits, without an end. */
export const absentWords = ({ length }: readonly Learner[]): string =>
  `No submission fits ${length === 1 ? '1 person' : `${length} people`} on the roster`;

/** What people are called, in the order in which they are read. */
export const namesOf = (people: readonly Learner[]): readonly string[] =>
  people.map(learnerName).sort(byReading).map(shownLine);

/** What somebody is called for people. */
const learnerName = ({ name, email, login, idnumber, id }: Learner): string =>
  [name, email, login, idnumber, id].find((one) => one !== '') ?? '';

/** The people whom each submission's name fits (K1, K2). */
export function fittingLearners(
  names: readonly string[],
  learners: readonly Learner[],
): ReadonlyMap<string, readonly Learner[]> {
  const byKey = new Map<string, Set<Learner>>();
  for (const learner of learners) {
    for (const key of keysOf(learner)) byKey.set(key, (byKey.get(key) ?? new Set()).add(learner));
  }
  return new Map(names.map((name) => [name, candidates(name, byKey)]));
}

const isOnly = (found: readonly Learner[] | undefined, learner: Learner): boolean =>
  found?.length === 1 && found[0] === learner;

/** The people that the most telling form of a name fits. */
function candidates(name: string, byKey: ReadonlyMap<string, ReadonlySet<Learner>>): readonly Learner[] {
  for (const key of submissionKeys(name)) {
    const found = byKey.get(key);
    if (found) return [...found];
  }
  return [];
}

/** What a submission's name may say, the most telling first (K2). */
function submissionKeys(name: string): readonly string[] {
  const [, moodle] = /^(.+?)_\d+_assignsubmission_/.exec(name) ?? [];
  const [, canvasName, canvasId] = /^([^_]+)_(?:LATE_)?(\d+)_\d+_/i.exec(name) ?? [];
  return [name, moodle, canvasId, canvasName].flatMap((one) => (one === undefined ? [] : [plainKey(one)]));
}

function keysOf({ name, email, idnumber, id, login }: Learner): readonly string[] {
  const turned = name.includes(',') ? name.split(',').reverse().join(' ') : name.split(' ').reverse().join(' ');
  return [name, turned, email, email.split('@')[0] ?? '', idnumber, id, login]
    .map(plainKey)
    .filter((key) => key !== '');
}

/** A text without what people write in one way or another: capitals, blanks and signs. */
function plainKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}@]/gu, '');
}
