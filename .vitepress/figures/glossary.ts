// Glossary: the words of docs/reference/glossary.md, which is their one source.
//
// Owns:   reading that page (a heading of the third level is a word, the paragraph below it what the word means), and finding
//         a word in the form in which a sentence has it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A word and what it means. */
export interface GlossaryEntry {
  readonly word: string;
  /** One paragraph (Markdown inline code allowed). */
  readonly means: string;
  /** The word's heading on the glossary page. */
  readonly anchor: string;
}

/** The page, as an absolute path. */
export const glossaryFile = fileURLToPath(new URL('../../docs/reference/glossary.md', import.meta.url));

/** Every word, in the order of the page. */
export function readGlossary(markdown: string = readFileSync(glossaryFile, 'utf8')): GlossaryEntry[] {
  return [...markdown.matchAll(/^### (.+)\n\n((?:(?!#).+\n?)+)/gm)].map(([, word = '', means = '']) => ({
    word,
    means: means.trim().replaceAll('\n', ' '),
    anchor: word
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
  }));
}

/**
 * The entry for a word as a sentence has it: in any case, in the singular or in the plural.
 *
 * @throws {Error} there is no such word.
 */
export function findEntry(glossary: readonly GlossaryEntry[], text: string): GlossaryEntry {
  const wanted = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const found = glossary.find(({ word }) => formsOf(word.toLowerCase()).includes(wanted));
  if (!found) throw new Error(`"${text}" is not in docs/reference/glossary.md; write <Term of="…"> for another form.`);
  return found;
}

const formsOf = (word: string): string[] => [word, `${word}s`, word.replace(/y$/, 'ies')];
