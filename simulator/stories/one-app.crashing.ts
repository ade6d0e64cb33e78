// One app, whose worker dies after every episode. The project `crashing` puts this file in the place of `one-app.ts`: a story that
// holds there too depends on nothing that a worker remembers.

import { Scenario } from '#scenario';
import type { ScenarioOptions } from '#scenario';
import { oneApp } from './one-app.sources.ts';
import { storyWorker } from './story-worker.ts';
import { toldAsItIs } from './told-as-it-is.ts';

export { CHAIN, IN_FLIGHT, oneApp, REMEMBERS } from './one-app.sources.ts';

/** Opens a scenario for an app of one file; see `one-app.ts`. */
export function openApp(source: string, options: Partial<ScenarioOptions> = {}): Scenario {
  const fault = { kind: 'after', moment: 'every episode' } as const;
  return toldAsItIs(Scenario.open({ app: oneApp(source), worker: storyWorker(), fault, ...options }));
}
