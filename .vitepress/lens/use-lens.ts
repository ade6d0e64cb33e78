// Lens: looking closer at the open run: beside the reference solution, in another world, under other schedules.
//
// Owns:   what was found.
// Never:  changes the learner's text or the run that is looked at. Never words what was found: that is fetched when it is needed
//         (lens-words.ts).
//
// L1. It is always the first run that is looked at, whichever is shown; what is begun anew is the other one.
// L2. A run that begins makes all that was found old.

import { computed, shallowRef, watch } from 'vue';
import type { XRay } from '#scenario';
import type { ExerciseData } from '../figures/exercise.ts';
import type { Race, RaceReport } from '../playground/race-explorer.ts';
import type { HubAnswer, Progress, TimelineName, Variation } from '../playground/session-messages.ts';
import type { Tape } from '../playground/tape.ts';
import type { useHub, RunState, Verdict } from '../playground/use-run.ts';

/** What a lens works with. */
export interface LensOptions {
  readonly exercise: Pick<ExerciseData, 'files'>;
  readonly state: RunState;
  readonly hub: ReturnType<typeof useHub>;
  readonly fork: (variation: Variation, name: string, waiting?: string, from?: TimelineName) => Promise<boolean>;
}

const SCHEDULES = 200;

/** Progress is shown at once, and spoken in steps. */
const SPOKEN = 50;

/** The lens of one playground. Its commands answer whether there is something to look at. */
export function useLens({ exercise, state, hub, fork }: LensOptions) {
  const reference = Object.fromEntries(exercise.files.map(({ path, solution }) => [path, solution]));
  const xRay = shallowRef<XRay | null>(null);
  const races = shallowRef<RaceReport | null>(null);
  const exploring = shallowRef<Progress | null>(null);
  watch(
    () => state.answer.value.tapes.main,
    () => {
      xRay.value = null;
      races.value = null;
    },
  );

  /** The run that a race was shown by, and what was found there. */
  const raceShown = shallowRef<{ readonly tape: Tape | undefined; readonly text: string } | null>(null);
  const found = computed(() => {
    const { tape, text } = raceShown.value ?? {};
    return tape !== undefined && tape === state.answer.value.tapes.other ? text : undefined;
  });

  const say = (verdict: Verdict): void => void (state.verdict.value = verdict);

  async function compareWithReference(): Promise<boolean> {
    const { comparedText, waiting } = await words();
    xRay.value = null;
    const isDone = await fork({ files: reference }, 'Reference', waiting.reference, 'main');
    if (!isDone) return false;
    state.timelines.show('main');
    say({ tone: 'quiet', text: comparedText(state.answer.value), leadsTo: 'run' });
    return true;
  }

  async function takeXRay(): Promise<boolean> {
    const { waiting, xRayVerdict } = await words();
    const answered = await hub.ask({ do: 'x-ray' }, waiting.xRay);
    if (!answered || answered.problem || !answered.xRay) return false;
    take(answered);
    const isFound = answered.xRay.findings.length > 0;
    if (isFound) {
      state.timelines.nameOther('X-ray');
      state.timelines.show('main');
      xRay.value = answered.xRay;
    }
    say(xRayVerdict(answered.xRay));
    return isFound;
  }

  async function explore(seed = 1): Promise<boolean> {
    const { progressText, racesVerdict, waiting } = await words();
    if (!(await state.turns.isFree())) return false;
    races.value = null;
    exploring.value = { done: 0, of: SCHEDULES };
    const onProgress = (progress: Progress): void => {
      exploring.value = progress;
      if (progress.done % SPOKEN === 0) say({ tone: 'busy', text: `Exploring: ${progressText(progress)}…` });
    };
    const command = { do: 'explore', seed, schedules: SCHEDULES, reference } as const;
    const answered = await hub.ask(command, waiting.explore, { onProgress });
    exploring.value = null;
    if (!answered || answered.problem || !answered.races) return false;
    take(answered);
    races.value = answered.races;
    say(racesVerdict(answered.races));
    return true;
  }

  async function showRace({ schedule, difference }: Race): Promise<boolean> {
    const { waiting } = await words();
    const isDone = await fork({ schedule }, 'Other schedule', waiting.schedule, 'main');
    if (isDone) raceShown.value = { tape: state.answer.value.tapes.other, text: difference };
    return isDone;
  }

  /** An answer that brings no news of the run keeps what belongs to it. */
  function take(answered: HubAnswer): void {
    const { response } = state.answer.value;
    state.answer.value = { ...(response ? { response } : {}), ...answered };
  }

  return {
    xRay,
    races,
    exploring,
    /** What was found in the run under another schedule, while that is the other run. */
    found,
    compareWithReference,
    takeXRay,
    explore,
    stopExploring: () => hub.enough(),
    showRace,
  };
}

const words = () => import('./lens-words.ts');
