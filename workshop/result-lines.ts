// Result lines: what people see of the results of an exercise's checks, while they come in.
//
// Owns:   that one cause is told once, and one hint in all.
// Never:  judges, and never decides how a result looks (check-report.ts).
//
// L1. A failure whose cause was told before is one line. What happened is told with the first.
// L2. A hint stands with the first failure at most; `hint` gives the others one by one.
// L3. A reason why no check could be carried out is told once, for all of them.
// L4. What the host noticed that may explain no failure is told at the end, each sentence once.

import type { NoticeRecord } from '#core';
import type { CheckHint, Exercise } from '#exercises/define-exercise';
import type { CheckResult } from '#exercises/run-checks';
import { ToldCauses } from '#exercises/told-causes';
import { noticeText, resultText, sameCauseText, sameReasonText } from './check-report.ts';
import { say } from './terminal.ts';

/** Failures in a row that share a cause which was told before. */
interface Repeated {
  readonly first: CheckResult;
  readonly isListed: boolean;
  count: number;
}

/** Says results as they come. */
export class ResultLines {
  readonly #exercise: Exercise;
  readonly #lead: (result: CheckResult) => string;
  readonly #told = new ToldCauses();
  readonly #notices = new Map<string, NoticeRecord>();
  #repeated: Repeated | undefined;

  /** @param lead what goes before a result's title. */
  constructor(exercise: Exercise, lead: (result: CheckResult) => string = () => '') {
    this.#exercise = exercise;
    this.#lead = lead;
  }

  /** Says a result. */
  add(result: CheckResult, notices: readonly NoticeRecord[]): void {
    for (const notice of notices) this.#notices.set(notice.text, notice);
    if (result.status === 'pass') this.#tell(result);
    else this.#addFailure(result);
  }

  /** Says what is left to say. */
  end(): void {
    this.endResults();
    for (const notice of this.#notices.values()) say(noticeText(notice));
  }

  /** Says what is left to say of results, and no notices. */
  endResults(): void {
    this.#endRepeated();
  }

  #addFailure(result: CheckResult): void {
    const first = this.#told.add(result);
    if (first) this.#repeat(first, result);
    else this.#tell(result, this.#told.failures.length === 1 ? this.#hintFor(result) : undefined);
  }

  #tell(result: CheckResult, hint?: CheckHint): void {
    this.#endRepeated();
    say(resultText(result, { isTold: true, hint, lead: this.#lead(result) }));
  }

  #hintFor({ id }: CheckResult): CheckHint | undefined {
    return this.#exercise.checks.find((check) => check.id === id)?.hint;
  }

  #repeat(first: CheckResult, result: CheckResult): void {
    if (this.#repeated?.first !== first) this.#endRepeated();
    this.#repeated ??= { first, isListed: result.status === 'fail', count: 0 };
    this.#repeated.count += 1;
    if (this.#repeated.isListed) say(resultText(result, { isTold: false, lead: this.#lead(result) }));
  }

  #endRepeated(): void {
    if (!this.#repeated) return;
    const { first, isListed, count } = this.#repeated;
    say(
      isListed
        ? sameCauseText(count, first === this.#told.failures.at(-1) ? undefined : first.title)
        : sameReasonText(count),
    );
    this.#repeated = undefined;
  }
}
