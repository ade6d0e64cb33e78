import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumArgs, chromiumPath } from './chromium.ts';
import { simulatorAlias, simulatorOptimize } from './simulator/worker/browser/vite.ts';

const executablePath = await chromiumPath();

export default defineConfig({
  test: {
    projects: [
      {
        // Everything that needs no browser.
        test: {
          name: 'node',
          environment: 'node',
          include: ['**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/browser/**', 'tests/site/**', '.vitepress/{cache,dist}/**'],
        },
      },
      {
        // Components and the function worker, in real Chromium.
        plugins: [vue()],
        resolve: { alias: simulatorAlias },
        worker: { format: 'es' },
        optimizeDeps: { include: [...simulatorOptimize, 'vue', 'vitest-browser-vue'] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
