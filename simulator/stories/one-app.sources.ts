// One app, as sources: an app of one file.

import type { AppSources } from '#core';

const IMPORTS = `import * as df from 'durable-functions';\nimport { app } from '@azure/functions';\n`;

/**
 * The sources of an app of one file.
 *
 * @param source TypeScript; `df` (durable-functions) and `app` (@azure/functions) are imported before it.
 */
export function oneApp(source: string): AppSources {
  const path = 'src/functions/app.ts';
  return { files: { [path]: IMPORTS + source }, entryPoints: [path] };
}

/** For an app that counts in its worker's memory, so that a crash would change what it does. */
export const REMEMBERS = { fault: undefined };

/** For a story about something that is in flight, such as an activity that sleeps: a crash would begin it again. */
export const IN_FLIGHT = { fault: undefined };

/** Two activities in sequence. */
export const CHAIN = `
df.app.activity('Step', { handler: (n: number) => n + 1 });
df.app.orchestration('Chain', function* (context) {
  let n = 0;
  n = yield context.df.callActivity('Step', n);
  n = yield context.df.callActivity('Step', n);
  return n;
});`;
