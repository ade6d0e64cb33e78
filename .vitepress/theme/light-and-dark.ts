// Light and dark: what is written and what it is written on change at once, or a text could not be read while its ground fades.
//
// The theme could see to that itself, but does so whenever a page is opened, and has the browser style the whole page twice more.

import { useData } from 'vitepress';
import { onMounted, watch } from 'vue';

/** Suppresses transitions whenever light and dark are switched. Call it in the theme's setup. */
export function useInstantSwitch(): void {
  const { isDark } = useData();
  onMounted(() => watch(isDark, suppressTransitions, { flush: 'sync' }));
}

/** Until the next frame is drawn; the page has its new colours then. */
function suppressTransitions(): void {
  const page = document.documentElement;
  page.classList.add('switching');
  requestAnimationFrame(() => {
    getComputedStyle(page).getPropertyValue('opacity');
    page.classList.remove('switching');
  });
}
