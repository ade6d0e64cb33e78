import { expect, test } from 'vitest';
import { connectWebWorker, webWorker } from './web-worker-client.ts';
const app = (text: string) => ({ files: { 'src/functions/a.ts': text }, entryPoints: ['src/functions/a.ts'], settings: { X: 'y' } });
test('x', { timeout: 30000 }, async () => {
  const t0 = performance.now(); const at = () => (performance.now() - t0).toFixed(0) + 'ms';
  const logs: unknown[] = [];
  const host = { log: (e: unknown) => void logs.push(e), request: (r: unknown) => { logs.push(r); return Promise.resolve({ status: 202, headers: {}, body: '{"id":"abc"}' }) } };
  const w = webWorker(() => { const worker = new Worker(new URL('./web-worker.ts', import.meta.url), { type: 'module' }); worker.onerror = (e) => console.log('worker error', e.message, e.filename, e.lineno); return { port: connectWebWorker(worker), end: () => worker.terminate() } });
  const l = await w.load(app(`import * as df from 'durable-functions';
import { app } from '@azure/functions';
df.app.activity('Hello', { handler: async (name: string) => { 
  setTimeout(() => { throw new Error('late') }); Promise.reject(new Error('rej')); console.log('x', {a:1}); 
  const out = []; for (const f of [() => fetch('http://localhost:7071/api/x', {method:'POST', body: 'q'}).then(r => r.json()), () => fetch('http://evil'), () => self.fetch('http://evil'), () => new XMLHttpRequest(), () => new WebSocket('ws://x'), () => importScripts('x'), () => indexedDB.open('x'), () => caches.open('x'), () => navigator.sendBeacon('x'), () => postMessage('x'), () => WorkerGlobalScope.prototype.fetch.call(self, 'x'), () => new Worker('x'), () => Object.getPrototypeOf(Object.getPrototypeOf(self)).importScripts('x'), () => process.exit()]) try { out.push(await f()) } catch (e) { out.push(String(e)) }
  return out; } });
df.app.activity('Loop', { handler: (name: string) => { while (true) {} } });
df.app.activity('Never', { handler: (name: string) => new Promise(() => {}) });
df.app.activity('Throws', { handler: (name: string) => { throw new TypeError('oh') } });
df.app.activity('Close', { handler: (name: string) => { self.close(); } });
df.app.orchestration('Seq', function* (context) { const a: string = yield context.df.callActivity('Hello', 'A'); return a; });
df.app.client.http('Start', { route: 'start/{name}', methods: ['POST'], handler: async (req, client) => client.createCheckStatusResponse(req, await client.startNew('Seq')) });
`), host);
  console.log(at(), JSON.stringify(l));
  const inv = (functionName: string) => ({ invocationId: '1', functionName, inputs: { [Object.keys(l.functions[0]!.bindings)[0]!]: { string: 'A' } } });
  console.log(at(), JSON.stringify(await w.invoke(inv('Hello')), null, 1));
  console.log(at(), JSON.stringify(await w.invoke(inv('Throws')), null, 1));
  await new Promise(r => setTimeout(r, 50));
  console.log(JSON.stringify(logs, null, 1));
  const start = l.functions.find(f => f.name === 'Start')!;
  console.log(JSON.stringify(await w.invoke({ invocationId: '3', functionName: 'Start', inputs: { [Object.keys(start.bindings)[0]!]: { http: { method: 'POST', url: 'http://localhost:7071/api/start/x', headers: { 'content-type': 'application/json' }, query: {}, params: { name: 'x' }, body: { string: '{"a":1}' } } }, durableClientInputd82f0ee27b: { string: JSON.stringify({ taskHubName: 'T', creationUrls: { createNewInstancePostUri: 'http://localhost:7071/runtime/webhooks/durabletask/orchestrators/{functionName}[/{instanceId}]?code=K' }, managementUrls: { id: 'INSTANCEID', statusQueryGetUri: 'http://localhost:7071/runtime/webhooks/durabletask/instances/INSTANCEID?code=K' }, rpcBaseUrl: l.rpcBaseUrl }) } } })));
  const N = 1000; const t = performance.now(); for (let i = 0; i < N; i++) await w.invoke(inv('Nope')); console.log('round trip', (performance.now() - t) / N);
  for (const n of ['Loop', 'Never', 'Close']) { try { console.log(JSON.stringify(await w.invoke(inv(n)))) } catch (e) { console.log(at(), String(e)) } console.log(at(), (await w.invoke(inv('Throws'))).status, at()); }
  for (const text of [`while(true) {}`, `let x = = 2`, `\n\nfunction f() { yield foo; }`, `const a = 1;\nfoo();\n  const a = 2`, `\nconst a = context => { const x = yield context.df }`, `let x = 1;\nawait x;`, `import x from 'lodash'`, `throw new Error('x')`, `const x = 1`]) try { await w.load(app(text), host) } catch (e) { console.log(at(), String(e)) }
  expect(1).toBe(1);
  await w.stop();
});
