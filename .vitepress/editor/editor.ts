// Editor: CodeMirror with one document per file, loaded only when a playground is on the page.
//
// E1. Each file keeps its own undo history and selection while the page lives.
// E2. Tab is not bound: it leaves the editor, as everywhere on the page.
// E3. Text that is replaced from outside (reset, import, undo of these) is a change like any other: it can be undone. A file
//     that comes or goes that way begins or ends its history.

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { SourceLocation } from '#core';
import { codeLook } from './code-look.ts';

/** Something to mark in the text. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly source: SourceLocation;
}

/** What an editor is made of. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly files: Readonly<Record<string, string>>;
  readonly onChange: (path: string, text: string) => void;
}

/** The mounted editor. Lines and columns count from 1. */
export class Editor {
  readonly #view: EditorView;
  readonly #states = new Map<string, EditorState>();
  readonly #onChange: EditorOptions['onChange'];
  #path: string;
  #isOutside = false;

  constructor({ parent, files, onChange }: EditorOptions) {
    this.#onChange = onChange;
    for (const [path, text] of Object.entries(files)) this.#add(path, text);
    const first = [...this.#states.keys()][0];
    if (first === undefined) throw new Error('An editor needs at least one file.');
    this.#path = first;
    this.#view = new EditorView({ parent });
    this.#view.setState(this.#stored(first));
  }

  /** Shows a file. */
  show(path: string): void {
    if (path === this.#path) return;
    this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#stored(path));
  }

  /** Makes the files, and the text of each, what is given (E3); `onChange` is not told. There is at least one. */
  replace(files: Readonly<Record<string, string>>): void {
    this.#isOutside = true;
    for (const [path, text] of Object.entries(files)) {
      if (!this.#states.has(path)) this.#add(path, text);
      const state = this.#stateOf(path);
      if (state.doc.toString() === text) continue;
      const change = { changes: { from: 0, to: state.doc.length, insert: text } };
      if (path === this.#path) this.#view.dispatch(change);
      else this.#states.set(path, state.update(change).state);
    }
    this.#isOutside = false;
    this.#dropAllBut(Object.keys(files));
  }

  /** Marks problems, in place of those that were marked before. */
  mark(marks: readonly Mark[]): void {
    for (const path of this.#states.keys()) {
      const state = this.#stateOf(path);
      const own = marks.filter(({ source }) => source.file === path).map((mark) => toDiagnostic(mark, state.doc));
      const change = setDiagnostics(state, own);
      if (path === this.#path) this.#view.dispatch(change);
      else this.#states.set(path, state.update(change).state);
    }
  }

  /** Shows a place and moves the focus there. */
  goTo({ file, line, column }: SourceLocation): void {
    if (!this.#states.has(file)) return;
    this.show(file);
    const position = positionOf(this.#view.state.doc, line, column ?? 1);
    this.#view.dispatch({
      selection: { anchor: position },
      effects: EditorView.scrollIntoView(position, { y: 'center' }),
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #add(path: string, text: string): void {
    this.#states.set(path, EditorState.create({ doc: text, extensions: this.#extensions(path) }));
  }

  #dropAllBut(kept: readonly string[]): void {
    const [first] = kept;
    if (first !== undefined && !kept.includes(this.#path)) this.show(first);
    for (const path of this.#states.keys()) if (!kept.includes(path)) this.#states.delete(path);
  }

  #stateOf(path: string): EditorState {
    return path === this.#path ? this.#view.state : this.#stored(path);
  }

  #stored(path: string): EditorState {
    const state = this.#states.get(path);
    if (!state) throw new Error(`The editor has no file ${path}.`);
    return state;
  }

  #extensions(path: string): Extension {
    return [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      lintGutter(),
      codeLook,
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': path,
        'aria-multiline': 'true',
        spellcheck: 'false',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#isOutside) this.#onChange(path, update.state.doc.toString());
      }),
    ];
  }
}

function toDiagnostic({ severity, message, source }: Mark, doc: Text): Diagnostic {
  const from = positionOf(doc, source.line, source.column ?? 1);
  const line = doc.lineAt(from);
  return { severity, message, from, to: Math.max(line.to, from) };
}

/** The offset of a line and column, kept inside the text. */
function positionOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}
