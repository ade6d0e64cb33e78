// Exercise modules: makes Node take the manifests and checks of the exercises for the ES modules that they are.
//
// A learner's own copy puts its package.json, which is one of a CommonJS app, beside the manifest of its exercise. Node
// looks no further than that file when it decides what kind of module `exercise.ts` is.

import module from 'node:module';

const exercises = new URL('../exercises/', import.meta.url).href;

/** Registers the rule. After tsx, which compiles what is loaded. */
export function registerExerciseModules() {
  if (module.registerHooks) {
    module.registerHooks({ resolve: (specifier, context, next) => asModule(next(specifier, context)) });
  } else {
    module.register(import.meta.url);
  }
}

/** The hook itself, where hooks run in a thread of their own. */
export async function resolve(specifier, context, next) {
  return asModule(await next(specifier, context));
}

function asModule(resolved) {
  const isOurs = resolved.url.startsWith(exercises) && resolved.url.endsWith('.ts');
  return isOurs ? { ...resolved, format: 'module' } : resolved;
}
