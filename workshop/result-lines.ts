// Result lines: what people see of the results of an exercise's checks, while they come in.
//
// Owns:   that one cause is told once, and one hint in all.
// Never:  judges, and never decides how a result looks (check-report.ts).
//
// L1. A failure whose cause was told before is one line. What happened is told with the first.
// L2. A hint stands with the first failure at most; `hint` gives the others one by one.
// L3. A reason why no check could be carried out is told once, for all of them.

import type { NoticeRecord } from '#core';
import { causesOf, sharesCauses } from '#exercises/check-message';
import type { CheckHint, Exercise } from '#exercises/define-exercise';
import type { CheckResult } from '#exercises/run-checks';
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
  readonly #told: { readonly result: CheckResult; readonly causes: readonly string[] }[] = [];
  readonly #notices = new Map<string, NoticeRecord>();
  #repeated: Repeated | undefined;

  constructor(exercise: Exercise) {
    this.#exercise = exercise;
  }

  /** Says a result. */
  add(result: CheckResult, notices: readonly NoticeRecord[]): void {
    for (const notice of notices) this.#notices.set(notice.text, notice);
    if (result.status === 'pass') this.#tell(result);
    else this.#addFailure(result, causesOf(result.message ?? '', [...this.#notices.keys()]));
  }

  /** Says what is left to say. */
  end(): void {
    this.#endRepeated();
    const told = this.#told.map(({ result }) => result.message ?? '').join('\n');
    const untold = [...this.#notices.values()].filter(({ text }) => !told.includes(text));
    for (const notice of untold) say(noticeText(notice));
  }

  #addFailure(result: CheckResult, causes: readonly string[]): void {
    const first = this.#told.find((told) => sharesCauses(causes, told.causes));
    if (first) return this.#repeat(first.result, result);
    this.#tell(result, this.#told.length === 0 ? this.#hintFor(result) : undefined);
    this.#told.push({ result, causes });
  }

  #tell(result: CheckResult, hint?: CheckHint): void {
    this.#endRepeated();
    say(resultText(result, { isTold: true, hint }));
  }

  #hintFor({ id }: CheckResult): CheckHint | undefined {
    return this.#exercise.checks.find((check) => check.id === id)?.hint;
  }

  #repeat(first: CheckResult, result: CheckResult): void {
    if (this.#repeated?.first !== first) this.#endRepeated();
    this.#repeated ??= { first, isListed: result.status === 'fail', count: 0 };
    this.#repeated.count += 1;
    if (this.#repeated.isListed) say(resultText(result, { isTold: false }));
  }

  #endRepeated(): void {
    if (!this.#repeated) return;
    const { first, isListed, count } = this.#repeated;
    say(
      isListed
        ? sameCauseText(count, first === this.#told.at(-1)?.result ? undefined : first.title)
        : sameReasonText(count),
    );
    this.#repeated = undefined;
  }
}
