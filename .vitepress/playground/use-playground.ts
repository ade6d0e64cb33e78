// Playground state: one exercise's text, run and hints, put together for the component that draws them.

import { computed } from 'vue';
import type { NoticeRecord } from '#core';
import type { PlaygroundFigure } from '../figures/exercise.ts';
import { whereOrchestratorsRun, type Mark } from '../editor/marks.ts';
import { isSameText, type Files } from './drafts.ts';
import { noticesOf } from './effects.ts';
import type { Problem } from './session-messages.ts';
import { useDraft } from './use-draft.ts';
import { useHintsShown } from './use-hints.ts';
import { useProject } from './use-project.ts';
import { quiet, runState, useCommands } from './use-run.ts';

/** The state of a playground, and what its buttons do. Call it in a component's setup. */
export function usePlayground(slug: string, exercise: PlaygroundFigure) {
  const draft = useDraft(slug, exercise);
  const state = runState();
  const commands = useCommands(slug, () => draft.files.value, state);
  const { verdict, problem, answer, report, progress, running, busy, stepByStep } = state;
  const hintsShown = useHintsShown(slug, exercise.hints.length);
  const { timelines } = state;
  const view = computed(() => timelines.shown.value?.view ?? null);
  const notices = computed(() => noticesOf([...(view.value?.records ?? []), ...untoldNotices(state)]));

  function hint(): void {
    const total = exercise.hints.length;
    if (hintsShown.value === total) verdict.value = quiet('That was the last hint. Solution shows one way to do it.');
    else verdict.value = quiet(`Hint ${String(++hintsShown.value)} of ${String(total)} is shown with the task.`);
  }

  function reset(): void {
    hintsShown.value = 0;
    verdict.value = draft.reset()
      ? quiet('The starter is back. Undo reset brings your text back.')
      : quiet('This is the starter already.');
  }

  function undo(): void {
    draft.undo();
    verdict.value = quiet('Your text is back.');
  }

  return {
    ...commands,
    files: draft.files,
    edit: draft.edit,
    undoable: draft.undoable,
    storageTrouble: draft.storageTrouble,
    verdict,
    view,
    shown: timelines.shown,
    /** The text that was started last. */
    running,
    isPast: timelines.isPast,
    tapes: computed(() => answer.value.tapes),
    report,
    progress,
    reportNotices: state.reportNotices,
    notices,
    busy,
    stepByStep,
    marks: computed(() => marksOf(problem.value, notices.value)),
    /** Run was pressed, and nothing came of it. */
    hasRunFailed: computed(() => running.value !== null && !view.value && !busy.value),
    ...whatIsOld(state, () => draft.files.value),
    response: computed(() => answer.value.response ?? null),
    shownHints: computed(() => exercise.hints.slice(0, hintsShown.value)),
    /** Says something in the verdict. */
    tell: (text: string) => (verdict.value = quiet(text)),
    hint,
    reset,
    undo,
    ...useProject(slug, exercise, draft, verdict),
  };
}

/** What the host noticed during the checks and no failure in the list says. */
function untoldNotices({ report, checkNotices }: ReturnType<typeof runState>): readonly NoticeRecord[] {
  const told = (report.value?.checks ?? []).map(({ message }) => message ?? '').join('\n');
  return checkNotices.value.filter(({ text }) => !told.includes(text));
}

/** What speaks of another text than the one in the editor. */
function whatIsOld({ running, judged, verdict }: ReturnType<typeof runState>, files: () => Files) {
  const isEdited = (spokenOf: () => Files | null) =>
    computed(() => {
      const text = spokenOf();
      return text !== null && !isSameText(text, files());
    });
  const isRunOld = isEdited(() => running.value);
  const isReportOld = isEdited(() => judged.value);
  return {
    isRunOld,
    isReportOld,
    isVerdictOld: isEdited(() => verdict.value.about ?? null),
    /** A text that was just judged need not be run as well. */
    asksForRun: computed(() => isRunOld.value && (judged.value === null || isReportOld.value)),
  };
}

function marksOf(problem: Problem | null, notices: ReturnType<typeof noticesOf>): Mark[] {
  const errors = problem?.source
    ? [{ severity: 'error' as const, message: problem.message, source: problem.source }]
    : [];
  const warnings = notices.flatMap(({ text, source, breaksReplay }) => {
    const message = breaksReplay ? whereOrchestratorsRun(text) : text;
    return source ? [{ severity: 'warning' as const, message, source }] : [];
  });
  return [...errors, ...warnings];
}
