// Playground state: one exercise's text, run and hints, put together for the component that draws them.

import { computed, type Ref } from 'vue';
import type { NoticeRecord } from '#core';
import type { PlaygroundFigure } from '../figures/exercise.ts';
import { whereOrchestratorsRun, type Mark } from '../editor/marks.ts';
import { isSameText, type Files } from './drafts.ts';
import { noticesOf, noticesOfText } from './effects.ts';
import type { Problem, RunView } from './session-messages.ts';
import { useLens } from '../lens/use-lens.ts';
import { useDraft } from './use-draft.ts';
import { useHintsShown } from './use-hints.ts';
import { useMarks } from './use-marks.ts';
import { useProject } from './use-project.ts';
import { quiet, runState, useCommands, type RunState, type Verdict } from './use-run.ts';
import { isForeign, useRunFile } from '../run-file/use-run-file.ts';

/** The state of a playground, and what its buttons do. Call it in a component's setup. */
export function usePlayground(slug: string, exercise: PlaygroundFigure) {
  const draft = useDraft(slug, exercise);
  const state = runState();
  const { hub, ...commands } = useCommands(slug, () => draft.files.value, state);
  const { verdict, problem, answer, report, progress, running, turns, stepByStep, timelines } = state;
  const hintsShown = useHintsShown(slug, exercise.hints.length);
  const { lastMarks, isMarksOld } = useMarks(slug, state, () => draft.files.value);
  const view = computed(() => timelines.shown.value?.view ?? null);
  const { isForeignRun, noticesOfRun, shownVerdict } = useForeignRun(state, () => draft.files.value, view);
  const old = whatIsOld(state, () => draft.files.value);
  const { notices, ...noticed } = useNotices(state, old, noticesOfRun);

  return {
    ...commands,
    lens: useLens({ exercise, state, hub, fork: commands.fork }),
    files: draft.files,
    edit: draft.edit,
    undoable: draft.undoable,
    storageTrouble: draft.storageTrouble,
    hasOtherText: draft.hasOtherText,
    ...choiceOf(draft, verdict),
    lastMarks,
    verdict: shownVerdict,
    view,
    shown: timelines.shown,
    /** The text that was started last. */
    running,
    isPast: timelines.isPast,
    tapes: computed(() => answer.value.tapes),
    report,
    progress,
    notices,
    ...noticed,
    /** Something takes long enough to show. */
    busy: turns.isBusy,
    stepByStep,
    marks: computed(() => {
      const marks = marksOf(isForeignRun.value ? null : problem.value, notices.value);
      return marks.length === 0 ? noMarks : marks;
    }),
    isForeignRun,
    ...useRunFile({ slug, exercise, draft, verdict, commands }),
    /** Run was pressed, and nothing came of it. */
    hasRunFailed: computed(() => running.value !== null && !view.value && !turns.isTaken.value),
    ...old,
    isReportOld: isMarksOld,
    response: computed(() => answer.value.response ?? null),
    shownHints: computed(() => exercise.hints.slice(0, hintsShown.value)),
    /** Says something in the verdict. */
    tell: (text: string) => (verdict.value = quiet(text)),
    ...textCommands(draft, verdict, { shown: hintsShown, total: exercise.hints.length }),
    ...useProject(slug, exercise, draft, verdict),
  };
}

/** What is said of the text as it stands, until that is edited. */
const ofText = ({ files }: ReturnType<typeof useDraft>, text: string): Verdict => ({
  ...quiet(text),
  about: files.value,
});

/** What the learner does with the text as a whole, and the hints to it. */
function textCommands(
  draft: ReturnType<typeof useDraft>,
  verdict: Ref<Verdict>,
  { shown, total }: { shown: Ref<number>; total: number },
) {
  function hint(): void {
    if (shown.value === total) verdict.value = quiet('That was the last hint. Solution shows one way to do it.');
    else verdict.value = quiet(`Hint ${String(++shown.value)} of ${String(total)} is shown with the task.`);
  }

  /** How many hints were shown when the text was reset. */
  let hintsBefore = 0;

  function reset(): void {
    const isReset = draft.reset();
    if (isReset) hintsBefore = shown.value;
    shown.value = 0;
    const text = isReset ? 'The starter is back. Undo reset brings your text back.' : 'This is the starter already.';
    verdict.value = ofText(draft, text);
  }

  function undo(): void {
    if (draft.undoable.value === 'reset') shown.value = Math.max(shown.value, hintsBefore);
    draft.undo();
    verdict.value = quiet('Your text is back.');
  }

  return { hint, reset, undo };
}

/** What the learner can do with the text of another tab. */
function choiceOf(draft: ReturnType<typeof useDraft>, verdict: Ref<Verdict>) {
  return {
    takeOther: () => {
      draft.takeTheirs();
      verdict.value = ofText(draft, 'This is the text of the other tab. Undo choice brings yours back.');
    },
    keepMine: () => {
      draft.keepMine();
      verdict.value = ofText(draft, 'Your text stays. Undo choice shows that of the other tab.');
    },
  };
}

/** Whether the open run is a saved one, of code that is not the text in the editor: no line of it is a line there. */
function useForeignRun(state: RunState, files: () => Files, view: Ref<RunView | null>) {
  const isForeignRun = computed(() => isForeign(state.replayed.value, files()));
  return {
    isForeignRun,
    noticesOfRun: computed(() => {
      const noticed = noticesOf(view.value?.records ?? []);
      return isForeignRun.value ? noticed.map(withoutSource) : noticed;
    }),
    shownVerdict: computed(() => (isForeignRun.value ? withoutPlace(state.verdict.value) : state.verdict.value)),
  };
}

/** What was noticed at the last run and at the last check, as far as it speaks of the text in the editor. */
function useNotices(state: RunState, old: ReturnType<typeof whatIsOld>, ofRun: Ref<readonly NoticeRecord[]>) {
  const told = computed(() => {
    const isOfText = state.running.value !== null && !old.isRunOld.value;
    const run = { notices: ofRun.value, isOfText };
    return noticesOfText(run, { notices: state.checkNotices.value, isOfText: old.isJudged.value });
  });
  return { notices: computed(() => told.value.notices), areNoticesOld: computed(() => told.value.isOld) };
}

/** What speaks of another text than the one in the editor. */
function whatIsOld({ running, replayed, judged, verdict }: RunState, files: () => Files) {
  const isEdited = (spokenOf: () => Files | null) =>
    computed(() => {
      const text = spokenOf();
      return text !== null && !isSameText(text, files());
    });
  const isRunOld = isEdited(() => (replayed.value ? null : running.value));
  const isReportOld = isEdited(() => judged.value);
  return {
    isRunOld,
    isVerdictOld: isEdited(() => verdict.value.about ?? null),
    isJudged: computed(() => judged.value !== null && !isReportOld.value),
  };
}

function withoutSource({ kind, sequence, atMs, text, breaksReplay }: NoticeRecord): NoticeRecord {
  return { kind, sequence, atMs, text, ...(breaksReplay ? { breaksReplay } : {}) };
}

/** What was said of a run whose code is not in the editor leads to no line there; what was said of the editor's text does. */
function withoutPlace({ source, ...verdict }: Verdict): Verdict {
  return source && verdict.about ? { ...verdict, source } : verdict;
}

/** Always the same, so that the editor is asked for nothing where nothing was marked before. */
const noMarks: readonly Mark[] = [];

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
