// Exercise modules: makes Node take the manifests and checks of the exercises for the ES modules that they are.
//
// A learner's own copy puts its package.json, which is one of a CommonJS app, beside the manifest of its exercise. Node,
// and tsx with it, look no further than that file when they decide what kind of module `exercise.ts` is.
//
// An instructor's own checks, in the folder that DURABLE_WORKSHOP_CHECKS names, are ES modules as well, and find the words that
// checks are written with under the name "durable-functions-workshop/checks".

import module from 'node:module';
import { pathToFileURL } from 'node:url';

const exercises = new URL('../exercises/', import.meta.url).href;
const words = 'durable-functions-workshop/checks';
const checkWords = new URL('grade/check-words.ts', import.meta.url).href;
const { DURABLE_WORKSHOP_CHECKS: checks } = process.env;
const ownChecks = checks === undefined ? undefined : `${pathToFileURL(checks).href}/`;

/** Registers the rule. After tsx, which still compiles what is loaded. */
export function registerExerciseModules() {
  if (module.registerHooks) module.registerHooks({ resolve });
  else module.register(import.meta.url);
}

/** The hook; where it runs in a thread of its own, `next` returns a promise. */
export function resolve(specifier, context, next) {
  if (specifier === words) return { url: checkWords, format: 'module', shortCircuit: true };
  const isOurs = isFrom(context.parentURL) && /^\.\.?\/.*\.ts$/.test(specifier);
  if (ownChecks !== undefined && specifier.startsWith(ownChecks)) {
    return { url: specifier, format: 'module', shortCircuit: true };
  }
  if (!isOurs) return next(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
}

const isFrom = (parent) =>
  parent !== undefined && (parent.startsWith(exercises) || (ownChecks !== undefined && parent.startsWith(ownChecks)));
