// Playground state: what one playground shows, and what each of its buttons does.
//
// Owns:   the learner's text, the last answer of the hub, and the verdict.
// Never:  runs anything by itself: the hub hears only of what the learner pressed.

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { SourceLocation } from '#core';
import type { CheckReport } from '#exercises/run-checks';
import type { ExerciseData } from '../exercises.data.ts';
import { Drafts, storageRefused, type Files } from './drafts.ts';
import { noticesOf } from './effects.ts';
import type { Mark } from './editor.ts';
import { Session } from './session.ts';
import type { ClockMove, ConsoleRequest, HubAnswer, HubCommand, Pace, Problem, RunView } from './session-messages.ts';
import { situation, verdictOf } from './situation.ts';
import { startFunctionWorker, startHub } from './workers.ts';

/** What the last command led to, for the live region. */
export interface Verdict {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly text: string;
  readonly source?: SourceLocation;
}

const quiet = (text: string): Verdict => ({ tone: 'quiet', text });

/** The state of a playground. Call it in a component's setup. */
export function usePlayground(slug: string, exercise: ExerciseData) {
  const starter: Files = Object.fromEntries(exercise.files.map(({ path, starter: text }) => [path, text]));
  const drafts = new Drafts(slug, starter, () => localStorage);
  const session = new Session({ startHub, startFunctionWorker });

  const files = shallowRef<Files>(starter);
  const putAside = shallowRef<Files | null>(null);
  const canStore = ref(true);
  const verdict = shallowRef<Verdict>(quiet('Press Run to start the app, or Check to judge it.'));
  const problem = shallowRef<Problem | null>(null);
  const answer = shallowRef<HubAnswer>({ view: null });
  const report = shallowRef<CheckReport | null>(null);
  const running = shallowRef<Files | null>(null);
  const busy = ref(false);
  const stepByStep = ref(false);
  const hintsShown = ref(0);

  const view = computed(() => answer.value.view);
  const notices = computed(() => (view.value ? noticesOf(view.value.records) : []));
  const marks = computed(() => marksOf(problem.value, notices.value));
  const isStale = computed(() => running.value !== null && running.value !== files.value);
  const pace = (): Pace => (stepByStep.value ? 'step by step' : 'settle');

  onMounted(() => {
    const found = drafts.load();
    files.value = found.files;
    putAside.value = found.putAside;
  });
  onBeforeUnmount(() => session.close());

  function store(): void {
    canStore.value = drafts.save(files.value, putAside.value);
  }

  function edit(path: string, text: string): void {
    files.value = { ...files.value, [path]: text };
    store();
  }

  /** Sends a command; null when another one is still on its way. */
  async function ask(command: HubCommand, waiting: string): Promise<HubAnswer | null> {
    if (busy.value) return null;
    busy.value = true;
    verdict.value = { tone: 'busy', text: waiting };
    const answered = await session.ask(command);
    busy.value = false;
    problem.value = answered.problem ?? null;
    if (answered.problem)
      verdict.value = { tone: 'bad', text: answered.problem.message, ...sourceOf(answered.problem) };
    return answered;
  }

  /** Sends a command that moves the run, and tells where the run stands. */
  async function play(command: HubCommand, waiting = 'Running…'): Promise<void> {
    const answered = await ask(command, waiting);
    if (!answered) return;
    answer.value = { response: answer.value.response, ...answered } as HubAnswer;
    if (!answered.problem) verdict.value = toldBy(answered.view);
  }

  async function run(start = true): Promise<void> {
    running.value = files.value;
    await play({ do: 'run', exercise: slug, files: files.value, start, pace: pace() }, 'Starting the app…');
  }

  async function send(request: ConsoleRequest): Promise<void> {
    if (!view.value) await run(false);
    if (problem.value) return;
    await play({ do: 'send', request, pace: pace() }, `Sending ${request.method} ${request.path}…`);
  }

  async function check(): Promise<void> {
    const answered = await ask({ do: 'check', exercise: slug, files: files.value }, 'Checking…');
    if (!answered?.report) return;
    report.value = answered.report;
    verdict.value = { tone: answered.report.passed ? 'good' : 'bad', text: verdictOf(answered.report) };
  }

  function hint(): void {
    const total = exercise.hints.length;
    if (hintsShown.value === total) verdict.value = quiet('That was the last hint. Solution shows one way to do it.');
    else verdict.value = quiet(`Hint ${String(++hintsShown.value)} of ${String(total)} is shown with the task.`);
  }

  function reset(): void {
    putAside.value = files.value;
    files.value = starter;
    store();
    verdict.value = quiet('The starter is back. Undo reset brings your text back.');
  }

  function undoReset(): void {
    files.value = putAside.value ?? files.value;
    putAside.value = null;
    store();
    verdict.value = quiet('Your text is back.');
  }

  return {
    files,
    verdict,
    view,
    report,
    notices,
    marks,
    busy,
    stepByStep,
    isStale,
    response: computed(() => answer.value.response ?? null),
    shownHints: computed(() => exercise.hints.slice(0, hintsShown.value)),
    canUndoReset: computed(() => putAside.value !== null),
    storageTrouble: computed(() => (canStore.value ? null : storageRefused)),
    edit,
    run,
    check,
    hint,
    reset,
    undoReset,
    send,
    move: (move: ClockMove) => play({ do: 'move', ...move }),
    crash: () => play({ do: 'crash', pace: pace() }, 'Ending the worker…'),
  };
}

function toldBy(view: RunView | null): Verdict {
  return quiet(view ? situation(view) : '');
}

const sourceOf = ({ source }: Problem): { source?: SourceLocation } => (source ? { source } : {});

function marksOf(problem: Problem | null, notices: ReturnType<typeof noticesOf>): Mark[] {
  const errors = problem ? [{ severity: 'error' as const, message: problem.message, ...sourceOf(problem) }] : [];
  const warnings = notices.map((notice) => ({
    severity: 'warning' as const,
    message: notice.text,
    ...(notice.source ? { source: notice.source } : {}),
  }));
  return [...errors, ...warnings].flatMap(({ source, ...mark }) => (source ? [{ ...mark, source }] : []));
}
