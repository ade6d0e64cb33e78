// Text marks: backticks and pairs of asterisks in the texts of an exercise, as in Markdown.

/** A piece of a text, without its marks. */
export interface TextPart {
  readonly kind: 'words' | 'code' | 'strong';
  readonly text: string;
}

/** A text in which backticks mark code, and two asterisks what matters. */
export function textParts(text: string): TextPart[] {
  const pieces = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).filter((piece) => piece !== '');
  return pieces.map((piece) => {
    if (/^`[^`]+`$/.test(piece)) return { kind: 'code', text: piece.slice(1, -1) };
    if (/^\*\*[^*]+\*\*$/.test(piece)) return { kind: 'strong', text: piece.slice(2, -2) };
    return { kind: 'words', text: piece };
  });
}

/** The text without its marks, for where none can be drawn. */
export const plainText = (text: string): string =>
  textParts(text)
    .map((part) => part.text)
    .join('');
