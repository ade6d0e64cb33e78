// One app: an app of one file, opened as a scenario. What most stories need.

import type { AppSources } from '#core';
import { Scenario } from '#scenario';
import type { ScenarioOptions } from '#scenario';
import { storyWorker } from './story-worker.ts';

const IMPORTS = `import * as df from 'durable-functions';\nimport { app } from '@azure/functions';\n`;

/**
 * Opens a scenario for an app of one file.
 *
 * @param source TypeScript; `df` (durable-functions) and `app` (@azure/functions) are imported before it.
 */
export function openApp(source: string, options: Partial<ScenarioOptions> = {}): Scenario {
  return Scenario.open({ app: oneApp(source), worker: storyWorker(), ...options });
}

/** The sources of an app of one file, as {@link openApp} takes it. */
export function oneApp(source: string): AppSources {
  const path = 'src/functions/app.ts';
  return { files: { [path]: IMPORTS + source }, entryPoints: [path] };
}
