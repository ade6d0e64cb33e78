// Components as plain TypeScript and the linter see them; vue-tsc knows better.

declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent<Record<string, unknown>>;
  export default component;
}

declare module 'virtual:type-library' {
  const library: import('./editor/type-library.ts').TypeLibrary;
  export default library;
}

declare module 'virtual:course' {
  const course: import('./progress/course.ts').Course;
  export default course;
}

declare module 'virtual:course-titles' {
  const titles: import('./progress/course.ts').CheckTitles;
  export default titles;
}
