// Solution text: the reference solution in a read-only editor, alone or as a diff against the learner's text.

import { getOriginalDoc, originalDocChangeEffect, unifiedMergeView } from '@codemirror/merge';
import { ChangeSet, EditorState, Text, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { codeLook } from '../editor/code-look.ts';

/** What is shown, and where. */
export interface SolutionOptions {
  readonly parent: HTMLElement;
  readonly solution: string;
  /** What it is, for those who do not see it; default the reference solution. */
  readonly label?: string;
  /** The learner's text; given, the differences to it are marked. */
  readonly mine?: string;
}

/** The solution on the page. */
export interface ShownSolution {
  /** Compares with the learner's text as it is now; only where differences are marked. */
  compareWith(mine: string): void;
  /** Takes it away. */
  destroy(): void;
}

/** Shows the solution. */
export function showSolution({ parent, solution, label = 'Reference solution', mine }: SolutionOptions): ShownSolution {
  const extensions = looks(label, mine);
  const view = new EditorView({ parent, state: EditorState.create({ doc: solution, extensions }) });
  return {
    compareWith: (text) => {
      if (mine !== undefined) view.dispatch({ effects: originalBecomes(view.state, text) });
    },
    destroy: () => view.destroy(),
  };
}

function looks(label: string, mine: string | undefined): Extension {
  return [
    lineNumbers(),
    codeLook,
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    mine === undefined
      ? []
      : unifiedMergeView({ original: mine, mergeControls: false, syntaxHighlightDeletions: false, gutter: true }),
  ];
}

function originalBecomes(state: EditorState, text: string) {
  const before = getOriginalDoc(state);
  const insert = Text.of(text.split('\n'));
  return originalDocChangeEffect(state, ChangeSet.of({ from: 0, to: before.length, insert }, before.length));
}
