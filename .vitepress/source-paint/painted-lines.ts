// Painted lines: the marks of a run in the editor: a sign with a count in a gutter of its own, and a ground under the line.
//
// Owns:   how marks look in CodeMirror, and that a press on one is told.
// Never:  knows a run.
//
// D1. Marks are replaced as a whole. They are of the text that runs: a change of the text takes them away.

import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, gutter, GutterMarker } from '@codemirror/view';
import { markText, signOf } from './paint-words.ts';
import type { PaintedLine } from './paint.ts';

/** What is painted on one file. */
export interface FilePaint {
  readonly lines: readonly PaintedLine[];
  /** The lines that are chosen, whether they are marked or not. */
  readonly chosen: readonly number[];
}

/** By file. */
export type Paints = Readonly<Record<string, FilePaint>>;

const nothing: FilePaint = { lines: [], chosen: [] };

/** Puts marks in place of those that were there. */
export const setPaint = StateEffect.define<FilePaint>();

const paint = StateField.define<FilePaint>({
  create: () => nothing,
  update: (before, { effects, docChanged }) => {
    const set = effects.findLast((effect) => effect.is(setPaint));
    if (set) return set.value;
    return docChanged ? nothing : before; // D1
  },
  provide: (field) => EditorView.decorations.from(field, (value) => (view) => groundsOf(view.state, value)),
});

function groundsOf({ doc }: EditorState, { lines, chosen }: FilePaint): RangeSet<Decoration> {
  const classes = new Map<number, string[]>();
  for (const { line, state } of lines) classes.set(line, [`pg-${classOf(state)}`]);
  for (const line of chosen) classes.set(line, [...(classes.get(line) ?? []), 'pg-chosen']);
  const grounds: Range<Decoration>[] = [];
  for (const [line, names] of classes) {
    if (line > doc.lines) continue;
    grounds.push(Decoration.line({ class: `pg-ran ${names.join(' ')}` }).range(doc.line(line).from));
  }
  return RangeSet.of(grounds, true);
}

const classOf = (state: PaintedLine['state']): string => state.replace(' ', '-');

class Sign extends GutterMarker {
  readonly #painted: PaintedLine;

  constructor(painted: PaintedLine) {
    super();
    this.#painted = painted;
    this.elementClass = `pg-sign-${classOf(painted.state)}`;
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof Sign && markText(other.#painted) === markText(this.#painted);
  }

  override toDOM(): Node {
    const { state, ran } = this.#painted;
    const sign = document.createElement('span');
    sign.textContent = ran > 0 ? `${signOf(state)}${String(ran)}` : signOf(state);
    sign.title = markText(this.#painted);
    return sign;
  }
}

/** The widest sign, so that the gutter keeps its width while one steps. */
class Spacer extends GutterMarker {
  override toDOM(): Node {
    return document.createTextNode('+00');
  }
}

const signs = (state: EditorState): RangeSet<GutterMarker> => {
  const { lines } = state.field(paint);
  const inText = lines.filter(({ line }) => line <= state.doc.lines);
  return RangeSet.of(
    inText.map((painted) => new Sign(painted).range(state.doc.line(painted.line).from)),
    true,
  );
};

/** Everything that marks need. @param onChoose a mark was pressed; lines count from 1. */
export function paintedLines(onChoose: (line: number) => void): Extension {
  return [
    paint,
    gutter({
      class: 'pg-signs',
      markers: ({ state }) => signs(state),
      initialSpacer: () => new Spacer(),
      lineMarkerChange: ({ startState, state }) => startState.field(paint) !== state.field(paint),
      domEventHandlers: {
        click: ({ state }, { from }) => {
          const { number } = state.doc.lineAt(from);
          if (state.field(paint).lines.some(({ line }) => line === number)) onChoose(number);
          return true;
        },
      },
    }),
    look,
  ];
}

/** Each state has a sign, a stroke of its own kind at the edge, and a ground; where the reader forces colours, sign and stroke remain. */
const look = EditorView.theme({
  '.pg-signs .cm-gutterElement': {
    padding: '0 4px',
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
  },
  '.pg-signs .pg-sign-new, .pg-signs .pg-sign-waiting': { color: 'var(--vp-c-text-1)', fontWeight: '600' },
  '.cm-line.pg-ran': { position: 'relative' },
  '.cm-line.pg-ran::before': {
    content: '""',
    position: 'absolute',
    left: '0',
    top: '0',
    bottom: '0',
    borderLeft: '0 solid var(--vp-c-text-2)',
  },
  '.cm-line.pg-new': { backgroundColor: 'var(--pg-paint-new)' },
  '.cm-line.pg-new::before': { borderLeftWidth: '3px', borderLeftColor: 'var(--vp-c-brand-1)' },
  '.cm-line.pg-replayed': { backgroundColor: 'var(--pg-paint-replayed)' },
  '.cm-line.pg-replayed::before': { borderLeftWidth: '3px', borderLeftStyle: 'dotted' },
  '.cm-line.pg-waiting': { backgroundColor: 'var(--pg-paint-waiting)' },
  '.cm-line.pg-waiting::before': {
    borderLeftWidth: '5px',
    borderLeftStyle: 'double',
    borderLeftColor: 'var(--vp-c-warning-1)',
  },
  '.cm-line.pg-earlier::before': { borderLeftWidth: '1px', borderLeftStyle: 'dashed' },
  '.cm-line.pg-chosen': { outline: '2px solid var(--vp-c-brand-1)', outlineOffset: '-2px' },
});
