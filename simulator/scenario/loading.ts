// Loading: what a scenario loads, and when.
//
// Owns:   the app's sources with what was put beside them, and what can no longer be said once they are loaded.
// Never:  decides which word needs the app (word-deeds.ts).
//
// L1. A stub stands in for an activity that the app registers. For any other it would hide what happens on Azure, where
//     such an activity never runs. One that is to run twice is registered as well: otherwise nothing would. Before the app is
//     loaded nobody knows what it registers, so the word that loads it refuses.
// L2. A deployment takes the place of the app's own files. What was put beside them stays, and so do settings.

import { HTTP_ACTIVITY, nearName } from '#core';
import type { ActivityStub, AppSources, FunctionDirectory, Repeated, TaskHub } from '#core';
import type { Deployment } from './scenario-shapes.ts';

/** The app of one scenario. */
export class Loading {
  readonly #hub: TaskHub;
  /** What was said of activities before the app was loaded. */
  readonly #early: Saying[] = [];
  readonly #own: AppSources;
  /** What the app's own sources are at the moment: {@link #own}, or what was deployed. */
  #sources: AppSources;
  #beside: Readonly<Record<string, string>> = {};
  #settings: Readonly<Record<string, string>>;
  #loading: Promise<void> | undefined;

  constructor(hub: TaskHub, app: AppSources) {
    this.#hub = hub;
    this.#own = app;
    this.#sources = app;
    this.#settings = app.settings ?? {};
  }

  /**
   * Loads the app, once.
   *
   * @throws {AppLoadError | WorkerUnresponsiveError}
   * @throws {Error} something was said of an activity that the app does not register (L1).
   */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    await this.#hub.load(this.#app(this.#sources, this.#settings));
    for (const saying of this.#early) refuseUnknown(saying, this.#hub.functions);
  }

  /**
   * Puts files and settings beside the app's own.
   *
   * @throws {Error} the app has been loaded.
   */
  change(change: Partial<Pick<AppSources, 'files' | 'settings'>>): void {
    if (this.#loading)
      throw new Error('The app has been loaded; add functions and settings before the first word that needs it.');
    this.#beside = { ...this.#beside, ...change.files };
    this.#settings = { ...this.#settings, ...change.settings };
  }

  /**
   * Puts other sources in the place of the app's own, or its own again, and loads them (L2).
   *
   * @throws {AppLoadError | WorkerUnresponsiveError} what was there before stays.
   */
  async deploy({ files, entryPoints, settings, ...how }: Deployment): Promise<void> {
    const sources = files ? { files, entryPoints: entryPoints ?? Object.keys(files), ...how } : this.#own;
    const all = { ...this.#settings, ...settings };
    const loaded = this.#loading;
    if (loaded) await loaded.then(() => this.#hub.deploy(this.#app(sources, all)));
    this.#sources = sources;
    this.#settings = all;
    if (!loaded) await this.load();
  }

  #app(sources: AppSources, settings: Readonly<Record<string, string>>): AppSources {
    return {
      ...sources,
      files: { ...sources.files, ...this.#beside },
      entryPoints: [...sources.entryPoints, ...Object.keys(this.#beside)],
      settings,
    };
  }

  /**
   * Puts a stand-in in the place of an activity.
   *
   * @throws {Error} the app has been loaded and does not register it (L1).
   */
  async stub(activity: string, stub: ActivityStub): Promise<void> {
    await this.#demand({ activity, opening: 'A stub stands in for the activity' });
    this.#hub.stub(activity, stub);
  }

  /**
   * Makes a message or an activity happen twice the next time that it happens.
   *
   * @throws {Error} the app has been loaded and does not register the activity (L1), or there is no such message.
   */
  async twice(what: Repeated): Promise<void> {
    if ('activity' in what) await this.#demand({ activity: what.activity, opening: 'Twice is to run the activity' });
    this.#hub.repeat(what);
  }

  async #demand(saying: Saying): Promise<void> {
    if (!this.#loading) return void this.#early.push(saying);
    await this.#loading;
    refuseUnknown(saying, this.#hub.functions);
  }
}

/** What is said of an activity, and how the sentence begins where the app does not register it. */
interface Saying {
  readonly activity: string;
  readonly opening: string;
}

/** L1. The host's own activity, which sends the requests of `callHttp`, is registered by no app. */
function refuseUnknown({ activity, opening }: Saying, functions: FunctionDirectory): void {
  if (functions.find('activity', activity) || activity === HTTP_ACTIVITY) return;
  const known = functions.names('activity');
  const list = known.length > 0 ? `it registers ${known.join(', ')}` : 'it registers none';
  const near = nearName(activity, known);
  const remedy =
    near === undefined
      ? 'Correct the name or register the function.'
      : `"${near}" is nearly that name; write both the same.`;
  throw new Error(`${opening} "${activity}", which the app does not register (${list}). ${remedy}`);
}
