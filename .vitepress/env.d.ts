// Components as plain TypeScript and the linter see them; vue-tsc knows better.

declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent<Record<string, unknown>>;
  export default component;
}
