import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent, h, hydrateOnIdle, hydrateOnVisible, type Component, type HydrationStrategy } from 'vue';
import { useLearnerProgress } from './learner-progress.ts';
import { useInstantSwitch } from './light-and-dark.ts';
import { useMainLandmark } from './main-landmark.ts';
import './fonts.css';
import './theme.css';

const resume = defineAsyncComponent(() => import('../progress/home-resume.ts'));
const notices = defineAsyncComponent(() => import('../progress/KeepNotices.vue'));

/** A component of a page's text. The built page shows it already; it is fetched, and begins to work, when the page is alive. */
function inText(load: () => Promise<Component>, hydrate?: HydrationStrategy): Component {
  const loader = () => new Promise((resolve) => setTimeout(resolve)).then(load);
  return defineAsyncComponent({ loader, ...(hydrate ? { hydrate } : {}) });
}

/** What is large begins to work when it is less than two screens away: what is far below takes no time from what is read now. */
const whenNear = hydrateOnVisible({ rootMargin: '200% 0px' });
const whenIdle = hydrateOnIdle();

/** Pictures are read as they were built. They begin to work one by one, each when the page has nothing else to do. */
const whenNearAndIdle: HydrationStrategy = (hydrate, forEachElement) =>
  whenNear(() => whenIdle(hydrate, forEachElement), forEachElement);

/** The default theme with the workshop's own components. A page loads only those that it has. */
export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, { 'home-hero-actions-after': () => h(resume), 'doc-before': () => h(notices) }),
  setup() {
    useMainLandmark();
    useInstantSwitch();
    useLearnerProgress();
  },
  enhanceApp({ app }) {
    const playground = inText(() => import('../playground/ExercisePlayground.vue'), whenNear);
    const picture = inText(() => import('./diagrams/PagePicture.vue'), whenNearAndIdle);
    const predict = inText(() => import('../figures/PredictQuestion.vue'));
    const live = inText(() => import('../figures/LiveFigure.vue'));
    const term = inText(() => import('../figures/GlossaryTerm.vue'));
    const legend = inText(() => import('./diagrams/DiagramLegend.vue'));
    const tips = inText(() => import('../playground/ButtonTips.vue'));
    app
      .component('Playground', playground)
      .component('ButtonTips', tips)
      .component('Board', live)
      .component('Picture', picture)
      .component('Legend', legend)
      .component('Predict', predict)
      .component('Simulation', live)
      .component('Term', term);
  },
} satisfies Theme;
