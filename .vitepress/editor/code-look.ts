// Code look: the language of the editor and of the solution, and their colours and measures, from the theme's own tokens.
//
// L1. The language alone, without the completions that `javascript()` brings along: the editor offers none.

import { typescriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self], color: 'var(--pg-code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--pg-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--pg-code-number)' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--pg-code-type)' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.definition(tags.function(tags.variableName)),
    ],
    color: 'var(--pg-code-function)',
  },
  { tag: tags.comment, color: 'var(--pg-code-comment)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--pg-bad)' },
]);

const measures = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--vp-c-bg)', color: 'var(--vp-c-text-1)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  // An outline would lie below the column of line numbers.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: '2px solid',
    borderColor: 'var(--vp-c-brand-1)',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--vp-c-text-1)' },
  // A wrapped line goes on further to the right.
  '.cm-lineWrapping .cm-line': { padding: '0 16px 0 calc(8px + 4ch)', textIndent: '-4ch' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--vp-c-bg)', color: 'var(--vp-c-text-2)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px', minWidth: '34px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--pg-code-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--pg-code-selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--pg-code-match)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--pg-code-match)',
    outline: '1px solid var(--vp-c-divider)',
  },
  '.cm-panels': {
    backgroundColor: 'var(--vp-c-bg-soft)',
    color: 'var(--vp-c-text-1)',
    borderColor: 'var(--vp-c-divider)',
  },
  '.cm-panel input, .cm-panel button': { font: 'inherit', color: 'inherit' },
  '.cm-textfield': { backgroundColor: 'var(--vp-c-bg)', border: '1px solid var(--vp-c-border)', borderRadius: '4px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--vp-c-bg)',
    border: '1px solid var(--vp-c-border)',
    borderRadius: '4px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--vp-c-bg-elv)',
    color: 'var(--vp-c-text-1)',
    border: '1px solid var(--vp-c-divider)',
    borderRadius: '6px',
    maxWidth: 'min(32rem, 90vw)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--vp-font-family-base)', padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--pg-bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--pg-warn)' },
  '.cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--pg-code-added)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--pg-code-removed)' },
});

/** TypeScript, with colours and measures. */
export const codeLook: Extension = [new LanguageSupport(typescriptLanguage), measures, syntaxHighlighting(colours)];
