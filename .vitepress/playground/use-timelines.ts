// Timelines: which of the open runs is shown, and which of its moments.
//
// Owns:   the choice, and the place on the tape.
// Never:  asks the hub for anything.
//
// L1. Whatever goes on with a run, or begins one, shows its newest moment.
// L2. An earlier moment can be looked at and begun anew, not changed.

import { computed, ref, shallowRef, type Ref } from 'vue';
import type { HubAnswer, Mark, RunView, TimelineName } from './session-messages.ts';

/** What is shown of a run. */
export interface ShownRun {
  readonly timeline: TimelineName;
  readonly view: RunView;
  readonly marks: readonly Mark[];
  /** The number of the mark that is shown, and of the last one. */
  readonly at: number;
  readonly last: number;
  /** What was begun anew, where that is shown or can be. */
  readonly otherName: string | null;
}

/** The open runs of one playground, as they are looked at. */
export function useTimelines(answer: Ref<HubAnswer>) {
  const chosen = ref<TimelineName>('main');
  /** Null is the newest moment. */
  const place = ref<number | null>(null);
  const otherName = shallowRef('');

  const shown = computed<ShownRun | null>(() => {
    const { tapes } = answer.value;
    const timeline = tapes[chosen.value] ? chosen.value : 'main';
    const tape = tapes[timeline];
    if (!tape) return null;
    const last = tape.marks.length - 1;
    const at = Math.min(place.value ?? last, last);
    const name = tapes.other ? otherName.value : null;
    return { timeline, view: tape.view(at), marks: [...tape.marks], at, last, otherName: name };
  });

  function goTo(at: number): void {
    if (shown.value) place.value = at >= shown.value.last ? null : Math.max(at, 0);
  }

  /** The last mark of the next instant at which something happened. */
  function goToNextInstant(): void {
    if (!shown.value) return;
    const { marks, at } = shown.value;
    const nextMs = marks[at + 1]?.nowMs;
    const beyond = marks.findIndex(({ nowMs }, index) => index > at + 1 && nowMs !== nextMs);
    goTo(beyond < 0 ? marks.length - 1 : beyond - 1);
  }

  return {
    shown,
    isPast: computed(() => shown.value !== null && shown.value.at < shown.value.last),
    goTo,
    goToNextInstant,
    /** Shows the newest moment (L1). */
    goToEnd: () => (place.value = null),
    show(timeline: TimelineName): void {
      chosen.value = timeline;
      place.value = null;
    },
    /** Names what is about to be begun anew. */
    nameOther: (name: string) => (otherName.value = name),
  };
}
