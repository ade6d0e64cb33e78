// Main: `npm run bench`. Figures below their target change no exit code: this measures, it does not judge.

import { readArguments } from '../workshop/command.ts';
import { reportText } from './figure.ts';
import { runBench } from './run-bench.ts';
import { sayAnswer } from './say-answer.ts';
import { fullSize, workloads } from './workloads.ts';

const USAGE = `npm run bench                      all workloads, as a table
npm run bench -- <workload> …      some of them: ${workloads.map(({ name }) => name).join(', ')}

  --json      one object instead of the table (npm run --silent bench -- --json)
  --profile   also where the time goes, for the hub and for the floor
  --no-peer   without the comparison with durabletask-js`;

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  'no-peer': { type: 'boolean', default: false },
} as const;

await sayAnswer(answer, USAGE);

async function answer(): Promise<string> {
  const { values, positionals } = readArguments(process.argv.slice(2), options);
  if (values.help) return USAGE;
  const report = await runBench({
    sizes: { ...fullSize, withProfiles: values.profile },
    only: positionals,
    withPeer: !values['no-peer'],
    onWorkload: (name) => process.stderr.write(`${name} …\n`),
  });
  return values.json ? JSON.stringify(report) : reportText(report);
}
