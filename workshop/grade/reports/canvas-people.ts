// Canvas people: which line of a Canvas export a submission belongs to, with what a roster knows beside it.
//
// Owns:   the way from a submission to a line, straight or by way of the roster.
//
// M1. Whom the roster knows, Canvas knows by an ID, login or address that both have, or else by a name that both have once.
// M2. Nobody gets the points of somebody else (K3 of learners.ts): submissions of one person name each other, whether it is the export
//     or the roster that says so; and where several people on the roster fit, only an ID or a login in the export decides.

import type { CsvCell } from './csv-cells.ts';
import { fittingLearners, matchLearners, onlyOne, samePerson, severalFit } from './learners.ts';
import type { Learner } from './learners.ts';

/** One person of an export, and the cell of ours beside them. */
export interface CanvasLine {
  readonly learner: Learner;
  readonly cell: CsvCell;
}

/** A line, or one sentence that says why there is none. */
export type FoundLine = CanvasLine | string;

/** The line of each submission, by the submission's name. */
export function linesOfSubmissions(
  names: readonly string[],
  lines: readonly CanvasLine[],
  roster: readonly Learner[],
): ReadonlyMap<string, FoundLine> {
  const people = peopleOf(names, lines, roster);
  return new Map(
    [...people].map(([name, person]) => {
      const others = names.filter((other) => other !== name && isSame(person, people.get(other)));
      return [name, others.length > 0 ? samePerson(others) : person.found];
    }),
  );
}

/** Whom a submission is of: the only one on the roster who fits, and in the export. */
interface Person {
  readonly known: Learner | undefined;
  readonly found: FoundLine;
}

/** M2. */
const isSame = ({ known, found }: Person, other: Person | undefined): boolean =>
  (known !== undefined && known === other?.known) || (typeof found === 'object' && found === other?.found);

function peopleOf(
  names: readonly string[],
  lines: readonly CanvasLine[],
  roster: readonly Learner[],
): ReadonlyMap<string, Person> {
  const onRoster = fittingLearners(names, roster);
  const byRoster = lineOfPerson(lines, roster);
  const byName = lineOfName(names, lines, ({ learner }) => learner);
  const byId = lineOfName(names, lines, ({ learner }) => ({ ...learner, name: '' }));
  return new Map(
    names.map((name): [string, Person] => {
      const [known, second] = onRoster.get(name) ?? [];
      if (!known) return [name, { known, found: byName(name) }];
      if (!second) return [name, { known, found: byRoster(known) ?? byName(name) }];
      const sure = byId(name);
      return [name, { known: undefined, found: typeof sure === 'object' ? sure : severalFit(known, second) }];
    }),
  );
}

/** Finds the line that the name of a submission fits, by what is told of the person in it. */
function lineOfName(
  names: readonly string[],
  lines: readonly CanvasLine[],
  told: (line: CanvasLine) => Learner,
): (name: string) => FoundLine {
  const byLearner = new Map(lines.map((line) => [told(line), line]));
  const fits = fittingLearners(names, [...byLearner.keys()]);
  return (name) => {
    const match = onlyOne(fits.get(name));
    if ('why' in match) return match.why.replace('on the roster', 'in the Canvas export');
    return byLearner.get(match.learner) ?? '';
  };
}

/** Finds the only line of a person on the roster (M1). */
function lineOfPerson(
  lines: readonly CanvasLine[],
  roster: readonly Learner[],
): (known: Learner) => CanvasLine | undefined {
  const students = lines.map(({ learner }) => learner.name);
  const named = matchLearners(students, roster);
  const isNamed = (student: string, known: Learner): boolean => {
    const match = named.get(student);
    return match !== undefined && 'learner' in match && match.learner === known;
  };
  return (known) => {
    const byId = lines.filter(({ learner }) => hasSameId(learner, known));
    const found = byId.length > 0 ? byId : lines.filter(({ learner }) => isNamed(learner.name, known));
    return found.length === 1 ? found[0] : undefined;
  };
}

function hasSameId(line: Learner, { id, idnumber, login, email }: Learner): boolean {
  const same = (one: string, ...others: string[]): boolean =>
    one !== '' && others.some((other) => other.toLowerCase() === one.toLowerCase());
  return (
    same(line.id, id) || same(line.idnumber, idnumber) || same(line.login, login, email, email.split('@')[0] ?? '')
  );
}
