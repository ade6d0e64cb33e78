// Alone: the tests that have a process of their own; all others share the modules of one.
//
// A command finds its workspace when its modules are loaded, and the test kit keeps a registry open as long as its process
// lives (functions-core.ts, C2).

/** Globs, from the root. */
export const ALONE = [
  'workshop/**/*.test.ts',
  'tests/kit/*.test.ts',
  'simulator/test-kit/*.test.ts',
  '.vitepress/lens/race-script.test.ts',
];
