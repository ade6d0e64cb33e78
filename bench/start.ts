// Start: `npm run bench`. Builds the benchmark as the package is built, and runs it with nothing around it: what runs
// TypeScript as it is gives every function its name when it is made, which costs what is measured here a third of its speed.

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
/** By the name of the built file, its source. Where the process of a worker begins is asked for by this name (process.ts). */
const ENTRIES = {
  main: join(root, 'bench/main.ts'),
  'process-entry': join(root, 'simulator/worker/process-worker.ts'),
};

const outDir = join(root, 'node_modules/.cache/bench');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: ENTRIES,
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { external: true, target: 'node' },
});

const { status } = spawnSync(process.execPath, [join(outDir, 'main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
