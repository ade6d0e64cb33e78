// Term tags: `<Term>replay</Term>` and `<Term of="replay">replayed</Term>` in a page's Markdown.
//
// Owns:   what each tag is given: the word, what it means, and where it stands in the glossary. So a page has only the words
//         that it uses. And the sign that follows it, so that no line begins with a comma.
// Never:  lets a page use a word that the glossary does not have: such a page is not built.

import type { MarkdownRenderer } from 'vitepress';
import { findEntry, glossaryFile, readGlossary } from './glossary.ts';
import type { GlossaryEntry } from './glossary.ts';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

const opening = /^<Term(?: of="([^"]*)")?>$/;

/** The words that a page's Markdown marks, each as the glossary should have it. */
export function termsIn(markdown: string): string[] {
  return [...markdown.matchAll(/<Term(?: of="([^"]*)")?>([^<]*)<\/Term>/g)].map(([, of, text = '']) => of ?? text);
}

/** Gives the tags of a page what they show; a plugin for markdown-it. */
export function explainTerms(md: MarkdownRenderer): void {
  md.core.ruler.push('explain-terms', (state) => {
    const inlines = state.tokens.filter(({ children }) => children?.some(({ content }) => opening.test(content)));
    if (inlines.length === 0) return;
    const glossary = readGlossary();
    for (const { children } of inlines) explainIn(children ?? [], glossary);
    // The page is made anew when the glossary changes.
    (state.env as { includes?: string[] }).includes?.push(glossaryFile);
  });
}

function explainIn(tokens: readonly Token[], glossary: readonly GlossaryEntry[]): void {
  for (const [index, token] of tokens.entries()) {
    const match = token.type === 'html_inline' ? opening.exec(token.content) : null;
    if (!match) continue;
    const after = tokens.slice(index + 1);
    const end = after.findIndex(({ content }) => content === '</Term>');
    const inside = after.slice(0, end);
    const entry = findEntry(
      glossary,
      match[1] ?? inside.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join(''),
    );
    const sign = takeSign(after[end + 1]);
    const given = { word: entry.word, means: entry.means, anchor: entry.anchor, ...(sign === '' ? {} : { sign }) };
    const attributes = Object.entries(given).map(([name, value]) => ` ${name}="${quoted(value)}"`);
    token.content = `<Term${attributes.join('')}>`;
  }
}

/** Takes the signs away with which a text begins, such as a comma. */
function takeSign(token: Token | undefined): string {
  const [sign = ''] = token?.type === 'text' ? (/^[,.;:!?]+/.exec(token.content) ?? []) : [];
  if (token) token.content = token.content.slice(sign.length);
  return sign;
}

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
