// Served functions: the functions of an app as a host lists them.

import { triggerType, type Binding, type FunctionDirectory, type SourceLocation } from '#core';
import { httpRoutes } from '#http';

/** A function as the list at start shows it. */
export interface ServedFunction {
  readonly name: string;
  /** The type of its trigger, such as `activityTrigger`. */
  readonly trigger: string;
  readonly bindings: readonly Binding[];
  readonly source?: SourceLocation;
  /** HTTP triggers: methods, empty for all, and the URL. */
  readonly http?: { readonly methods: readonly string[]; readonly url: string };
}

/**
 * The functions of an app, in the order in which it registers them.
 *
 * @param origin of the host, such as `http://localhost:7071`.
 * @param prefix of the routes; may be empty.
 */
export function servedFunctions({ functions }: FunctionDirectory, origin: string, prefix: string): ServedFunction[] {
  const base = `${origin}/${prefix}`.replace(/\/$/, '');
  const routes = new Map(httpRoutes(functions, prefix).map((route) => [route.registered, route]));
  return functions.map((registered) => {
    const route = routes.get(registered);
    const { name, bindings, source } = registered;
    return {
      name,
      trigger: triggerType(registered) ?? 'no trigger',
      bindings: Object.entries(bindings).map(([key, binding]) => ({ ...binding, name: key })),
      ...(source && { source }),
      ...(route && { http: { methods: route.methods, url: `${base}/${route.template}` } }),
    };
  });
}
