// Start: `npm run bench`. Builds the benchmark as the package is built, and runs it with nothing around it: what runs
// TypeScript as it is gives every function its name when it is made, which costs what is measured here a third of its speed.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle, root } from '../packaging/bundle.ts';

const outDir = join(root, 'node_modules/.cache/bench');
const input = {
  main: join(root, 'bench/main.ts'),
  'process-entry': join(root, 'simulator/worker/process-worker.ts'), // the name under which process.ts asks for it
};
await bundle({ input, outDir, sourcemap: true });

const { status } = spawnSync(process.execPath, [join(outDir, 'main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
