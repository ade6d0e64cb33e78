// Paint model: what is fetched when there is a run to look at.

export { joined, neighbour } from './history-cursor.ts';
export { historySteps, stepId } from './history-steps.ts';
export { findAllProbes } from './find-probes.ts';
export { paintOf } from './paint.ts';
