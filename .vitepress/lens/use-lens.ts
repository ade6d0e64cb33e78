// Lens: looking closer at the open run: beside the reference solution, in another world, in other orders.
//
// Owns:   what was found, and how it is said in the verdict.
// Never:  changes the learner's text or the run that is looked at.
//
// L1. It is always the first run that is looked at, whichever is shown; what is begun anew is the other one.
// L2. A run that begins makes all that was found old.

import { shallowRef, watch } from 'vue';
import type { Schedule, XRay } from '#scenario';
import type { ExerciseData } from '../figures/exercise.ts';
import type { RaceReport } from '../playground/race-explorer.ts';
import type { HubAnswer, Progress, TimelineName, Variation } from '../playground/session-messages.ts';
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

  const say = (verdict: Verdict): void => void (state.verdict.value = verdict);

  async function compareWithReference(): Promise<boolean> {
    xRay.value = null;
    const isDone = await fork({ files: reference }, 'Reference', 'Saying the same words to the reference…', 'main');
    if (!isDone) return false;
    state.timelines.show('main');
    const text = await differenceText(state.answer.value);
    say({ tone: 'quiet', text: `Compared with the reference. ${text}`, leadsTo: 'run' });
    return true;
  }

  async function takeXRay(): Promise<boolean> {
    const answered = await hub.ask({ do: 'x-ray' }, 'Making the run again in another world…');
    if (!answered || answered.problem || !answered.xRay) return false;
    take(answered);
    const { findings, tried } = answered.xRay;
    const [first] = findings;
    if (!first) {
      say({ tone: 'good', text: `Same actions under another clock and other chance, in ${String(tried)} tries.` });
      return false;
    }
    state.timelines.nameOther('X-ray');
    state.timelines.show('main');
    xRay.value = answered.xRay;
    const more = findings.length > 1 ? ` So are ${String(findings.length - 1)} more.` : '';
    const text = `${first.instanceId} is not deterministic: ${first.text}.${more}`;
    say({ tone: 'bad', text, leadsTo: 'run', ...(first.source ? { source: first.source } : {}) });
    return true;
  }

  async function explore(seed = 1): Promise<boolean> {
    if (!(await state.turns.isFree())) return false;
    races.value = null;
    exploring.value = { done: 0, of: SCHEDULES };
    const onProgress = (progress: Progress): void => {
      exploring.value = progress;
      if (progress.done % SPOKEN === 0) say({ tone: 'busy', text: `Exploring: ${progressText(progress)}…` });
    };
    const command = { do: 'explore', seed, schedules: SCHEDULES, reference } as const;
    const answered = await hub.ask(command, 'Exploring other orders…', { onProgress });
    exploring.value = null;
    if (!answered || answered.problem || !answered.races) return false;
    take(answered);
    races.value = answered.races;
    say({ tone: toneOf(answered.races), text: racesText(answered.races), leadsTo: 'run' });
    return true;
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
    compareWithReference,
    takeXRay,
    explore,
    stopExploring: () => hub.enough(),
    showRace: (schedule: Schedule) => fork({ schedule }, 'Other order', 'Saying the words in this order…', 'main'),
  };
}

async function differenceText({ tapes: { main, other } }: HubAnswer): Promise<string> {
  const { firstDifference } = await import('./differences.ts');
  const difference = main && other && firstDifference(main.view(), other.view());
  return difference?.text ?? 'Nothing differs: same histories, same effects.';
}

function toneOf({ race, isStopped, undisturbed }: RaceReport): Verdict['tone'] {
  if (race) return 'bad';
  return isStopped || undisturbed !== null ? 'quiet' : 'good';
}

/** How far exploring has come. */
export function progressText({ done, of }: Progress): string {
  return `${String(done)} of at most ${String(of)} orders`;
}

/** What exploring brought, in a sentence or two. */
export function racesText({ race, tried, isStopped, seed, demand, undisturbed }: RaceReport): string {
  const orders = `${String(tried)} ${tried === 1 ? 'order' : 'orders'} (seed ${String(seed)})`;
  if (race) return `Found in one of ${orders}: ${race.difference} That is when ${race.text}.`;
  const found = isStopped ? `Stopped after ${orders}: nothing found so far.` : `Nothing found in ${orders}.`;
  return demand === 'nothing fails' && undisturbed !== null
    ? `${found} But already as it is, your run comes to something else than the reference: ${undisturbed}`
    : found;
}
