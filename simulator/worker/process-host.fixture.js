// Test support: a host whose app spins in a worker process. It tells the process's id, and waits to be killed.

import { register } from 'tsx/esm/api';

register({ tsconfig: false });
const { processWorker } = await import('./process.ts');

const file = `import * as df from 'durable-functions';
df.app.activity('Spins', { handler: () => { console.log(String(globalThis.process.pid)); for (;;); } });
`;
const worker = processWorker({ budgetMs: 600_000 });
const app = await worker.load(
  { files: { 'app.ts': file }, entryPoints: ['app.ts'] },
  { log: ({ text }) => process.send(Number(text)), request: () => Promise.reject(new Error('Nobody is asked.')) },
);
const inputs = Object.fromEntries(Object.keys(app.functions[0].bindings).map((key) => [key, { string: '' }]));
await worker.invoke({ invocationId: 'one', functionName: 'Spins', inputs });
