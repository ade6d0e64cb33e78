// Exercise modules: makes Node take the manifests and checks of the exercises for modules of the workshop.
//
// A learner's own copy puts its package.json, which is one of a CommonJS app, beside the manifest of its exercise. Node,
// and tsx with it, look no further than that file when they decide what kind of module `exercise.ts` is and what
// `#scenario` means.

import module from 'node:module';

const exercises = new URL('../exercises/', import.meta.url).href;

/** Registers the rule. After tsx, which still compiles what is loaded. */
export function registerExerciseModules() {
  if (module.registerHooks) module.registerHooks({ resolve });
  else module.register(import.meta.url);
}

/** The hook; where it runs in a thread of its own, `next` returns a promise. */
export function resolve(specifier, context, next) {
  if (!context.parentURL?.startsWith(exercises)) return next(specifier, context);
  if (specifier.startsWith('#')) return next(specifier, { ...context, parentURL: exercises });
  if (!/^\.\.?\/.*\.ts$/.test(specifier)) return next(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
}
