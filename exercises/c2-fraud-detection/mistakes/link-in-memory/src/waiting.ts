/** The instances that wait for a result, by the IDs of their records. */
export const waiting = new Map<string, string>();
