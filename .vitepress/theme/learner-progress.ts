// Learner progress: the reader lands where the address says and their place is kept, the sidebar is marked, and what playgrounds
// need is fetched, on whatever page.

import { useData, useRoute } from 'vitepress';
import { nextTick, onMounted, watch } from 'vue';
import { sidebarSleeps } from './sidebar.ts';

/** Begins once the first page is there. Call it in the theme's setup. */
export function useLearnerProgress(): void {
  const { page } = useData();
  const route = useRoute();
  const openPage = () => ({ page: page.value.relativePath.replace(/\.md$/, ''), title: page.value.title });
  onMounted(async () => {
    const { keepLanding, keepParts, keepPlace, markSidebar } = await import('../progress/on-every-page.ts');
    const remark = markSidebar(sidebarSleeps);
    const arrive = [keepLanding(), keepPlace(openPage), remark, keepParts(openPage)];
    watch(sidebarSleeps, remark);
    watch(
      () => route.path,
      () => nextTick(() => arrive.forEach((there) => there())),
    );
  });
}
