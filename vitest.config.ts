import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { chromiumArgs, chromiumPath } from './chromium.ts';
import { ALONE } from './tests/alone.ts';
import { typeLibraryModule } from './.vitepress/editor/type-library-module.ts';
import { simulatorAlias, simulatorOptimize } from './simulator/worker/browser/vite.ts';

const executablePath = await chromiumPath();

/** The first story of a file starts a worker, which may take its time on a busy machine. */
const WORKER_START_MS = 30_000;

/** What takes a node test milliseconds takes seconds where the processors are shared. */
const BUSY_MACHINE_MS = 30_000;

/**
 * Node tests that share the modules of one process, file after file: loading the SDK once more for each of them takes longer
 * than most of them do.
 */
const SHARED_MODULES = { environment: 'node', isolate: false } as const;

/** Longest first, so that no worker is left with a long file at the end: the contracts of the exercises, the last ones before. */
class ContractsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isContract = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/contract.test.ts');
    const contracts = sorted.filter(isContract).sort((one, other) => (one.moduleId < other.moduleId ? 1 : -1));
    return [...contracts, ...sorted.filter((file) => !isContract(file))];
  }
}

/** Runs the stories on another transport. */
const storyWorker = (transport: 'thread' | 'process' | 'browser') => ({
  find: /^\.\/story-worker\.ts$/,
  replacement: fileURLToPath(new URL(`./simulator/stories/story-worker.${transport}.ts`, import.meta.url)),
});

export default defineConfig({
  test: {
    // Vitest itself leaves one processor free, which on two of them is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: ContractsFirst },
    projects: [
      {
        // Everything that needs no browser.
        test: {
          name: 'node',
          ...SHARED_MODULES,
          testTimeout: BUSY_MACHINE_MS,
          include: ['**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            ...ALONE,
            'tests/browser/**',
            'tests/site/**',
            'tests/kit/app/**',
            '.vitepress/{cache,dist}/**',
          ],
        },
      },
      {
        // The command line, the test kit, and the package as somebody installs it.
        test: { name: 'alone', environment: 'node', testTimeout: BUSY_MACHINE_MS, include: ALONE },
      },
      {
        // The stories once more, with the app in a worker thread.
        resolve: { alias: [storyWorker('thread')] },
        test: {
          name: 'thread',
          ...SHARED_MODULES,
          include: ['simulator/stories/*.test.ts'],
          testTimeout: WORKER_START_MS,
        },
      },
      {
        // And once more, with the app in a process of its own.
        resolve: { alias: [storyWorker('process')] },
        test: {
          name: 'process',
          ...SHARED_MODULES,
          include: ['simulator/stories/*.test.ts'],
          testTimeout: WORKER_START_MS,
        },
      },
      {
        // The stories once more, with a worker that dies after every episode; a story about what a crash changes says so.
        resolve: {
          alias: [
            {
              find: /^\.\/one-app\.ts$/,
              replacement: fileURLToPath(new URL('./simulator/stories/one-app.crashing.ts', import.meta.url)),
            },
          ],
        },
        test: {
          name: 'crashing',
          ...SHARED_MODULES,
          testTimeout: BUSY_MACHINE_MS,
          include: ['simulator/stories/*.test.ts'],
        },
      },
      {
        // Components, checks and stories in real Chromium, with the app in a Web Worker.
        plugins: [vue(), typeLibraryModule()],
        resolve: { alias: [...simulatorAlias, storyWorker('browser')] },
        worker: { format: 'es' },
        optimizeDeps: { include: [...simulatorOptimize, 'typescript', 'vue', 'vitest-browser-vue'] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'simulator/stories/*.test.ts'],
          testTimeout: WORKER_START_MS,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // The built site, as a visitor meets it. `npm test` builds it first.
        test: {
          name: 'site',
          environment: 'node',
          include: ['tests/site/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
