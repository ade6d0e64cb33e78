// Crashes: letting the worker of a run die at a chosen point, or at every point, and keeping what came of it.
//
// Owns:   the last comparison and the last crash matrix, and to which run they belong.
// Never:  words anything: that is loaded when it is needed (crash-words.ts).
//
// C1. Moments are counted in the run without the crash. While a run is shown in which the worker dies, the run that it was begun
//     from is the one that dies again.

import { computed, shallowRef } from 'vue';
import type { Fault } from '#core';
import type {
  CrashPoint,
  HubAnswer,
  HubCommand,
  Listener,
  Mark,
  RunView,
  Variation,
} from '../playground/session-messages.ts';
import type { Tape } from '../playground/tape.ts';
import type { RunState, Verdict } from '../playground/use-run.ts';

/** A run in which the worker can be made to die. */
export interface CrashableRun {
  readonly name: string;
  readonly view: RunView;
  readonly marks: readonly Mark[];
  /** The number of the mark that is looked at; null where that is the newest, or one of another run. */
  readonly at: number | null;
}

/** A run and the same run with a crash, as they were when that was over. */
export interface Comparison {
  /** Where the worker died. */
  readonly fault: Fault;
  readonly undisturbed: { readonly name: string; readonly view: RunView };
  readonly disturbed: { readonly name: string; readonly view: RunView };
}

/** A crash matrix, as far as it has come. */
export interface Matrix {
  readonly points: readonly CrashPoint[];
  readonly isDone: boolean;
  /** The run has gone on since. */
  readonly isOld: boolean;
}

/** What this asks of the playground's run. */
interface RunCommands {
  readonly ask: (command: HubCommand, waiting: string, listener?: Listener) => Promise<HubAnswer | null>;
  readonly say: (command: HubCommand, verdict: Verdict) => void;
  readonly fork: (variation: Variation, name: string, waiting?: string) => Promise<boolean>;
}

/** A matrix and the run it is about. */
type KeptMatrix = Omit<Matrix, 'isOld'> & { readonly tape: Tape; readonly marks: number };

/** What is known of crashes, and to which run it belongs. */
function crashState(state: RunState) {
  const last = shallowRef<(Comparison & { readonly tape: Tape; readonly other: Tape }) | null>(null);
  const kept = shallowRef<KeptMatrix | null>(null);
  const tapes = computed(() => state.answer.value.tapes);
  const { shown, isPast } = state.timelines;

  /** C1. */
  const chosen = computed(() => {
    const tape = shown.value && tapes.value[shown.value.timeline];
    if (!shown.value || !tape) return null;
    if (last.value?.other === tape) return { tape: last.value.tape, name: last.value.undisturbed.name, at: null };
    const name = shown.value.timeline === 'main' ? firstRun : (shown.value.otherName ?? '');
    return { tape, name, at: isPast.value ? shown.value.at : null };
  });

  const run = computed<CrashableRun | null>(() => {
    if (!chosen.value) return null;
    const { tape, name, at } = chosen.value;
    return { name, at, view: tape.view(), marks: [...tape.marks] };
  });
  const comparison = computed<Comparison | null>(() => {
    const isOfRun = last.value?.tape === chosen.value?.tape && last.value?.other === tapes.value.other;
    return isOfRun ? last.value : null;
  });
  const matrix = computed<Matrix | null>(() => {
    if (!kept.value || kept.value.tape !== chosen.value?.tape) return null;
    return { ...kept.value, isOld: kept.value.marks !== run.value?.marks.length };
  });
  return { last, kept, tapes, chosen, run, comparison, matrix };
}

/** The crashes of one playground. Call it in a component's setup. */
export function useCrashes(state: RunState, { ask, say, fork }: RunCommands) {
  const { last, kept, tapes, chosen, run, comparison, matrix } = crashState(state);

  /** Begins the other timeline: the same run, in which the worker dies. */
  async function die(fault: Fault): Promise<void> {
    if (!(await state.turns.isFree()) || !chosen.value) return;
    const { tape, name } = chosen.value;
    const before = tapes.value.other;
    const words = await import('./crash-words.ts');
    const undisturbed = { name, view: tape.view() };
    const called = words.nameOfCrash(fault);
    await fork({ fault }, called, 'Running it again, with a crash…');
    const { other } = tapes.value;
    if (!other || other === before) return;
    const disturbed = { name: called, view: other.view() };
    last.value = { tape, other, fault, undisturbed, disturbed };
    const { tone, text } = words.compared(undisturbed.view, disturbed.view);
    if (state.problem.value) return;
    state.verdict.value = {
      ...state.verdict.value,
      tone: tone === 'different' ? 'bad' : 'quiet',
      text: `${called}. ${text}`,
    };
  }

  /** Runs the crash matrix. */
  async function runMatrix(): Promise<void> {
    if (!(await state.turns.isFree())) return;
    const shown = state.timelines.shown.value;
    if (!chosen.value || !shown) return;
    const { tape } = chosen.value;
    const points: CrashPoint[] = [];
    const keep = (isDone: boolean): void => {
      kept.value = { tape, marks: tape.marks.length, points: [...points], isDone };
    };
    keep(false);
    const command = { do: 'crash-matrix', timeline: shown.timeline } as const;
    const onPoint = (point: CrashPoint): void => {
      points.push(point);
      keep(false);
    };
    const answered = await ask(command, 'Running the crash matrix…', { onPoint });
    if (!answered || answered.problem) return void (kept.value = null);
    keep(true);
    const { crashEnd, matrixText } = await import('./crash-words.ts');
    const isWrong = points.some((point) => crashEnd(point).tone === 'different');
    say(command, { tone: isWrong ? 'bad' : 'good', text: matrixText(points), leadsTo: 'run' });
  }

  return { run, comparison, matrix, die, runMatrix };
}

const firstRun = 'First run';
