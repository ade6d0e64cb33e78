import { reactive } from 'vue';

/** Which rows of a table are open, by their keys. Call it in a component's setup. */
export function useOpened<Key>() {
  const opened = reactive(new Set<Key>()) as Set<Key>;
  return {
    isOpen: (key: Key): boolean => opened.has(key),
    toggle: (key: Key): void => void (opened.delete(key) || opened.add(key)),
  };
}
