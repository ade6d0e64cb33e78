// Course: the way through lessons and challenges, as pages know it (exercises/course.ts).

export * from '#exercises/course';

/** The id of an exercise's playground in its page. */
export const playgroundId = (slug: string): string => `exercise-${slug}`;
