import { fileURLToPath } from 'node:url';
import { defineConfig, postcssIsolateStyles } from 'vitepress';
import { typeLibraryModule } from './editor/type-library-module.ts';
import { figureModules } from './figures/figure-modules.ts';
import { importFigures } from './figures/figure-tags.ts';
import { explainTerms } from './figures/term-tags.ts';
import { writeOfflineWorker } from './offline/site-parts.ts';
import { nav, sidebar } from './navigation.ts';
import { courseModules } from './progress/course-modules.ts';
import { simulatorAlias, simulatorOptimize } from '../simulator/worker/browser/vite.ts';

/** Packages that pages load lazily; named here so that the development server prepares them before the first visit. */
const lazyPackages = [
  'sucrase',
  'fflate',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/merge',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  'prettier/standalone',
  'prettier/plugins/babel',
  'prettier/plugins/estree',
  'typescript',
];

/** Parts of the default theme that ours stand for, as the theme itself imports them. */
const themeParts = [
  {
    find: /^\.\/components\/VPSidebar\.vue$/,
    replacement: fileURLToPath(new URL('theme/sidebar.ts', import.meta.url)),
  },
];

const base = process.env['SITE_BASE'] ?? '/';

/** An exercise's chunk is named after the exercise: the hub worker loads only that of its playground (workshop/page-weight.ts). */
function chunkName({ facadeModuleId }: { readonly facadeModuleId: string | null }): string {
  const [, slug] = /exercises\/([^/]+)\/exercise\.ts$/.exec(facadeModuleId ?? '') ?? [];
  return slug === undefined ? 'assets/[name]-[hash].js' : `assets/exercise.${slug}.[hash].js`;
}

/** What a page takes from these rooms it takes file by file: no file does anything when it is loaded, so their `index.ts` brings nothing along. */
const treeshake = {
  moduleSideEffects: [{ test: /\/simulator\/(core|http|scenario)\/|\/exercises\/[\w-]+\.ts$/, sideEffects: false }],
};

/**
 * Takes out what webpack wrote into a package of the SDK to say of which file a part is: a minifier keeps these comments, as
 * it keeps those of licences.
 */
const withoutWebpackMarks = () => ({
  name: 'without-webpack-marks',
  transform: {
    filter: { id: /\/azure-functions\.js$/ },
    handler: (code: string) => ({
      code: code.replace(/\/\*!\*+!\*\\\s+!\*+ \S+ \*+!\s+\\\*+\/|\/\*! [\w./@-]+ \*\//g, ''),
      map: null,
    }),
  },
});

export default defineConfig({
  srcDir: 'docs',
  base,
  lang: 'en',
  title: 'Durable Functions Workshop',
  description: 'Learn Azure Durable Functions in TypeScript with a simulator that runs in the page.',
  cleanUrls: true,
  // The workshop suppresses transitions itself (theme/light-and-dark.ts).
  appearance: { disableTransition: false },
  ignoreDeadLinks: false,
  // Nothing is fetched that the reader did not ask for.
  router: { prefetchLinks: false },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}logo.svg` }],
    ['meta', { name: 'theme-color', content: '#0b6b66' }],
  ],
  themeConfig: {
    siteTitle: 'Durable Functions',
    logo: { src: '/logo.svg', alt: '' },
    nav: nav(),
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    // What the link says is its name, also for who only hears it.
    notFound: { linkText: 'Take me home', linkLabel: 'Take me home' },
    footer: { message: 'Released under the MIT License.' },
  },
  // Static files are all there now: which of them a playground needs is known.
  buildEnd: ({ outDir }) => writeOfflineWorker(outDir),
  markdown: { config: (md) => void md.use(importFigures).use(explainTerms) },
  vite: {
    plugins: [figureModules(), typeLibraryModule(), courseModules()],
    resolve: { alias: [...simulatorAlias, ...themeParts] },
    build: { rolldownOptions: { treeshake } },
    worker: {
      format: 'es',
      plugins: () => [typeLibraryModule(), withoutWebpackMarks()],
      rolldownOptions: { treeshake, output: { chunkFileNames: chunkName } },
    },
    optimizeDeps: { include: [...simulatorOptimize, ...lazyPackages] },
    // Elements inside `.vp-raw` keep out of the typography of Markdown pages: the playground is an application.
    css: { postcss: { plugins: [postcssIsolateStyles({ includeFiles: [/vp-doc\.css/] })] } },
  },
});
