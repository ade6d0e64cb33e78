// Writing help: what comes with the first focus of an editor: brackets that close, what the compiler knows, and the worker for it.
//
// W1. Nothing waits for it: problems are asked for when the writer pauses and no run or check is at work, which has both
//     processors of a small machine to itself. An answer about an older text is dropped.
// W2. All editors of a page share one worker, which every question brings the text to; it ends with the last of them.
// W3. Tab is not bound here either. Escape closes what is open, the list of offers first. Enter takes the chosen offer, but
//     where that would write nothing it is a new line.
// W4. Offers that arrive when the writer has left the editor are dropped: nobody would close them.
// W5. While the worker is being fetched, whoever waits for offers is told so.
// W6. What is open over a file is closed before the editor shows another one: it would be placed in that one's text, and be there
//     again when the file is.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  selectedCompletion,
} from '@codemirror/autocomplete';
import { insertNewlineAndIndent } from '@codemirror/commands';
import { Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  activateHover,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  showTooltip,
  type Command,
  type Tooltip,
  type TooltipView,
} from '@codemirror/view';
import type { Explanation, Files } from './app-service.ts';
import type { Problem } from './marks.ts';
import { isOfferPlace } from './offer-places.ts';
import { TypeClient } from './type-client.ts';

/** The pause in writing after which problems are looked for, in milliseconds. */
const PAUSE_MS = 350;

/** The bundler finds the worker by this very expression. */
const types = new TypeClient({
  start: () => new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module', name: 'types' }),
});

/** Who uses the worker (W2). */
const helped = new Set<WritingHelp>();

/** What the help needs of an editor. */
export interface Written {
  /** The text of every file as it stands. */
  readonly texts: () => Files;
  /** Whether a run or a check is at work. */
  readonly isBusy: () => boolean;
  /** Is given what is wrong with the text as it stands, by file. */
  readonly onProblems: (problems: Readonly<Record<string, readonly Problem[]>>) => void;
}

/** The help for one editor. */
export class WritingHelp {
  readonly #written: Written;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #edits = 0;

  constructor(written: Written) {
    this.#written = written;
    helped.add(this);
    this.#lookSoon();
  }

  /** A text has changed. */
  edited(): void {
    this.#edits++;
    this.#lookSoon();
  }

  /** The editor is about to show another file (W6). */
  leave(view: EditorView): void {
    closeCompletion(view);
    view.dispatch({ effects: [closeHoverTooltips, isLoading.of(false)] });
  }

  /** The editor goes. */
  stop(): void {
    this.#edits++;
    clearTimeout(this.#pause);
    helped.delete(this);
    if (helped.size === 0) types.close(); // W2
  }

  /** What an editor of a file is given. */
  extensionFor(path: string): Extension {
    return [
      closeBrackets(),
      // Stands before the list of offers, whose own keys come first of all otherwise.
      Prec.highest(keymap.of([{ key: 'Enter', run: newLineAfterWholeName }])),
      autocompletion({ override: [(context) => this.#offers(path, context)], icons: false }),
      hoverTooltip((_view, at) => this.#explanation(path, at)),
      loadingNote,
      keymap.of([...closeBracketsKeymap, { key: 'F1', run: explainHere }]),
      // After the list of offers, whose own keys come first of all.
      Prec.high(keymap.of([{ key: 'Escape', run: closeExplanation }])),
      looks,
    ];
  }

  #lookSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  async #look(): Promise<void> {
    if (this.#written.isBusy()) return this.#lookSoon(); // W1
    const asked = this.#edits;
    const problems = await types.problems(this.#written.texts());
    if (problems && asked === this.#edits) this.#written.onProblems(problems);
  }

  async #offers(path: string, context: CompletionContext): Promise<CompletionResult | null> {
    const { pos, explicit, view, state } = context;
    if (!explicit && !isOfferPlace(state.sliceDoc(state.doc.lineAt(pos).from, pos))) return null;
    const files = this.#written.texts();
    const asked = types.offers(files, path, pos);
    if (view && !types.isReady) void tellLoading(view, asked);
    const found = await asked;
    if (!found || context.aborted || view?.hasFocus === false) return null; // W4
    const options = found.offers.map(({ label, kind, order }): Completion => {
      const info = async () => explanationView(await types.explainOffer(files, path, pos, label));
      // Names of the text and members of the thing before those of the language.
      return { label, type: kind, boost: order < '15' ? 1 : 0, info };
    });
    return { from: found.from, options, validFor: /^[\w$]*$/ };
  }

  async #explanation(path: string, at: number): Promise<Tooltip | null> {
    const found = await types.explain(this.#written.texts(), path, at);
    if (!found) return null;
    return {
      pos: found.from,
      end: found.to,
      above: true,
      create: () => ({ dom: explanationView(found) ?? document.createElement('div') }),
    };
  }
}

const loading = 'Type hints are loading…';
const isLoading = StateEffect.define<boolean>();

/** W5. Offers may be asked for while the view is being changed, so not at once. */
async function tellLoading(view: EditorView, asked: Promise<unknown>): Promise<void> {
  await Promise.resolve();
  view.dispatch({ effects: [isLoading.of(true), EditorView.announce.of(loading)] });
  await asked;
  view.dispatch({ effects: isLoading.of(false) });
}

/** W5: at the cursor, wherever that goes meanwhile. */
const loadingNote = StateField.define({
  create: () => false,
  update: (isShown, { effects }) => effects.findLast((effect) => effect.is(isLoading))?.value ?? isShown,
  provide: (field) =>
    showTooltip.compute([field, 'selection'], (state) =>
      state.field(field) ? { pos: state.selection.main.head, create: loadingView } : null,
    ),
});

function loadingView(): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'cm-explanation';
  dom.setAttribute('aria-hidden', 'true'); // it is announced
  dom.append(paragraph(loading));
  return { dom };
}

/** F1: what stands at the cursor, also what is marked there; until the cursor goes elsewhere. */
const explainHere: Command = (view) => {
  activateHover(view, view.state.selection.main.from, 1, {
    until: (change) => change.docChanged || !!change.selection,
  });
  return true;
};

/** W3. */
const newLineAfterWholeName: Command = (view) => {
  const { state } = view;
  const chosen = selectedCompletion(state)?.label;
  if (chosen === undefined) return false;
  const { head } = state.selection.main;
  const before = state.sliceDoc(state.doc.lineAt(head).from, head);
  const isWritten = before.endsWith(chosen) && !/[\w$]$/.test(before.slice(0, -chosen.length));
  return isWritten && closeCompletion(view) && insertNewlineAndIndent(view);
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
  view.append(type, ...(found.comment === '' ? [] : [paragraph(found.comment)]));
  return view;
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}

const looks = EditorView.theme({
  '.cm-explanation': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
  '.cm-explanation code': { fontFamily: 'var(--vp-font-family-mono)', fontSize: '12px', overflowWrap: 'anywhere' },
  '.cm-explanation code + p': { marginTop: '6px' },
  '.cm-explanation p': { margin: '0', fontFamily: 'var(--vp-font-family-base)', fontSize: '13px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  // Beside the list there is no room on a phone; F1 tells the same of what was chosen.
  '@media (max-width: 480px)': { '.cm-tooltip.cm-completionInfo': { display: 'none' } },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--vp-font-family-mono)', fontSize: '13px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--vp-c-brand-soft)',
    color: 'var(--vp-c-text-1)',
    outline: '1px solid var(--vp-c-brand-1)',
    outlineOffset: '-1px',
  },
});
