import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent } from 'vue';
import { useMainLandmark } from './main-landmark.ts';
import './theme.css';

/** The default theme with the workshop's own components. A page loads only those that it has. */
export default {
  extends: DefaultTheme,
  setup: useMainLandmark,
  enhanceApp({ app }) {
    const playground = defineAsyncComponent(() => import('../playground/ExercisePlayground.vue'));
    const board = defineAsyncComponent(() => import('../board/SupportBoard.vue'));
    const picture = defineAsyncComponent(() => import('./diagrams/PagePicture.vue'));
    const predict = defineAsyncComponent(() => import('../figures/PredictQuestion.vue'));
    const simulation = defineAsyncComponent(() => import('../figures/StorySimulation.vue'));
    const term = defineAsyncComponent(() => import('../figures/GlossaryTerm.vue'));
    const legend = defineAsyncComponent(() => import('./diagrams/DiagramLegend.vue'));
    const tips = defineAsyncComponent(() => import('../playground/ButtonTips.vue'));
    app
      .component('Playground', playground)
      .component('ButtonTips', tips)
      .component('Board', board)
      .component('Picture', picture)
      .component('Legend', legend)
      .component('Predict', predict)
      .component('Simulation', simulation)
      .component('Term', term);
  },
} satisfies Theme;
