// Player: presses Step again and again, at a speed that the learner chose.
//
// Owns:   the timer.
// Never:  presses while the step before is not over, or when nothing is left to run.

import { onBeforeUnmount, ref, watch, type Ref } from 'vue';

/** How many moments a second the player may run. */
export const speeds = [0.5, 1, 2, 5] as const;

/** What a player plays. */
export interface Playable {
  /** Whether there is another moment. */
  readonly canStep: Ref<boolean>;
  readonly step: () => Promise<void>;
}

/** A player. Call it in a component's setup. */
export function usePlayer({ canStep, step }: Playable) {
  const isPlaying = ref(false);
  const speed = ref<number>(1);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function beat(): Promise<void> {
    if (!isPlaying.value) return;
    if (!canStep.value) return pause();
    await step();
    timer = setTimeout(() => void beat(), 1_000 / speed.value);
  }

  function pause(): void {
    isPlaying.value = false;
    clearTimeout(timer);
  }

  function play(): void {
    isPlaying.value = true;
    void beat();
  }

  // Whoever chooses another speed does not want to wait at the old one.
  watch(speed, () => {
    if (!isPlaying.value) return;
    clearTimeout(timer);
    void beat();
  });
  onBeforeUnmount(pause);

  return { isPlaying, speed, toggle: () => (isPlaying.value ? pause() : play()) };
}
