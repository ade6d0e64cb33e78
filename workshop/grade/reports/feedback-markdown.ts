// Feedback in Markdown: the page of one learner, as a text that can be pasted into an issue or a mail.

import { PASSED_OVER_INTRODUCTION } from './feedback.ts';
import type { CheckFeedback, ExerciseFeedback, Feedback } from './feedback.ts';
import { markdownBlock, markdownLine, markdownMarks } from './markdown.ts';
import { shownName } from './words.ts';

/** The text of a learner's `.md`. */
export function feedbackMarkdown({ name, summary, problem, exercises, passedOver }: Feedback): string {
  const blocks = [
    `# Feedback for ${markdownLine(shownName(name))}`,
    summary.join(' '),
    ...(problem === undefined ? [] : [`**${markdownLine(problem)}**`]),
    ...exercises.flatMap(exerciseBlocks),
    ...(passedOver.length === 0 ? [] : [`## Passed over`, PASSED_OVER_INTRODUCTION, list(passedOver)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function exerciseBlocks(exercise: ExerciseFeedback): readonly string[] {
  const { part, points, problem, passedOver, untouched, reason, checks, notices, noticesIntroduction } = exercise;
  const [number = ''] = part.exercise.slug.split('-');
  return [
    `## ${number} ${markdownMarks(part.exercise.title)}: ${points}`,
    ...(reason === undefined ? [] : [`Your instructor changed the points: ${markdownLine(reason)}`]),
    ...(problem === undefined ? [] : [markdownLine(problem)]),
    ...passedOver.map(markdownLine),
    ...(untouched === undefined ? [] : [untouched]),
    ...(checks.length === 0 ? [] : [checks.map(checkItem).join('\n')]),
    ...(notices.length === 0 ? [] : [noticesIntroduction, list(notices)]),
  ];
}

const list = (texts: readonly string[]): string => texts.map((text) => `- ${markdownLine(text)}`).join('\n');

function checkItem({ isPassed, title, remark, message, hint, same }: CheckFeedback): string {
  const lines = [`- ${isPassed ? '✓' : '✗'} ${markdownMarks(title)} (${remark})`];
  if (message !== undefined) lines.push('', markdownBlock(message, '  '), '');
  if (hint !== undefined) lines.push(`  Where to look: ${markdownMarks(hint)}`, '');
  if (same !== undefined) lines.push('', `  ${markdownLine(same)}`, '');
  return lines.join('\n');
}
