// Main: `npm run bench [-- --json] [-- <workload> …]`. Figures below their target change no exit code: this measures, it does not judge.

import { parseArgs } from 'node:util';
import { reportText } from './figure.ts';
import { runBench } from './run-bench.ts';
import { fullSize } from './workloads.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, 'no-peer': { type: 'boolean', default: false } },
});

const report = await runBench({
  sizes: fullSize,
  only: positionals,
  withPeer: !values['no-peer'],
  onWorkload: (name) => process.stderr.write(`${name} …\n`),
});
process.stdout.write(`${values.json ? JSON.stringify(report) : reportText(report)}\n`);
