// Paint model: what is fetched after the editor, for the first run.

export { joined, neighbour } from './history-cursor.ts';
export { historySteps, stepId } from './history-steps.ts';
export { asProbes, findAllProbes } from './find-probes.ts';
export { paintOf } from './paint.ts';
