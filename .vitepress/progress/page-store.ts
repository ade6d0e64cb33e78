// Page store: the browser's storage as every part of this page uses it.

import { shallowRef } from 'vue';
import { BrowserStore, isKeyOfWorkshop } from './browser-store.ts';

/** What went wrong with the storage, a sentence each. */
export const storeTroubles = shallowRef<readonly string[]>([]);

/** The one front door. Use it after the page is mounted: on a server there is no storage. */
export const pageStore = new BrowserStore(
  () => localStorage,
  (sentence) => (storeTroubles.value = [...storeTroubles.value, sentence]),
);

/** Calls whenever another tab has changed what is stored. Answers with what ends that. */
export function onOtherTab(onChange: () => void): () => void {
  const hear = ({ key }: StorageEvent): void => {
    if (isKeyOfWorkshop(key)) onChange();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** Calls whenever this tab or another one has changed what is stored. Answers with what ends that. */
export function onStored(onChange: () => void): () => void {
  const ends = [onOtherTab(onChange), pageStore.watch(onChange)];
  return () => ends.forEach((end) => end());
}
