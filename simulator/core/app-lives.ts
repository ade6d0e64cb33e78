// App lives: the worker of a loaded app dies and comes back, with the same sources or with others.
//
// Owns:   what becomes of the activities in flight when a life of the app ends.
// Never:  touches an instance. Histories and messages are the hub's, and outlive every worker (task-hub.ts, B3).
//
// V1. After a crash and after a deployment alike: what was in flight is started again, by the code that is there now.
// V2. Sources that cannot be loaded leave those before them in place.

import type { ActivityMoments } from './activity-moments.ts';
import type { ActivityRuns } from './activity-runs.ts';
import type { AppLink } from './app-link.ts';
import type { AppSources } from './function-worker.ts';
import type { Recorder } from './recorder.ts';

/** What the lives of an app need of the task hub. */
export interface AppLivesContext {
  readonly link: AppLink;
  readonly activities: ActivityRuns;
  readonly moments: ActivityMoments;
  readonly recorder: Recorder;
}

/** The lives of the app of one task hub. */
export class AppLives {
  readonly #hub: AppLivesContext;

  constructor(hub: AppLivesContext) {
    this.#hub = hub;
    hub.link.onWorkerEnded = () => hub.moments.restart(hub.activities.takeInFlight());
  }

  /** The worker dies, and the same app is loaded anew. */
  async crash(): Promise<void> {
    const { link, recorder } = this.#hub;
    recorder.record({ kind: 'crash' });
    await this.#nextLife(() => link.reload());
  }

  /**
   * Another app takes the place of the loaded one.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} as the worker does (V2).
   */
  async deploy(app: AppSources): Promise<void> {
    const { link, recorder } = this.#hub;
    await this.#nextLife(async () => {
      try {
        await link.load(app);
      } catch (error) {
        await link.reload();
        throw error;
      }
      recorder.record({ kind: 'deployment' });
    });
  }

  /** V1. */
  async #nextLife(begin: () => Promise<void>): Promise<void> {
    const { activities, moments } = this.#hub;
    const lost = activities.takeInFlight();
    try {
      await begin();
    } finally {
      moments.restart(lost);
    }
  }
}
