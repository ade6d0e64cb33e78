// Host settings: what host.json and the `Host` part of local.settings.json say to the host.
//
// Owns:   reading them, their defaults, and the sentence for what cannot be right.
// Never:  reads a file; both are among the sources of the app. App settings (`Values`) belong to the app.

import { AppLoadError, type AppSources } from '#core';
import { JsonSyntaxError, parseCommentedJson } from '#worker/node/commented-json';

/** How an app wants to be served. */
export interface HostSettings {
  /** `extensions.http.routePrefix`, without slashes at its ends; `api` unless given. */
  readonly routePrefix: string;
  /** `extensions.durableTask.hubName`; `TestHubName` unless given, as the real host has it on a developer's machine. */
  readonly taskHubName: string;
  /** `extensions.durableTask.defaultVersion`: of orchestrations that are started without one; empty unless given. */
  readonly defaultVersion: string;
  /** `functionTimeout` in milliseconds; undefined unless given. */
  readonly functionTimeoutMs: number | undefined;
  /** `Host.LocalHttpPort` of local.settings.json. */
  readonly port: number | undefined;
  /** `Host.CORS` of local.settings.json: the origins whose pages may read answers; `*` stands for all. */
  readonly corsOrigins: readonly string[];
  /** `Host.CORSCredentials` of local.settings.json. */
  readonly corsCredentials: boolean;
}

const HOST = 'host.json';
const LOCAL = 'local.settings.json';

/**
 * Reads the settings of an app.
 *
 * @throws {AppLoadError} a file is no JSON, or a setting has a value that the real host refuses.
 */
export function readHostSettings(app: AppSources): HostSettings {
  const host = readJson(app, HOST);
  const local = readJson(app, LOCAL);
  const corsOrigins = text(local, LOCAL, 'Host.CORS') ?? '';
  return {
    routePrefix: (text(host, HOST, 'extensions.http.routePrefix') ?? 'api').replace(/^\/+|\/+$/g, ''),
    taskHubName: taskHubName(text(host, HOST, 'extensions.durableTask.hubName'), app),
    defaultVersion: text(host, HOST, 'extensions.durableTask.defaultVersion') ?? '',
    functionTimeoutMs: timeoutMs(text(host, HOST, 'functionTimeout')),
    port: portOf(member(local, 'Host.LocalHttpPort')),
    corsOrigins: corsOrigins.split(',').flatMap((origin) => origin.trim() || []),
    corsCredentials: member(local, 'Host.CORSCredentials') === true,
  };
}

function readJson(app: AppSources, file: string): unknown {
  const content = Object.hasOwn(app.files, file) ? app.files[file] : undefined;
  if (content === undefined) return undefined;
  try {
    const value = parseCommentedJson(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error;
    throw new AppLoadError(`This is not valid JSON: ${error.message}.`, { file, line, column });
  }
  throw new AppLoadError(`${file} must hold an object, such as { "version": "2.0" }.`);
}

/** The value at a path such as `extensions.http`. The real host reads names without regard to case. */
function member(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] as unknown;
  }, value);
}

function text(value: unknown, file: string, path: string): string | undefined {
  const found = member(value, path);
  if (found === undefined || found === null || typeof found === 'string') return found ?? undefined;
  throw new AppLoadError(`${file}: "${path}" must be text; put its value in quotes.`);
}

/** A name may be taken from an app setting, as `%HubName%`. */
function taskHubName(given: string | undefined, { settings = {} }: AppSources): string {
  if (given === undefined) return 'TestHubName';
  const setting = /^%(.+)%$/.exec(given)?.[1];
  const name = setting === undefined ? given : settings[setting];
  if (name === undefined) {
    throw new AppLoadError(
      `${HOST}: the task hub name is taken from the app setting "${String(setting)}", which does not exist; add it to "Values" in ${LOCAL}.`,
    );
  }
  if (/^[a-z][a-z0-9]{2,44}$/i.test(name)) return name;
  throw new AppLoadError(
    `${HOST}: "${name}" cannot be the name of a task hub; use 3 to 45 letters and digits, beginning with a letter.`,
  );
}

/** `00:05:00`, with days before it where there are any; `-1` is no limit. */
function timeoutMs(given: string | undefined): number | undefined {
  if (given === undefined || given === '-1') return undefined;
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)$/
    .exec(given)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts ?? [];
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  if (ms > 0) return ms;
  throw new AppLoadError(`${HOST}: "${given}" is no "functionTimeout"; write hours, minutes and seconds: "00:05:00".`);
}

function portOf(given: unknown): number | undefined {
  if (given === undefined || given === null) return undefined;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new AppLoadError(`${LOCAL}: "Host.LocalHttpPort" must be a port, a number up to 65535.`);
}
