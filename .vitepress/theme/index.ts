import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent, h } from 'vue';
import { useLearnerProgress } from './learner-progress.ts';
import { useMainLandmark } from './main-landmark.ts';
import './theme.css';

const resume = defineAsyncComponent(() => import('../progress/ResumeLink.vue'));
const notices = defineAsyncComponent(() => import('../progress/KeepNotices.vue'));

/** The default theme with the workshop's own components. A page loads only those that it has. */
export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, { 'home-hero-actions-after': () => h(resume), 'doc-before': () => h(notices) }),
  setup() {
    useMainLandmark();
    useLearnerProgress();
  },
  enhanceApp({ app }) {
    const playground = defineAsyncComponent(() => import('../playground/ExercisePlayground.vue'));
    const picture = defineAsyncComponent(() => import('./diagrams/PagePicture.vue'));
    const predict = defineAsyncComponent(() => import('../figures/PredictQuestion.vue'));
    const live = defineAsyncComponent(() => import('../figures/LiveFigure.vue'));
    const term = defineAsyncComponent(() => import('../figures/GlossaryTerm.vue'));
    const legend = defineAsyncComponent(() => import('./diagrams/DiagramLegend.vue'));
    const tips = defineAsyncComponent(() => import('../playground/ButtonTips.vue'));
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
