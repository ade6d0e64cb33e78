// Format: a text as prettier writes it, in the form of the exercises; fetched when somebody asks for it.
//
// Babel's parser instead of the compiler's: it is a third of the size, and writes every file of the exercises as it is.

import { diff } from '@codemirror/merge';
import { format } from 'prettier/standalone';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';

/** Some of the text between two offsets, and what comes in its place. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What is to be changed; or where the text cannot be parsed. */
export type Formatted = { readonly changes: readonly TextChange[] } | { readonly unparsedLine: number };

/** What makes a text what prettier makes of it: only what differs, so that a cursor stays at its word. */
export async function formatted(text: string): Promise<Formatted> {
  try {
    const better = await format(text, {
      parser: 'babel-ts',
      plugins: [babel, estree],
      singleQuote: true,
      printWidth: 80,
    });
    const changes = diff(text, better, { scanLimit: 5_000 });
    return {
      changes: changes.map(({ fromA, toA, fromB, toB }) => ({
        from: fromA,
        to: toA,
        insert: better.slice(fromB, toB),
      })),
    };
  } catch (error) {
    return { unparsedLine: lineOf(error) };
  }
}

/** Prettier's errors of syntax have a place. */
function lineOf(error: unknown): number {
  const { loc } = error as { readonly loc?: { readonly start?: { readonly line?: number } } };
  if (loc?.start?.line === undefined) throw error;
  return loc.start.line;
}
