// Check tell: how a round of checks is told: in full, a line per exercise, as JSON, or what changed since the round before.
//
// Owns:   the order in which things are said.
// Never:  decides how a result looks (check-report.ts, type-report.ts).

import type { NoticeRecord } from '#core';
import { exerciseSlugs, loadExercise } from '#exercises/catalog';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import {
  goneNoticeText,
  headingText,
  noticeLine,
  noticeText,
  progressText,
  sourcesText,
  summaryText,
  totalText,
  verdictText,
} from './check-report.ts';
import { checkOne, type Checked, type Judges, type Wanted } from './check-round.ts';
import { LongWork } from './long-work.ts';
import { ResultLines } from './result-lines.ts';
import { paint, say } from './terminal.ts';
import { noCompilerText, typesLine, typesText } from './type-report.ts';
import { numberOf } from './workspace.ts';

/** Checks one exercise, and says each result as soon as it is known. */
export async function tellOne(slug: string, wanted: Wanted, judges: Judges): Promise<Checked> {
  const exercise = await loadExercise(slug);
  say(headingText(slug, exercise));
  const results = new ResultLines(exercise);
  const checked = await checkOne(slug, wanted, judges, {
    onApp: (chosen) => say(sourcesText(chosen)),
    onResult: (result, notices) => results.add(result, notices),
    onJudged: (report) => {
      results.end();
      const slugs = exerciseSlugs();
      const isOwnCopy = wanted.app === undefined;
      say(summaryText(report, { isOwnCopy, next: slugs[slugs.indexOf(slug) + 1] }));
    },
  });
  if (checked.types) say(`\n${typesText(checked.types)}`);
  else if (judges.types && checked.isRead) say(paint('dim', `\n${noCompilerText}`));
  return checked;
}

/** Checks all exercises, and says a line for each. */
export async function tellAll(wanted: Wanted, judges: Judges): Promise<readonly Checked[]> {
  const all = await checkAll(wanted, judges, ({ exercise, report, notices, types }) => {
    const typeLines = types && types.length > 0 ? [`    ${paint('yellow', '!')} ${typesLine(types)}`] : [];
    say([progressText(report, exercise.title), ...typeLines, ...notices.map(noticeText)].join('\n'));
  });
  say(totalText(all.map(({ report }) => report)));
  return all;
}

/** Checks what was asked for, and writes one JSON value: an object for one exercise, an array for all. */
export async function tellJson(wanted: Wanted, judges: Judges): Promise<readonly Checked[]> {
  const all = await checkAll(wanted, judges, () => {});
  const values = all.map(({ report, notices, types }) => ({
    ...report,
    notices: notices.map(noticeLine),
    ...(types && { types }),
  }));
  say(JSON.stringify(wanted.isOne ? values[0] : values));
  return all;
}

async function checkAll(wanted: Wanted, judges: Judges, tell: (checked: Checked) => void): Promise<readonly Checked[]> {
  const work = await LongWork.begin(wanted.slugs.length);
  const all: Checked[] = [];
  for (const slug of wanted.slugs) {
    work.step(numberOf(slug));
    const checked = await checkOne(slug, wanted, judges);
    work.stepEnds();
    tell(checked);
    all.push(checked);
  }
  return all;
}

/**
 * Checks one exercise again, and says what is otherwise than the time before; after rounds in which no check could be carried out,
 * what is otherwise than before them.
 */
export async function tellChanges(before: Checked, wanted: Wanted, judges: Judges): Promise<Checked> {
  const { exercise } = before;
  const slug = before.report.exercise;
  const changed: CheckResult[] = [];
  const earlier = isCarriedOut(before.report) ? before.report : (before.before ?? before.report);
  const results = new ResultLines(exercise, leadOf(earlier));
  if (!wanted.isOne) say(headingText(slug, exercise));
  const checked = await checkOne(slug, wanted, judges, {
    onResult: (result, notices) => {
      if (!isChanged(earlier, result)) return;
      changed.push(result);
      results.add(result, notices);
    },
    onJudged: (report, notices) => {
      results.endResults();
      const others = tellNotices(before.notices, notices);
      if (changed.length + others === 0)
        say(paint('dim', `The same as before${earlier === before.report ? '' : ' it could not be loaded'}.`));
      say(`\n${verdictText(report)}`);
    },
  });
  if (checked.types && JSON.stringify(before.types) !== JSON.stringify(checked.types))
    say(`\n${typesText(checked.types)}`);
  return isCarriedOut(checked.report) ? checked : { ...checked, before: earlier };
}

/** Whether the app could be loaded, so that at least one check tells something of it. */
const isCarriedOut = ({ checks }: CheckReport): boolean => checks.some(({ status }) => status !== 'error');

function resultBefore(before: CheckReport, { id }: CheckResult): CheckResult | undefined {
  return before.checks.find((check) => check.id === id);
}

function isChanged(before: CheckReport, result: CheckResult): boolean {
  const earlier = resultBefore(before, result);
  return earlier?.status !== result.status || earlier.message !== result.message;
}

/** What a changed result means, seen from the round before. */
function leadOf(before: CheckReport): (result: CheckResult) => string {
  return (result) => {
    if (result.status === 'pass') return 'Passes now: ';
    return resultBefore(before, result)?.status === 'pass' ? 'Fails now: ' : 'Fails otherwise: ';
  };
}

/** What came and what went. */
function tellNotices(before: readonly NoticeRecord[], now: readonly NoticeRecord[]): number {
  const gone = before.filter(({ text }) => !now.some((one) => one.text === text));
  const come = now.filter(({ text }) => !before.some((one) => one.text === text));
  gone.forEach((one) => say(goneNoticeText(one)));
  come.forEach((one) => say(noticeText(one)));
  return gone.length + come.length;
}
