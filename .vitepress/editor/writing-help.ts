// Writing help: what comes with the first focus of an editor: brackets that close, what the compiler knows, and the worker for it.
//
// W1. Typing waits for nothing: problems are asked for when the writer pauses, and an answer about an older text is dropped.
// W2. Tab is not bound here either. Escape closes what is open, the list of offers first.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { Prec, type Extension } from '@codemirror/state';
import {
  activateHover,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  type Command,
  type Tooltip,
} from '@codemirror/view';
import type { Explanation, Files } from './app-service.ts';
import type { Problem } from './marks.ts';
import { TypeClient } from './type-client.ts';

/** The pause in writing after which problems are looked for, in milliseconds. */
const PAUSE_MS = 350;

/** What the help needs of an editor. */
export interface Written {
  /** The text of every file as it stands. */
  readonly texts: () => Files;
  /** Is given what is wrong with the text as it stands, by file. */
  readonly onProblems: (problems: Readonly<Record<string, readonly Problem[]>>) => void;
}

/** The help for one editor. */
export class WritingHelp {
  readonly #written: Written;
  readonly #client = new TypeClient({ start: startTypes });
  #pause: ReturnType<typeof setTimeout> | undefined;
  #edits = 0;

  constructor(written: Written) {
    this.#written = written;
    void this.#look();
  }

  /** A text has changed. */
  edited(): void {
    this.#edits++;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  /** Ends the worker. */
  stop(): void {
    this.#edits++;
    clearTimeout(this.#pause);
    this.#client.close();
  }

  /** What an editor of a file is given. */
  extensionFor(path: string): Extension {
    return [
      closeBrackets(),
      autocompletion({ override: [(context) => this.#offers(path, context)], icons: false }),
      hoverTooltip((_view, at) => this.#explanation(path, at)),
      keymap.of([...closeBracketsKeymap, { key: 'F1', run: explainHere }]),
      // After the list of offers, whose own keys come first of all.
      Prec.high(keymap.of([{ key: 'Escape', run: closeExplanation }])),
      looks,
    ];
  }

  async #look(): Promise<void> {
    const asked = this.#edits;
    const problems = await this.#client.problems(this.#written.texts());
    if (problems && asked === this.#edits) this.#written.onProblems(problems); // W1
  }

  async #offers(path: string, context: CompletionContext): Promise<CompletionResult | null> {
    const { pos, explicit } = context;
    if (!explicit && !context.matchBefore(/[\w$]|\.|['"]$/)) return null;
    const files = this.#written.texts();
    const found = await this.#client.offers(files, path, pos);
    if (!found || context.aborted) return null;
    const options = found.offers.map(({ label, kind, order }): Completion => {
      const info = async () => explanationView(await this.#client.explainOffer(files, path, pos, label));
      // Names of the text and members of the thing before those of the language.
      return { label, type: kind, boost: order < '15' ? 1 : 0, info };
    });
    return { from: found.from, options, validFor: /^[\w$]*$/ };
  }

  async #explanation(path: string, at: number): Promise<Tooltip | null> {
    const found = await this.#client.explain(this.#written.texts(), path, at);
    if (!found) return null;
    return {
      pos: found.from,
      end: found.to,
      above: true,
      create: () => ({ dom: explanationView(found) ?? document.createElement('div') }),
    };
  }
}

/** Where the worker comes from. The bundler finds it by this very expression. */
function startTypes(): Worker {
  return new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module', name: 'types' });
}

/** F1: what stands at the cursor, also what is marked there; until the cursor goes elsewhere. */
const explainHere: Command = (view) => {
  activateHover(view, view.state.selection.main.from, 1, {
    until: (change) => change.docChanged || !!change.selection,
  });
  return true;
};

const closeExplanation: Command = (view) => {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
};

function explanationView(found: Explanation | null): HTMLElement | null {
  if (!found) return null;
  const view = document.createElement('div');
  view.className = 'cm-explanation';
  const type = document.createElement('code');
  type.textContent = found.type;
  const comment = document.createElement('p');
  comment.textContent = found.comment;
  view.append(type, ...(found.comment === '' ? [] : [comment]));
  return view;
}

const looks = EditorView.theme({
  '.cm-explanation': { padding: '6px 10px', maxHeight: '14rem', overflowY: 'auto', whiteSpace: 'pre-wrap' },
  '.cm-explanation code': { fontFamily: 'var(--vp-font-family-mono)', fontSize: '12px', overflowWrap: 'anywhere' },
  '.cm-explanation p': { marginTop: '6px', fontFamily: 'var(--vp-font-family-base)', fontSize: '13px' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--vp-font-family-mono)', fontSize: '13px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--vp-c-brand-soft)',
    color: 'var(--vp-c-text-1)',
    outline: '1px solid var(--vp-c-brand-1)',
    outlineOffset: '-1px',
  },
});
