/** The instances that wait for an answer, by phone number. */
export const waiting = new Map<string, Set<string>>();
