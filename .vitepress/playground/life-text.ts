// Life text: what is said of the end of one life of the app's worker and the beginning of the next.

/** By the kind of the record. */
export const lifeTexts = {
  crash: 'The worker died and was started again.',
  deployment: 'New code was deployed.',
} as const;
