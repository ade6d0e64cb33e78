// Line marks: CodeMirror's diagnostics of two origins in one gutter.
//
// M1. What a run says and what the text itself says are replaced each by itself; neither takes the other away, and both move
//     with the text.
// M2. A sentence that both say is shown once.

import { forEachDiagnostic, lintGutter, linter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension, Text, TransactionSpec } from '@codemirror/state';
import type { Mark, Problem } from './marks.ts';

/** Who says what is marked. */
type Origin = 'run' | 'text';

interface LineMark extends Diagnostic {
  readonly origin: Origin;
}

/** Puts marks of a run, with places in this text, in place of those that were there. */
export function runMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  return exchanged(
    state,
    'run',
    marks.map((mark) => toLineMark(mark, state.doc)),
  );
}

/** Puts problems of the text in place of those that were there. */
export function textMarks(state: EditorState, problems: readonly Problem[]): TransactionSpec {
  return exchanged(
    state,
    'text',
    problems.map((problem) => ({
      ...problem,
      origin: 'text',
      ...(problem.severity === 'error' ? { source: 'TypeScript' } : {}),
    })),
  );
}

function exchanged(state: EditorState, origin: Origin, fresh: readonly LineMark[]): TransactionSpec {
  const kept: Diagnostic[] = [];
  forEachDiagnostic(state, (one, from, to) => {
    if ((one as LineMark).origin !== origin) kept.push({ ...one, from, to });
  });
  return setDiagnostics(state, [...kept, ...fresh]);
}

function toLineMark({ severity, message, source }: Mark, doc: Text): LineMark {
  const from = positionOf(doc, source.line, source.column ?? 1);
  return { origin: 'run', severity, message, from, to: Math.max(doc.lineAt(from).to, from) };
}

/** The offset of a line and column, kept inside the text. */
export function positionOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

/** The gutter with the marks, and what is said about them. */
export function markedLines(): Extension {
  return [linter(null, { tooltipFilter: saidOnce }), lintGutter({ tooltipFilter: saidOnce })];
}

/** The run's sentence may say more, so it stays (M2). */
function saidOnce(marks: readonly Diagnostic[]): Diagnostic[] {
  const byRun = marks.filter((one) => (one as LineMark).origin === 'run');
  return marks.filter((one) => byRun.includes(one) || !byRun.some(({ message }) => message.endsWith(one.message)));
}
