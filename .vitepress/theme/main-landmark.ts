// Main landmark: the default theme gives a `main` to lessons, but not to the home page and to the page
// for an address that does not exist; screen readers look for one.

import { useData } from 'vitepress';
import { nextTick, onMounted, watch } from 'vue';

/** Makes the content of such a page a main landmark. Call it in the theme's setup. */
export function useMainLandmark(): void {
  const { frontmatter, page } = useData();
  const hasNone = () => page.value.isNotFound === true || (frontmatter.value as { layout?: string }).layout === 'home';
  const mark = () => {
    const content = document.getElementById('VPContent');
    if (hasNone()) content?.setAttribute('role', 'main');
    else content?.removeAttribute('role');
  };
  onMounted(mark);
  watch(hasNone, () => nextTick(mark));
}
