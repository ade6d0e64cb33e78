// Feedback in HTML: the page of one learner, as one file that can be sent to them.

import { COMMON_STYLES } from './page-styles.ts';
import { PASSED_OVER_INTRODUCTION } from './feedback.ts';
import type { CheckFeedback, ExerciseFeedback, Feedback } from './feedback.ts';
import { foreign, marked, markup, pageText } from './markup.ts';
import type { Markup } from './markup.ts';
import { shownName } from './words.ts';

/** The text of a learner's `.html`. */
export function feedbackHtml({ name, summary, problem, exercises, passedOver }: Feedback): string {
  const body = markup`<main>
<h1>Feedback for ${foreign(shownName(name))}</h1>
<p>${summary.join(' ')}</p>
${problem === undefined ? '' : markup`<p><strong>${foreign(problem)}</strong></p>\n`}${exercises.map(exerciseSection)}${
    passedOver.length === 0 ? '' : markup`<h2>Passed over</h2>\n<p>${PASSED_OVER_INTRODUCTION}</p>\n${list(passedOver)}`
  }</main>`;
  return pageText({ title: `Feedback for ${shownName(name)}`, styles: COMMON_STYLES, body });
}

function exerciseSection(exercise: ExerciseFeedback): Markup {
  const { part, points, problem, passedOver, untouched, reason, checks, notices, noticesIntroduction } = exercise;
  const [number = ''] = part.exercise.slug.split('-');
  return markup`<section>
<h2>${number} ${marked(part.exercise.title)}: ${points}</h2>
${reason === undefined ? '' : markup`<p>Your instructor changed the points: ${foreign(reason)}</p>\n`}${
    problem === undefined ? '' : markup`<p>${foreign(problem)}</p>\n`
  }${passedOver.map((sentence) => markup`<p>${foreign(sentence)}</p>\n`)}${untouched === undefined ? '' : markup`<p>${untouched}</p>\n`}${checkList(checks)}${notices.length === 0 ? '' : markup`<p>${noticesIntroduction}</p>\n${list(notices)}`}</section>
`;
}

const list = (texts: readonly string[]): Markup =>
  markup`<ul>\n${texts.map((text) => markup`<li>${foreign(text)}</li>\n`)}</ul>\n`;

/** The checks of an exercise with their results; nothing where none was carried out. */
export function checkList(checks: readonly CheckFeedback[]): Markup {
  return checks.length === 0 ? markup`` : markup`<ul class="checks">\n${checks.map(checkItem)}</ul>\n`;
}

function checkItem({ isPassed, title, remark, message, hint, same }: CheckFeedback): Markup {
  const sign = isPassed ? markup`<span class="sign good">✓</span>` : markup`<span class="sign bad">✗</span>`;
  return markup`<li>${sign}${marked(title)} <span class="dim">(${remark})</span>${
    message === undefined ? '' : markup`\n<pre>${message}</pre>`
  }${hint === undefined ? '' : markup`\n<p class="hint">Where to look: ${marked(hint)}</p>`}${
    same === undefined ? '' : markup`\n<p class="dim">${same}</p>`
  }</li>\n`;
}
