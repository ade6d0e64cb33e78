// Solution text: the reference solution in a read-only editor, alone or as a diff against the learner's text.

import { javascript } from '@codemirror/lang-javascript';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { codeLook } from './code-look.ts';

/** What is shown, and where. */
export interface SolutionOptions {
  readonly parent: HTMLElement;
  readonly solution: string;
  /** The learner's text; given, the differences to it are marked. */
  readonly mine?: string;
}

/** Shows the solution; call the answer to take it away again. */
export function showSolution({ parent, solution, mine }: SolutionOptions): () => void {
  const differences: Extension =
    mine === undefined
      ? []
      : unifiedMergeView({ original: mine, mergeControls: false, syntaxHighlightDeletions: false, gutter: true });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: solution,
      extensions: [
        lineNumbers(),
        javascript({ typescript: true }),
        codeLook,
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': 'Reference solution', 'aria-readonly': 'true', tabindex: '0' }),
        differences,
      ],
    }),
  });
  return () => view.destroy();
}
