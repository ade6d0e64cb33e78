// One app: an app of one file, opened as a scenario. What most stories need.

import { Scenario } from '#scenario';
import type { ScenarioOptions } from '#scenario';
import { oneApp } from './one-app.sources.ts';
import { storyWorker } from './story-worker.ts';
import { toldAsItIs } from './told-as-it-is.ts';

export { CHAIN, IN_FLIGHT, oneApp, REMEMBERS } from './one-app.sources.ts';

/** Opens a scenario for an app of one file, as {@link oneApp} takes it. */
export function openApp(source: string, options: Partial<ScenarioOptions> = {}): Scenario {
  return toldAsItIs(Scenario.open({ app: oneApp(source), worker: storyWorker(), ...options }));
}
