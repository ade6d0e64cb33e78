// Sidebar: the default theme's, which on a phone comes to life when it is opened.
//
// Owns:   when the sidebar of the built page begins to work. Its links lead on before that, as links without script do.
// Never:  draws anything; that is the theme's own component.
//
// L1. Beside the text it lives at once. Where it is a menu outside the screen, it takes no time from the page that is read.
// L2. It comes to life as the built page shows it; only then does it open, so it slides in as ever.
// L3. What a built page of another address shows is not hydrated: after a change of page it is drawn anew.
// L4. Nothing is added to it while it sleeps: hydration expects to find what was built.

import { useRoute } from 'vitepress';
import ThemeSidebar from 'vitepress/dist/client/theme-default/components/VPSidebar.vue';
import {
  defineAsyncComponent,
  defineComponent,
  h,
  hydrateOnMediaQuery,
  onBeforeUpdate,
  ref,
  shallowRef,
  watch,
  type Component,
  type HydrationStrategy,
} from 'vue';

/** From this width on the theme shows the sidebar beside the text. */
const whenBesideText = hydrateOnMediaQuery('(min-width: 60rem)');

/** Brings the sidebar to life, while it sleeps. */
const wake = shallowRef<() => void>();

/** Whether the sidebar is still as it was built (L4). */
export const sidebarSleeps = (): boolean => wake.value !== undefined;

const whenCalled: HydrationStrategy = (hydrate, forEachElement) => {
  wake.value = () => {
    wake.value = undefined;
    hydrate();
  };
  return whenBesideText(() => wake.value?.(), forEachElement);
};

/** Stands for the theme's sidebar (config.ts). What it is given goes on to that. */
export default defineComponent({
  name: 'WorkshopSidebar',
  setup(_, { slots }) {
    const route = useRoute();
    const drawnAnew = ref(0);
    const sidebar = defineAsyncComponent<Component>({
      loader: () => Promise.resolve(ThemeSidebar),
      hydrate: whenCalled,
    });
    watch(
      () => route.path,
      () => {
        if (!sidebarSleeps()) return;
        wake.value = undefined;
        drawnAnew.value += 1;
      },
    );
    // It is opened, or shut off behind another menu: what is asked of it needs it alive.
    onBeforeUpdate(() => wake.value?.());
    return () => h(sidebar, { key: drawnAnew.value }, slots);
  },
});
