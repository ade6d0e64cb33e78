import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent } from 'vue';
import './theme.css';

/** The default theme with the workshop's own components. A page without a playground loads none of it. */
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component(
      'Playground',
      defineAsyncComponent(() => import('../playground/ExercisePlayground.vue')),
    );
  },
} satisfies Theme;
