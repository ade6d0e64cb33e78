// Jest core: `@azure/functions-core` for code that jest runs. Jest resolves every `require` itself, in a registry of its
// own for each test file, so a hook on Node's loader sees nothing there.

/** What is used of the object that jest gives to every module. */
interface Jest {
  doMock(name: string, factory: () => unknown, options: { virtual: true }): unknown;
}

/** The object: a name in the scope of CommonJS modules, a member of `import.meta` in ES modules. */
declare const jest: Jest | undefined;

/** Answers `require('@azure/functions-core')` with this module in the test file that is running; nothing outside jest. */
export function provideCoreToJest(core: object): void {
  const here = typeof jest === 'undefined' ? (import.meta as { jest?: Jest }).jest : jest;
  here?.doMock('@azure/functions-core', () => core, { virtual: true });
}
