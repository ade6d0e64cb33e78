// App environment: the environment variables that an app runs with.
//
// Owns:   which of the machine's variables and of the app's settings wins, and what the host adds.
// Never:  reads `process.env` itself.

import type { AppSources } from '#core';

/** The variables of one run. */
export interface AppEnvironment {
  /** The whole environment of the app's process. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The app, with the settings alone that count. */
  readonly app: AppSources;
  /** Settings that do not count, because the machine has a variable of that name. */
  readonly skipped: readonly string[];
}

/**
 * Puts an app's settings into the surrounding environment, as Core Tools does: a variable that is there already wins.
 *
 * @param origin where the app will be reached, such as `localhost:7071`; undefined while that is not known.
 */
export function appEnvironment(
  app: AppSources,
  surrounding: Readonly<Record<string, string | undefined>>,
  origin: string | undefined,
): AppEnvironment {
  const isTaken = (name: string): boolean => surrounding[name] !== undefined;
  const settings = Object.entries(app.settings ?? {});
  const own = Object.fromEntries(settings.filter(([name]) => !isTaken(name)));
  const ofHost = {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    FUNCTIONS_WORKER_RUNTIME: 'node',
    ...(origin !== undefined && { WEBSITE_HOSTNAME: origin }),
  };
  return {
    variables: { ...ofHost, ...own, ...surrounding },
    app: { ...app, settings: own },
    skipped: settings.map(([name]) => name).filter(isTaken),
  };
}
