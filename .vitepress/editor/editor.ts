// Editor: CodeMirror with one document per file, loaded only when a playground is on the page.
//
// E1. Each file keeps its own undo history and selection while the page lives.
// E2. Tab is not bound: it leaves the editor, as everywhere on the page.
// E3. Text that is replaced from outside (reset, import, undo of these) is a change like any other: it can be undone. A file
//     that comes or goes that way begins or ends its history.
// E4. What helps with writing (writing-help.ts) is fetched with the first focus. Without it the editor works as well.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { SourceLocation } from '#core';
import type { Files } from './app-service.ts';
import { codeLook } from './code-look.ts';
import { markedLines, positionOf, runMarks, textMarks } from './line-marks.ts';
import type { Mark, Problem } from './marks.ts';
import type { SourceLine } from '../source-paint/history-steps.ts';
import { paintedLines, setPaint, type Paints } from '../source-paint/painted-lines.ts';
import type { WritingHelp, Written } from './writing-help.ts';

/** What an editor is made of. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly files: Files;
  readonly onChange: (path: string, text: string) => void;
  /** The keys for Format were pressed. */
  readonly onFormat: () => void;
  /** The text was looked through; `errors` are those of the compiler. */
  readonly onErrors: (errors: readonly SourceLine[]) => void;
  /** What a run left at a line was pressed. */
  readonly onChoose: (line: SourceLine) => void;
  /** Whether a run or a check is at work: what helps with writing waits for that. */
  readonly isBusy: () => boolean;
}

/** The mounted editor. Lines and columns count from 1. */
export class Editor {
  readonly #view: EditorView;
  readonly #states = new Map<string, EditorState>();
  readonly #options: Omit<EditorOptions, 'parent' | 'files'>;
  readonly #helpOf = new Compartment();
  #help: WritingHelp | null = null;
  #isHelpCalled = false;
  #isGone = false;
  #path: string;
  #isOutside = false;

  constructor({ parent, files, ...options }: EditorOptions) {
    this.#options = options;
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
    this.#help?.leave(this.#view);
    this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#stored(path));
  }

  /** Makes the files, and the text of each, what is given (E3); `onChange` is not told. There is at least one. */
  replace(files: Files): void {
    this.#isOutside = true;
    for (const [path, text] of Object.entries(files)) {
      if (!this.#states.has(path)) this.#add(path, text);
      const state = this.#stateOf(path);
      if (state.doc.toString() === text) continue;
      this.#change(path, () => ({ changes: { from: 0, to: state.doc.length, insert: text } }));
    }
    this.#isOutside = false;
    this.#dropAllBut(Object.keys(files));
    this.#help?.edited();
  }

  /** Marks what a run says, in place of what was marked of a run before. */
  mark(marks: readonly Mark[]): void {
    for (const path of this.#states.keys()) {
      const own = marks.filter(({ source }) => source.file === path);
      this.#change(path, (state) => runMarks(state, own));
    }
  }

  /** Shows which lines ran, in place of what was shown before; a file that is not there has no marks. */
  paint(paints: Paints): void {
    for (const path of this.#states.keys()) {
      const own = paints[path] ?? { lines: [], chosen: [] };
      this.#change(path, () => ({ effects: setPaint.of(own) }));
    }
  }

  /** Makes the text in the editor what prettier makes of it. @returns what there is to say about that. */
  async format(): Promise<string> {
    const [path, before] = [this.#path, this.#view.state.doc];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const { formatted } = await import('./format.ts');
    const result = await formatted(before.toString());
    if ('unparsedLine' in result) {
      return `${name} is left as it is: line ${String(result.unparsedLine)} cannot be parsed. Correct it and press Format again.`;
    }
    // Whoever went on writing meanwhile keeps what was written.
    if (path !== this.#path || this.#view.state.doc !== before)
      return `${name} was edited meanwhile. Press Format again.`;
    if (result.changes.length === 0) return `${name} is formatted already.`;
    this.#view.dispatch({ changes: result.changes, userEvent: 'format' });
    return `${name} is formatted.`;
  }

  /** Shows a line; the focus stays where it is. */
  reveal({ file, line }: SourceLine): void {
    if (!this.#states.has(file)) return;
    this.show(file);
    const position = positionOf(this.#view.state.doc, line, 1);
    this.#view.dispatch({ effects: EditorView.scrollIntoView(position, { y: 'nearest', yMargin: 40 }) });
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
    this.#isGone = true;
    this.#help?.stop();
    this.#view.destroy();
  }

  /** Fetches what helps with writing, once (E4); where that fails, the next focus tries again. */
  async #callHelp(): Promise<void> {
    if (this.#isHelpCalled) return;
    this.#isHelpCalled = true;
    try {
      const { WritingHelp: Help } = await import('./writing-help.ts');
      if (!this.#isGone) this.#take(new Help(this.#written()));
    } catch {
      this.#isHelpCalled = false;
    }
  }

  #written(): Written {
    return {
      texts: () => this.#texts(),
      isBusy: this.#options.isBusy,
      onProblems: (found) => this.#tell(found),
    };
  }

  #take(help: WritingHelp): void {
    this.#help = help;
    for (const path of this.#states.keys()) {
      this.#change(path, () => ({ effects: this.#helpOf.reconfigure(help.extensionFor(path)) }));
    }
  }

  #tell(problems: Readonly<Record<string, readonly Problem[]>>): void {
    const errors: SourceLine[] = [];
    for (const file of this.#states.keys()) {
      const found = problems[file] ?? [];
      this.#change(file, (state) => textMarks(state, found));
      const { doc } = this.#stateOf(file);
      for (const { severity, from } of found)
        if (severity === 'error') errors.push({ file, line: doc.lineAt(from).number });
    }
    this.#options.onErrors(errors);
  }

  #texts(): Files {
    return Object.fromEntries([...this.#states.keys()].map((path) => [path, this.#stateOf(path).doc.toString()]));
  }

  #change(path: string, change: (state: EditorState) => TransactionSpec): void {
    const state = this.#stateOf(path);
    if (path === this.#path) this.#view.dispatch(change(state));
    else this.#states.set(path, state.update(change(state)).state);
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
      paintedLines((line) => this.#options.onChoose({ file: path, line })),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      markedLines(),
      this.#helpOf.of(this.#help?.extensionFor(path) ?? []),
      codeLook,
      keymap.of([{ key: 'Shift-Alt-f', run: () => this.#askFormat() }]),
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': path,
        'aria-multiline': 'true',
        spellcheck: 'false',
      }),
      EditorView.domEventHandlers({ focus: () => void this.#callHelp() }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged || this.#isOutside) return;
        this.#options.onChange(path, update.state.doc.toString());
        this.#help?.edited();
      }),
    ];
  }

  #askFormat(): boolean {
    this.#options.onFormat();
    return true;
  }
}
