// Run state: what the hub answered last, and the commands that make it answer.
//
// Owns:   the session with the hub, the open run's view, and the verdict.
// Never:  sends anything by itself: the hub hears only of what the learner pressed.

import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { elapsedText, type NoticeRecord, type SourceLocation } from '#core';
import type { CheckReport, CheckResult } from '#exercises/run-checks';
import type { RunCapsule } from '#scenario';
import { probesFor } from '../source-paint/probes-for.ts';
import type { Files } from './drafts.ts';
import { Session } from './session.ts';
import type {
  ClockMove,
  ConsoleRequest,
  HubAnswer,
  HubCommand,
  Listener,
  Pace,
  Problem,
  RunView,
  TimelineName,
  Variation,
} from './session-messages.ts';
import { useCrashes } from '../crashes/use-crashes.ts';
import { commonProblem, deedOf, situation, spokenVerdictOf } from './situation.ts';
import { nothingOpen } from './tape.ts';
import { useTurns } from './turns.ts';
import { useTimelines, type ShownRun } from './use-timelines.ts';
import { startFunctionWorker, startHub } from './workers.ts';

/** Where the page shows more than a verdict says. */
export type Place = 'checks' | 'run';

/** What the last command led to, for the live region. */
export interface Verdict {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly text: string;
  readonly source?: SourceLocation;
  /** What it sums up: on a narrow screen that is far below. */
  readonly leadsTo?: Place;
  /** The text that it speaks of, if it speaks of one. */
  readonly about?: Files;
}

/** A verdict that only tells. */
export const quiet = (text: string): Verdict => ({ tone: 'quiet', text });

/** What one playground shows of its run. */
export function runState() {
  const answer = shallowRef<HubAnswer>(nothingOpen);
  return {
    verdict: shallowRef<Verdict>(quiet('Press Run to start the app, or Check to judge it.')),
    problem: shallowRef<Problem | null>(null),
    answer,
    timelines: useTimelines(answer),
    report: shallowRef<CheckReport | null>(null),
    /** What the host noticed while the report was made, until the next run. */
    checkNotices: shallowRef<readonly NoticeRecord[]>([]),
    /** The text that was judged last. */
    judged: shallowRef<Files | null>(null),
    /** The results so far, while checks run. */
    progress: shallowRef<readonly CheckResult[] | null>(null),
    /** The text that was started last. */
    running: shallowRef<Files | null>(null),
    /** The saved run that was made again last, while it is the one that is open. */
    replayed: shallowRef<RunCapsule | null>(null),
    /** One command at a time. */
    turns: useTurns(),
    stepByStep: ref(false),
  };
}

/** The same, as others read it. */
export type RunState = ReturnType<typeof runState>;

/** The way to the hub: one command at a time, and each answer kept in the state. */
export function useHub(state: RunState) {
  const session = new Session({ startHub, startFunctionWorker });
  onBeforeUnmount(() => session.close());

  /** Sends a command; null when another one takes longer, or when it was stopped. */
  async function ask(command: HubCommand, waiting: string, listener?: Listener): Promise<HubAnswer | null> {
    let said: Verdict | undefined;
    const work = (): Promise<HubAnswer> => {
      said = state.verdict.value;
      return session.ask(command, listener);
    };
    const answered = await state.turns.take(work, () => {
      if (state.verdict.value === said) state.verdict.value = { tone: 'busy', text: waiting };
    });
    if (!answered) return null;
    if (answered.isStopped) return forget();
    state.problem.value = answered.problem ?? null;
    if (answered.problem) say(command, verdictOfProblem(answered.problem));
    return answered;
  }

  /** Nothing is open any more; what was judged before stays judged. */
  function forget(): null {
    state.answer.value = nothingOpen;
    state.running.value = null;
    state.replayed.value = null;
    state.problem.value = null;
    state.verdict.value = quiet('Stopped. Your text is untouched: press Run to start again.');
    return null;
  }

  /** Sends a command that moves the run, and tells where the run stands; false when that did not work. */
  async function play(command: HubCommand, waiting = 'Running…'): Promise<boolean> {
    const answered = await ask(command, waiting);
    if (!answered) return false;
    const { response } = state.answer.value;
    const before = state.timelines.shown.value?.view ?? null;
    // An answer belongs to the request that was sent last, also when that one got none.
    const isKept = response && !['run', 'replay', 'send'].includes(command.do);
    state.answer.value = { ...(isKept ? { response } : {}), ...answered };
    state.timelines.goToEnd();
    if (answered.problem) return false;
    const after = state.timelines.shown.value?.view;
    if (after) say(command, verdictOfRun(after, deed(command, answered, { before, after })));
    return true;
  }

  /** Gives a verdict about the text of a command, or about the text that runs. */
  function say(command: HubCommand, verdict: Verdict): void {
    const about = 'files' in command ? command.files : state.replayed.value ? null : state.running.value;
    state.verdict.value = { ...verdict, ...(about ? { about } : {}) };
  }

  return { ask, play, say, stop: () => session.stop(), enough: () => session.enough() };
}

/** The commands of one playground. Call it in a component's setup. */
export function useCommands(exercise: string, files: () => Files, state: RunState) {
  const hub = useHub(state);
  const { ask, play, say, stop } = hub;
  const { timelines, turns } = state;
  const timeline = () => timelines.shown.value?.timeline ?? 'main';
  const pace = computed<Pace>(() => (state.stepByStep.value ? 'step by step' : 'settle'));

  // What waited for the learner's steps is carried out when the learner no longer wants to step.
  watch(state.stepByStep, (isStepping) => {
    if (!isStepping && state.answer.value.view) void move({ move: 'settle' });
  });

  async function run(start = true): Promise<boolean> {
    const text = files();
    const probes = await probesFor(text);
    state.running.value = text;
    state.replayed.value = null;
    state.checkNotices.value = [];
    timelines.show('main');
    const command = { do: 'run', exercise, files: text, start, pace: pace.value } as const;
    return play({ ...command, ...(probes ? { probes } : {}) }, 'Starting the app…');
  }

  async function send(request: ConsoleRequest): Promise<void> {
    if (!state.answer.value.view && !(await run(false))) return;
    await play(
      { do: 'send', timeline: timeline(), request, pace: pace.value },
      `Sending ${request.method} ${request.path}…`,
    );
  }

  async function check(): Promise<void> {
    if (!(await turns.isFree())) return;
    state.progress.value = [];
    const command = { do: 'check', exercise, files: files() } as const;
    const answered = await ask(command, 'Checking…', {
      onResult: (result) => (state.progress.value = [...(state.progress.value ?? []), result]),
    });
    state.progress.value = null;
    if (!answered?.report) return;
    const { report, notices = [] } = answered;
    state.report.value = report;
    state.checkNotices.value = notices;
    state.judged.value = command.files;
    state.problem.value = commonProblem(report);
    const text = spokenVerdictOf(report, notices);
    const tone = report.passed ? 'good' : 'bad';
    say(command, { tone, text, leadsTo: 'checks', ...sourceOf(state.problem.value) });
  }

  /** Where the shown run has gone on already, it is followed; otherwise the hub goes on with it. */
  async function move(wanted: ClockMove): Promise<void> {
    if (!timelines.isPast.value) await play({ do: 'move', timeline: timeline(), ...wanted });
    else if (wanted.move === 'next') lookAt(timelines.goToNextInstant);
    else lookAt(() => timelines.goTo((timelines.shown.value?.at ?? 0) + 1));
  }

  /** Looks at another moment, and says which. */
  function lookAt(go: () => void): void {
    if (turns.isBusy.value) return;
    go();
    const { shown } = timelines;
    if (shown.value) state.verdict.value = verdictOfLook(shown.value);
  }

  /**
   * Begins the shown run anew, and shows what comes of it.
   *
   * @param name what it is called beside the run that it comes from.
   * @param from the run that it comes from; default the one that is shown.
   */
  async function fork(
    variation: Variation,
    name: string,
    waiting = 'Beginning the run anew…',
    from = timeline(),
  ): Promise<boolean> {
    if (!(await turns.isFree())) return false;
    const before = state.answer.value.tapes.other;
    const isDone = await play({ do: 'fork', from, variation }, waiting);
    const { other } = state.answer.value.tapes;
    if (!other || other === before) return isDone;
    timelines.nameOther(name);
    lookAt(() => timelines.show('other'));
    return isDone;
  }

  /** The worker dies at the moment that is shown: where that is an earlier one, in a run that is begun from there. */
  async function crash(): Promise<void> {
    const { shown, isPast } = timelines;
    if (!shown.value) return;
    const { at } = shown.value;
    if (isPast.value && !(await fork({ upTo: at }, `Crash at ${timeOf(shown.value)}`))) return;
    await play({ do: 'crash', timeline: timeline(), pace: pace.value }, 'Ending the worker…');
  }

  /** Makes a saved run again; it takes the place of those that are open. */
  async function replay(capsule: RunCapsule): Promise<boolean> {
    if (!(await turns.isFree())) return false;
    const probes = await probesFor(capsule.app.files);
    state.running.value = capsule.app.files;
    state.replayed.value = capsule;
    state.checkNotices.value = [];
    timelines.show('main');
    return play({ do: 'replay', capsule, ...(probes ? { probes } : {}) }, 'Replaying the saved run…');
  }

  /** The shown run as the text of a file; null where there is none. */
  async function save(): Promise<string | null> {
    const belongsTo = state.replayed.value ? state.replayed.value.exercise : exercise;
    const about = { exercise: belongsTo, savedAt: new Date().toISOString() };
    const answered = await ask({ do: 'save', timeline: timeline(), ...about }, 'Saving the run…');
    return answered?.saved ?? null;
  }

  return {
    run: () => run(),
    replay,
    save,
    send,
    check,
    stop,
    move,
    crash,
    fork,
    crashes: useCrashes(state, { ask, say, fork }),
    hub,
    forkAt: (upTo: number) => fork({ upTo }, `Fork at ${timeOf(timelines.shown.value)}`),
    goTo: (at: number) => lookAt(() => timelines.goTo(at)),
    showTimeline: (name: TimelineName) => lookAt(() => timelines.show(name)),
  };
}

/** Where the run stands, after what the command did; an instance that failed is no good news. */
function verdictOfRun(view: RunView, done: string): Verdict {
  const hasFailed = view.instances.some(({ runtimeStatus }) => runtimeStatus === 'Failed');
  return { tone: hasFailed ? 'bad' : 'quiet', text: `${done} ${situation(view)}`.trim(), leadsTo: 'run' };
}

const timeOf = (shown: ShownRun | null): string => (shown ? elapsedText(shown.view.nowMs - shown.view.startMs) : '');

/** At which position of the slider the run is looked at (of work, fewer moments are counted: faults.ts), and where the run stood then. */
function verdictOfLook({ view, at, last }: ShownRun): Verdict {
  const where = at < last ? `Looking back, at position ${String(at)} of ${String(last)}. ` : '';
  return { ...verdictOfRun(view, ''), text: `${where}${situation(view)}` };
}

/** What a command did that one cannot see in where the run stands. */
function deed(
  command: HubCommand,
  { isAsSaved }: HubAnswer,
  { before, after }: { before: RunView | null; after: RunView },
): string {
  if (command.do === 'replay') return isAsSaved ? 'Replayed: all is as it was saved.' : otherThanSaved;
  const isSmall = command.do === 'crash' || (command.do === 'move' && command.move === 'step');
  return isSmall ? deedOf(after.records.slice(before?.records.length ?? 0)) : '';
}

const otherThanSaved =
  'Replayed, but it did not come to what it had come to: the simulator has changed since it was saved, or the file was changed.';

function verdictOfProblem(problem: Problem): Verdict {
  return { tone: 'bad', text: problem.message, ...sourceOf(problem) };
}

function sourceOf(problem: Problem | null): { source?: SourceLocation } {
  return problem?.source ? { source: problem.source } : {};
}
