// Run state: what the hub answered last, and the commands that make it answer.
//
// Owns:   the session with the hub, the open run's view, and the verdict.
// Never:  sends anything by itself: the hub hears only of what the learner pressed.

import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { SourceLocation } from '#core';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { Files } from './drafts.ts';
import { Session, type OnCheckResult } from './session.ts';
import type { ClockMove, ConsoleRequest, HubAnswer, HubCommand, Pace, Problem, RunView } from './session-messages.ts';
import { commonProblem, situation, spokenVerdictOf } from './situation.ts';
import { startFunctionWorker, startHub } from './workers.ts';

/** What the last command led to, for the live region. */
export interface Verdict {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly text: string;
  readonly source?: SourceLocation;
}

/** A verdict that only tells. */
export const quiet = (text: string): Verdict => ({ tone: 'quiet', text });

/** What one playground shows of its run. */
export function runState() {
  return {
    verdict: shallowRef<Verdict>(quiet('Press Run to start the app, or Check to judge it.')),
    problem: shallowRef<Problem | null>(null),
    answer: shallowRef<HubAnswer>({ view: null }),
    report: shallowRef<CheckReport | null>(null),
    /** The results so far, while checks run. */
    progress: shallowRef<readonly CheckResult[] | null>(null),
    /** The text that was started last. */
    running: shallowRef<Files | null>(null),
    busy: ref(false),
    stepByStep: ref(false),
  };
}

type RunState = ReturnType<typeof runState>;

/** The way to the hub: one command at a time, and each answer kept in the state. */
function useHub(state: RunState) {
  const session = new Session({ startHub, startFunctionWorker });
  onBeforeUnmount(() => session.close());

  /** Sends a command; null when another one is still on its way. */
  async function ask(command: HubCommand, waiting: string, onResult?: OnCheckResult): Promise<HubAnswer | null> {
    if (state.busy.value) return null;
    state.busy.value = true;
    state.verdict.value = { tone: 'busy', text: waiting };
    const answered = await session.ask(command, onResult);
    state.busy.value = false;
    state.problem.value = answered.problem ?? null;
    if (answered.problem) state.verdict.value = verdictOfProblem(answered.problem);
    return answered;
  }

  /** Sends a command that moves the run, and tells where the run stands; false when that did not work. */
  async function play(command: HubCommand, waiting = 'Running…'): Promise<boolean> {
    const answered = await ask(command, waiting);
    if (!answered) return false;
    const response = command.do === 'run' ? undefined : state.answer.value.response;
    state.answer.value = { ...(response ? { response } : {}), ...answered };
    if (answered.problem) return false;
    state.verdict.value = answered.view ? verdictOfRun(answered.view) : quiet('');
    return true;
  }

  return { ask, play };
}

/** The commands of one playground. Call it in a component's setup. */
export function useCommands(exercise: string, files: () => Files, state: RunState) {
  const { ask, play } = useHub(state);
  const pace = computed<Pace>(() => (state.stepByStep.value ? 'step by step' : 'settle'));

  // What waited for the learner's steps is carried out when the learner no longer wants to step.
  watch(state.stepByStep, (isStepping) => {
    if (!isStepping && state.answer.value.view) void play({ do: 'move', move: 'settle' });
  });

  function run(start = true): Promise<boolean> {
    state.running.value = files();
    return play({ do: 'run', exercise, files: files(), start, pace: pace.value }, 'Starting the app…');
  }

  async function send(request: ConsoleRequest): Promise<void> {
    if (!state.answer.value.view && !(await run(false))) return;
    await play({ do: 'send', request, pace: pace.value }, `Sending ${request.method} ${request.path}…`);
  }

  async function check(): Promise<void> {
    if (state.busy.value) return;
    state.progress.value = [];
    const answered = await ask({ do: 'check', exercise, files: files() }, 'Checking…', (result) => {
      state.progress.value = [...(state.progress.value ?? []), result];
    });
    state.progress.value = null;
    if (!answered?.report) return;
    const { report } = answered;
    state.report.value = report;
    state.problem.value = commonProblem(report);
    const text = spokenVerdictOf(report);
    state.verdict.value = { tone: report.passed ? 'good' : 'bad', text, ...sourceOf(state.problem.value) };
  }

  return {
    run: () => run(),
    send,
    check,
    move: (move: ClockMove) => play({ do: 'move', ...move }),
    crash: () => play({ do: 'crash', pace: pace.value }, 'Ending the worker…'),
  };
}

/** Where the run stands; an instance that failed is no good news. */
function verdictOfRun(view: RunView): Verdict {
  const hasFailed = view.instances.some(({ runtimeStatus }) => runtimeStatus === 'Failed');
  return { tone: hasFailed ? 'bad' : 'quiet', text: situation(view) };
}

function verdictOfProblem(problem: Problem): Verdict {
  return { tone: 'bad', text: problem.message, ...sourceOf(problem) };
}

function sourceOf(problem: Problem | null): { source?: SourceLocation } {
  return problem?.source ? { source: problem.source } : {};
}
