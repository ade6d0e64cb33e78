// JUnit: the class as test results, for the pages of continuous integration.
//
// J1. One suite for each exercise of each submission, one case for each check, whatever happened.
// J2. A check that failed is a failure. One that could not be carried out or did not end, and those of an exercise that was not
//     run, are errors. Those of an exercise that was not handed in are skipped. Where nothing was written, each says so first.
// J3. Points are properties of the suite, since the form knows no points. An override changes these, and no result.
// J4. The file fits the schema that Jenkins reads by, and holds only characters that XML 1.0 allows.

import Builder from 'fast-xml-builder';
import { plainText } from '#exercises/text-marks';
import type { GradedCheck, Grades, SubmissionGrade } from '../grades.ts';
import { exerciseTitle, numberText, partsOf, shownLine, shownName, shownText, UNTOUCHED_SENTENCE } from './words.ts';
import type { GradedPart } from './words.ts';

/** What became of a check, in the words of the form. */
type Ending = { readonly kind: 'passed' } | NoPass;

interface NoPass {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
}

interface Suite {
  readonly counts: Readonly<Record<Ending['kind'], number>>;
  readonly durationMs: number;
  /** Attributes begin with `@`, as the builder wants it. */
  readonly element: object;
}

const PROLOGUE = { '@version': '1.0', '@encoding': 'UTF-8' };

/** The text of `junit.xml`. */
export function junitXml(grades: Grades): string {
  const suites = grades.submissions.flatMap((submission) =>
    partsOf(submission, grades).map((part) => suiteOf(submission, part)),
  );
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
  });
  const sum = (of: (suite: Suite) => number): number => suites.reduce((total, suite) => total + of(suite), 0);
  return builder.build({
    '?xml': PROLOGUE,
    testsuites: {
      '@name': 'Durable Functions Workshop',
      '@tests': sum(({ counts }) => Object.values(counts).reduce((total, count) => total + count)),
      '@failures': sum(({ counts }) => counts.failure),
      '@errors': sum(({ counts }) => counts.error),
      '@time': seconds(sum(({ durationMs }) => durationMs)),
      testsuite: suites.map(({ element }) => element),
    },
  });
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** J1. */
function suiteOf({ name }: SubmissionGrade, part: GradedPart): Suite {
  const { exercise, grade } = part;
  const cases = exercise.checks.map((check) => ({ check, ending: endingOf(check, part) }));
  const countOf = (kind: Ending['kind']): number => cases.filter(({ ending }) => ending.kind === kind).length;
  const counts = {
    passed: countOf('passed'),
    failure: countOf('failure'),
    error: countOf('error'),
    skipped: countOf('skipped'),
  };
  const notices = grade.notices.map(shownText).join('\n');
  const element = {
    '@name': `${shownName(name)}: ${exerciseTitle(exercise)}`,
    '@tests': cases.length,
    '@failures': counts.failure,
    '@errors': counts.error,
    '@skipped': counts.skipped,
    '@time': seconds(grade.durationMs),
    properties: { property: propertiesOf(part) },
    testcase: cases.map(({ check, ending }) => caseOf(`${shownName(name)}.${exercise.slug}`, check, ending)),
    ...(notices === '' ? {} : { 'system-out': notices }),
  };
  return { counts, durationMs: grade.durationMs, element };
}

/** J3. */
function propertiesOf({ grade: { points, maxPoints, outcome, override } }: GradedPart): object[] {
  const property = (name: string, value: string): object => ({ '@name': name, '@value': value });
  const byHand = override && [
    property('pointsBeforeOverride', numberText(override.was)),
    property('overrideReason', shownLine(override.reason)),
  ];
  return [
    property('points', numberText(points)),
    property('maxPoints', numberText(maxPoints)),
    property('outcome', outcome),
    ...(byHand ?? []),
  ];
}

/** J2. */
function endingOf({ id }: GradedCheck, { grade }: GradedPart): Ending {
  const result = grade.checks.find((one) => one.id === id);
  if (result?.status === 'pass') return { kind: 'passed' };
  if (result) {
    const kind = result.status === 'fail' ? 'failure' : 'error';
    const message = result.message ?? '';
    return { kind, type: result.status, message: grade.untouched ? `${UNTOUCHED_SENTENCE}\n${message}` : message };
  }
  const kind = grade.outcome === 'missing' ? 'skipped' : 'error';
  return { kind, type: grade.outcome, message: grade.problem ?? '' };
}

function caseOf(classname: string, { title, hidden }: GradedCheck, ending: Ending): object {
  const name = shownLine(plainText(title)) + (hidden ? ' (hidden check)' : '');
  const testcase = { '@name': name, '@classname': classname };
  if (ending.kind === 'passed') return testcase;
  const message = shownText(ending.message);
  if (ending.kind === 'skipped') return { ...testcase, skipped: message };
  const [reason = ''] = message.split('\n');
  return { ...testcase, [ending.kind]: { '@message': reason, '@type': ending.type, '#text': message } };
}
