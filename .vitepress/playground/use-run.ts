// Run state: what the hub answered last, and the commands that make it answer.
//
// Owns:   the session with the hub, the open run's view, and the verdict.
// Never:  sends anything by itself: the hub hears only of what the learner pressed.

import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import type { SourceLocation } from '#core';
import type { CheckReport } from '#exercises/run-checks';
import type { Files } from './drafts.ts';
import { Session } from './session.ts';
import type { ClockMove, ConsoleRequest, HubAnswer, HubCommand, Pace, Problem } from './session-messages.ts';
import { situation, spokenVerdictOf } from './situation.ts';
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
    /** The text that was started last. */
    running: shallowRef<Files | null>(null),
    busy: ref(false),
    stepByStep: ref(false),
  };
}

/** The commands of one playground. Call it in a component's setup. */
export function useCommands(exercise: string, files: () => Files, state: ReturnType<typeof runState>) {
  const session = new Session({ startHub, startFunctionWorker });
  onBeforeUnmount(() => session.close());
  const pace = computed<Pace>(() => (state.stepByStep.value ? 'step by step' : 'settle'));

  /** Sends a command; null when another one is still on its way. */
  async function ask(command: HubCommand, waiting: string): Promise<HubAnswer | null> {
    if (state.busy.value) return null;
    state.busy.value = true;
    state.verdict.value = { tone: 'busy', text: waiting };
    const answered = await session.ask(command);
    state.busy.value = false;
    state.problem.value = answered.problem ?? null;
    if (answered.problem) state.verdict.value = verdictOfProblem(answered.problem);
    return answered;
  }

  /** Sends a command that moves the run, and tells where the run stands; false when that did not work. */
  async function play(command: HubCommand, waiting = 'Running…'): Promise<boolean> {
    const answered = await ask(command, waiting);
    if (!answered) return false;
    const { response } = state.answer.value;
    state.answer.value = { ...(response ? { response } : {}), ...answered };
    if (answered.problem) return false;
    state.verdict.value = quiet(answered.view ? situation(answered.view) : '');
    return true;
  }

  function run(start = true): Promise<boolean> {
    state.running.value = files();
    return play({ do: 'run', exercise, files: files(), start, pace: pace.value }, 'Starting the app…');
  }

  async function send(request: ConsoleRequest): Promise<void> {
    if (!state.answer.value.view && !(await run(false))) return;
    await play({ do: 'send', request, pace: pace.value }, `Sending ${request.method} ${request.path}…`);
  }

  async function check(): Promise<void> {
    const answered = await ask({ do: 'check', exercise, files: files() }, 'Checking…');
    if (!answered?.report) return;
    state.report.value = answered.report;
    state.verdict.value = { tone: answered.report.passed ? 'good' : 'bad', text: spokenVerdictOf(answered.report) };
  }

  return {
    run: () => run(),
    send,
    check,
    move: (move: ClockMove) => play({ do: 'move', ...move }),
    crash: () => play({ do: 'crash', pace: pace.value }, 'Ending the worker…'),
  };
}

function verdictOfProblem({ message, source }: Problem): Verdict {
  return { tone: 'bad', text: message, ...(source ? { source } : {}) };
}
