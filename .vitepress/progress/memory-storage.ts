// Memory storage: what tests use in place of a browser's storage. Several tabs of a test share one.

import type { KeptStorage } from './browser-store.ts';

/** A storage that begins with these texts. */
export function memoryStorage(
  texts: Readonly<Record<string, string>> = {},
): KeptStorage & { texts(): Record<string, string> } {
  const entries = new Map(Object.entries(texts));
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
    key: (at) => [...entries.keys()][at] ?? null,
    get length() {
      return entries.size;
    },
    texts: () => Object.fromEntries(entries),
  };
}
