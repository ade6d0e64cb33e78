// Feedback: what one learner reads. The Markdown is read by a parser that is not ours; the HTML is opened in tests/site/.

import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { classOf, hostileClass, HOSTILE, MESSAGE, smallClass, submission } from '../../../tests/grade/class.ts';
import type { Grades } from '../grades.ts';
import { feedbackHtml } from './feedback-html.ts';
import { feedbackMarkdown } from './feedback-markdown.ts';
import { feedbackOf } from './feedback.ts';
import { NO_KNOWLEDGE } from './knowledge.ts';
import type { ExerciseKnowledge } from './knowledge.ts';
import { markdownBlock, markdownLine } from './markdown.ts';
import { applyOverrides } from './overrides.ts';
import { shownLine, shownText } from './words.ts';

const SLUG = '04-approval-orchestrator';
const hints: ExerciseKnowledge = {
  mistakes: [],
  hints: new Map([[SLUG, new Map([['timeout', 'Look at `Task.any`.']])]]),
};
const markdown = new MarkdownIt({ html: true, linkify: true });

function feedbackFor(name: string, grades: Grades = smallClass, knowledge = NO_KNOWLEDGE) {
  const one = grades.submissions.find((each) => each.name === name);
  if (!one) throw new Error(`There is no ${name}.`);
  return feedbackOf(one, grades, knowledge);
}

describe('the page of a learner, in Markdown', () => {
  it('has points, every check, and all that a check says', () => {
    expect(feedbackMarkdown(feedbackFor('ben'))).toBe(
      [
        '# Feedback for ben',
        '',
        'You have 15 of 20 points. Below is what each check found. Begin with the first one that did not pass: the others often follow from it.',
        '',
        '## 01 Chain `yield`s: 10 of 10 points',
        '',
        '- ✓ The activities run in order (4 points)',
        '- ✓ The **output** is `done` (6 points)',
        '',
        '## 04 Wait for an approval: 5 of 10 points',
        '',
        '- ✓ A yes approves (5 points)',
        '- ✗ An hour without an answer rejects (0 of 3 points)',
        '',
        '  ```text',
        ...MESSAGE.split('\n').map((line) => `  ${line}`),
        '  ```',
        '',
        '- ✗ A second answer changes nothing (0 of 2 points, hidden check)',
        '',
        '  This one fails for the same reason as the one told above.',
        '',
        '',
        'Besides, this would go wrong in Azure; a check may fail because of it, or for another reason:',
        '',
        '- Use \\`context.df.currentUtcDateTime\\`.',
        '',
      ].join('\n'),
    );
  });

  it('says a message once, and which other checks it holds for', () => {
    const grades = classOf(
      submission('gil', {
        [SLUG]: { failed: ['approves', 'timeout', 'secret'], status: 'error', message: 'No TypeScript.' },
      }),
      submission('hal', { [SLUG]: { failed: ['approves', 'secret'], message: 'Boom.' } }),
    );
    const [gil, hal] = ['gil', 'hal'].map((name) => feedbackFor(name, grades));
    const sameOf = (feedback: typeof gil) => feedback?.exercises[1]?.checks.map(({ message, same }) => message ?? same);
    const all = 'These 2 fail for the same reason as the one told above.';

    expect(sameOf(gil)).toEqual(['No TypeScript.', undefined, all]);
    expect(sameOf(hal)).toEqual(['Boom.', undefined, 'This one fails for the same reason as the one told above.']);
    expect(gil && feedbackHtml(gil).match(/No TypeScript/g)).toHaveLength(1);
    expect(gil && feedbackHtml(gil)).toContain(`<p class="dim">${all}</p>`);
    expect(gil && markdown.render(feedbackMarkdown(gil))).toContain(`<p>${all}</p>\n</li>\n</ul>`);
  });

  it('says of what the host noticed that no check fails because of it, where none fails', () => {
    const grades = classOf(submission('ida', { [SLUG]: { notices: ['It reads the clock.'] } }));

    expect(feedbackMarkdown(feedbackFor('ida', grades))).toContain(
      '\nNo check fails because of it, but in Azure it would go wrong:\n\n- It reads the clock.\n',
    );
  });

  it('says what was not handed in, what was not run, and what was passed over', () => {
    expect(feedbackMarkdown(feedbackFor('dora'))).toContain(
      '0 of 10 points\n\nThere is no 04-approval-orchestrator in it.\n\n## Passed over',
    );
    expect(feedbackMarkdown(feedbackFor('eve'))).toContain('\n\nIt was ended after 60 seconds.\n');
  });

  it('says well done, and why the instructor changed points', () => {
    const override = { submission: 'cem', exercise: SLUG, points: 9, reason: 'Said *why*.' };
    const text = feedbackMarkdown(feedbackFor('cem', applyOverrides(smallClass, [override]).grades));

    expect(feedbackMarkdown(feedbackFor('ada'))).toContain('Every check passes. Well done!');
    expect(text).toContain('9 (was 7) of 10 points\n\nYour instructor changed the points: Said \\*why\\*.');
  });

  it('has the hint of a check where it helps, as in the terminal', () => {
    const message = 'Expected A, but B.\nThe story:\n  0:00:00 start';
    const grades = classOf(submission('fay', { [SLUG]: { failed: ['timeout'], message } }));

    expect(feedbackMarkdown(feedbackFor('fay', grades, hints))).toContain('  Where to look: Look at `Task.any`.\n');
    expect(feedbackMarkdown(feedbackFor('cem', smallClass, hints))).not.toContain('Hint'); // the host noticed the cause
  });

  it('has nothing of anybody else', () => {
    const { submissions } = smallClass;
    const alone = { ...smallClass, submissions: submissions.filter(({ name }) => name === 'cem') };

    expect(feedbackMarkdown(feedbackFor('cem'))).toBe(feedbackMarkdown(feedbackFor('cem', alone)));
  });

  it('says of an exercise what was passed over in its place, unless its problem does', () => {
    const copy = 'old/04 is another copy of 04; the one in 04 was graded.';
    const [ben] = classOf(submission('ben')).submissions;
    const told = (problem?: string) => {
      const exercises = (ben?.exercises ?? []).map((one) => ({
        ...one,
        passedOver: [copy],
        ...(problem && { problem }),
      }));
      return feedbackMarkdown(feedbackFor('ben', classOf({ ...submission('ben'), exercises })));
    };

    expect(told()).toContain(`: 10 of 10 points\n\n${copy}\n\n- ✓`);
    expect(told(`${copy} No functions.`).split(copy)).toHaveLength(3);
  });

  it('shows a hostile text as a text', () => {
    const rendered = markdown.render(feedbackMarkdown(feedbackFor(HOSTILE, hostileClass)));

    const tags = new Set(rendered.match(/<\/?\w+/g)?.map((tag) => tag.replace(/[</]+/, '')));
    expect([...tags].sort()).toEqual(['code', 'h1', 'h2', 'li', 'p', 'pre', 'strong', 'ul']);
    expect(rendered).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('Markdown', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...'\\`*_{}[]<>()#+-=.!|~&:@$^\n\t "\'1aé',
        'www.',
        '](',
        'https://',
        '//',
        '&amp;',
        '<b>',
        '```',
        '~~~',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('shows a line as it is, whatever is in it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const tokens = markdown.parse(`- ${markdownLine(text) || 'x'}`, {});
        const children = tokens.find(({ type }) => type === 'inline')?.children ?? [];

        expect(tokens.map(({ tag }) => tag)).toEqual(['ul', 'li', 'p', '', 'p', 'li', 'ul']);
        expect(children.map(({ content }) => content).join('')).toBe(shownLine(text) || 'x');
        expect(children.filter(({ tag }) => tag !== '')).toEqual([]);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it.each([
    'src/functions/approval_orchestrator.ts:8: Orders threw: contxt is not defined',
    'Expected {"ids": [1, 2]}, but it is undefined | null; that costs $5, 3 < 4 && 5 > 4!',
    'C:\\work\\ada #top ~1 a^2 R&D 59:59:01 a-b -1 2.5 (c) x=y',
    'It holds \\u202enotes.txt and no function app',
  ])('leaves alone what is no markup: %s', (text) => {
    expect(markdownLine(text)).toBe(text);
    expect(markdown.render(markdownLine(text))).toBe(
      markdown.render('x').replace('x', markdown.utils.escapeHtml(text)),
    );
  });

  it.each([
    ['[a](//evil.example)', '\\[a](/\\/evil.example)'],
    ['https://evil.example', 'https\\:/\\/evil.example'],
    ['_a_ *b* `c` ~~d~~', '\\_a\\_ \\*b\\* \\`c\\` \\~\\~d\\~\\~'],
    ['src/a.ts:100: see @ada and #12 :smile:', 'src/a.ts\\:100: see \\@ada and \\#12 \\:smile:'],
    ['<b>&amp;', '\\<b>\\&amp;'],
    ['1. one', '1\\. one'],
  ])('marks what would be markup: %s', (text, expected) => {
    expect(markdownLine(text)).toBe(expected);
  });

  it('shows a block as it is, whatever is in it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [open, item, fence, ...rest] = markdown.parse(`- x\n\n${markdownBlock(text, '  ')}\n`, {}).slice(0, -2);
        const block = [open, item, fence, ...rest].find((token) => token?.type === 'fence');
        const shown = shownText(text).replaceAll('\t', '    ').split('\n');

        expect(block?.content).toBe(shown.map((line) => `${line.trimEnd()}\n`).join(''));
      }),
      { seed: 1 },
    );
  });
});

describe('the page of a learner, in HTML', () => {
  it('says the same as the Markdown', () => {
    const text = feedbackHtml(feedbackFor('ben'));

    expect(text).toContain('<h2>04 Wait for an approval: 5 of 10 points</h2>');
    expect(text).toContain('A second answer changes nothing <span class="dim">(0 of 2 points, hidden check)</span>');
    expect(text).toContain(`<pre>${MESSAGE}</pre>`);
    expect(text).toContain('<li><bdi>Use `context.df.currentUtcDateTime`.</bdi></li>');
  });

  it('escapes what a submission says', () => {
    const text = feedbackHtml(feedbackFor(HOSTILE, hostileClass));

    expect(text.match(/<(script|img|b)\b/g)).toBe(null);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
  });
});
