// Exercise modules: makes Node take the manifests and checks of the exercises for the ES modules that they are.
//
// A learner's own copy puts its package.json, which is one of a CommonJS app, beside the manifest of its exercise. Node,
// and tsx with it, look no further than that file when they decide what kind of module `exercise.ts` is.
//
// The words that checks are written with have the name "durable-functions-workshop/checks" as well, so that an instructor's
// own checks find them from wherever they lie.

import module from 'node:module';

const exercises = new URL('../exercises/', import.meta.url).href;
const words = 'durable-functions-workshop/checks';

/** Registers the rule. After tsx, which still compiles what is loaded. */
export function registerExerciseModules() {
  if (module.registerHooks) module.registerHooks({ resolve });
  else module.register(import.meta.url);
}

/** The hook; where it runs in a thread of its own, `next` returns a promise. */
export function resolve(specifier, context, next) {
  if (specifier === words) return { url: `${exercises}observations.ts`, format: 'module', shortCircuit: true };
  const isOurs = context.parentURL?.startsWith(exercises) && /^\.\.?\/.*\.ts$/.test(specifier);
  if (!isOurs) return next(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
}
