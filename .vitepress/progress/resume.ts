// Resume: where a learner goes on.
//
// R1. That is where they left, unless it is done: then it is the next exercise of that page that is not, or one before it.
// R2. From a page that is done it is the page that is next on the map, at an exercise where one was begun there.

import type { Visit } from '#exercises/progress-file';
import { playgroundId, type ExerciseStand, type PageStand } from './course.ts';

/** A page, or a part of one. */
export type Stop = Omit<Visit, 'atMs'>;

/** Where a learner goes on who left at `visit`; null where that page has gone. */
export function resumeAt(stands: readonly PageStand[], visit: Visit): Stop | null {
  const here = stands.find(({ page }) => page === visit.page);
  const next = stands.find(({ isNext }) => isNext);
  if (!here) return null;
  if (here.stage === 'done') return next ? stopIn(next, ({ stage }) => stage === 'started') : visit;
  const at = here.exercises.findIndex(({ slug }) => playgroundId(slug) === visit.heading?.id);
  if (here.exercises[at]?.stage !== 'done') return visit;
  const others = [...here.exercises.slice(at), ...here.exercises.slice(0, at)];
  return stopIn({ ...here, exercises: others }, ({ stage }) => stage !== 'done');
}

function stopIn({ page, title, exercises }: PageStand, isMeant: (exercise: ExerciseStand) => boolean): Stop {
  const exercise = exercises.find(isMeant);
  return { page, title, ...(exercise ? { heading: { id: playgroundId(exercise.slug), text: exercise.title } } : {}) };
}
