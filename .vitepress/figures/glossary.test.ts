import { beforeEach, expect, test } from 'vitest';
import { createMarkdownRenderer, disposeMdItInstance } from 'vitepress';
import { findEntry, readGlossary } from './glossary.ts';
import { explainTerms, termsIn } from './term-tags.ts';

// VitePress keeps one renderer for the whole process.
beforeEach(disposeMdItInstance);

const glossary = readGlossary();

test('the glossary has every word once, and one short paragraph for each', () => {
  const words = glossary.map(({ word }) => word.toLowerCase());

  expect(words.length).toBeGreaterThan(25);
  expect(new Set(words).size).toBe(words.length);
  expect(words).toEqual(expect.arrayContaining(['orchestrator', 'replay', 'continue-as-new', 'durable timer', 'lock']));
  for (const { word, means } of glossary) {
    expect(means, word).toMatch(/^[A-Z][^\n]*\.$/);
    expect(means.length, word).toBeLessThanOrEqual(260);
    expect(means, word).not.toMatch(/[[\]*<>]/); // the pop-over shows text and inline code
  }
});

test.each([
  ['replay', 'Replay'],
  ['Replays', 'Replay'],
  ['activities', 'Activity'],
  ['durable\n timers', 'Durable timer'],
  ['instance IDs', 'Instance ID'],
])('%j is found', (text, word) => {
  expect(findEntry(glossary, text).word).toBe(word);
});

test('a word that is not there is refused with what to do', () => {
  expect(() => findEntry(glossary, 'replayed')).toThrow(
    '"replayed" is not in docs/reference/glossary.md; write <Term of="…"> for another form.',
  );
});

test('a page is given the meaning of the words that it marks', async () => {
  const md = await createMarkdownRenderer('.', { config: explainTerms });
  const env = { includes: [] as string[] };
  const html = await md.renderAsync(
    'It is <Term of="replay">replayed</Term>, as its <Term>History</Term> says.\n',
    env,
  );

  expect(html).toMatch(
    /<Term word="Replay" means="How an orchestrator goes on: [^"]+" anchor="replay" sign=",">replayed<\/Term> as/,
  );
  expect(html).toMatch(/<Term word="History" means="[^"]+" anchor="history">History<\/Term>/);
  expect(env.includes).toEqual([expect.stringContaining('glossary.md')]);
});

test('a page with an unknown word is not built', async () => {
  const md = await createMarkdownRenderer('.', { config: explainTerms });

  await expect(md.renderAsync('A <Term>quux</Term>.\n', {})).rejects.toThrow('"quux" is not in');
});

test('the words of a page are known by the entries that they ask for', () => {
  expect(termsIn('A <Term>task</Term> is <Term of="replay">replayed</Term>.')).toEqual(['task', 'replay']);
});
