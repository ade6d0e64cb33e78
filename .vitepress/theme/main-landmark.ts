// Main landmark: the default theme gives a `main` to lessons but not to the home page; screen readers look for one.

import { useData } from 'vitepress';
import { nextTick, onMounted, watch } from 'vue';

/** Makes the home page's content a main landmark. Call it in the theme's setup. */
export function useMainLandmark(): void {
  const { frontmatter } = useData();
  const isHome = () => (frontmatter.value as { layout?: string }).layout === 'home';
  const mark = () => {
    const content = document.getElementById('VPContent');
    if (isHome()) content?.setAttribute('role', 'main');
    else content?.removeAttribute('role');
  };
  onMounted(mark);
  watch(isHome, () => nextTick(mark));
}
