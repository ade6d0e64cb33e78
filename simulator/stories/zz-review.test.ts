import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';
import { historyLines } from './history-lines.ts';
import { appendFileSync } from 'node:fs';
const out = (k: string, v: unknown) => appendFileSync('/tmp/zz.log', `${k}: ${JSON.stringify(v)}\n`);
const lines = async (s: any, id: string) => historyLines(await s.history(id), s.startMs);
const logsOf = (s: any) => s.records.filter((r: any) => r.kind === 'log').map((r: any) => `${r.functionName}|${r.level}|${r.text}`);
void expect;
const T = (ms: number) => `context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + ${ms}))`;

test('1/21 event named 0; 22 Timestamp', async () => {
  const s = openApp(`
df.app.orchestration('O', function* (context) { return yield context.df.callActivity('A'); });
df.app.orchestration('TS', function* (context) { const i = context.df.getInput(); return Object.prototype.toString.call(i.Timestamp) + Object.prototype.toString.call(i.a.Timestamp); });`);
  await s.stub('A', { returns: 'real', takes: '10 s' });
  const id = await s.start('O'); await s.advance(0);
  await s.raise(id, '0', 'fake'); await s.advance(0);
  out('21a', await s.status(id)); await s.untilIdle(); out('21b', await s.status(id)); out('21h', await lines(s, id));
  const t = await s.start('TS', { input: { Timestamp: '2020-01-01T00:00:00Z', a: { Timestamp: '2020-01-01T00:00:00Z' } } }); await s.untilIdle(); out('22', await s.status(t));
});
test('2 case insens', async () => {
  const s = openApp(`df.app.orchestration('O', function* (context) { const v = yield context.df.waitForExternalEvent('Go'); yield context.df.callActivity('A'); return v; });`);
  await s.stub('A', { returns: 1 });
  const id = await s.start('O'); await s.advance(0); await s.raise(id, 'go', 1); await s.advance('1 s'); out('2a', (await s.status(id))?.runtimeStatus);
  await s.raise(id, 'Go', 2); await s.untilIdle(); out('2b', await s.status(id));
});
test('3 throws', async () => {
  const s = openApp(`
df.app.orchestration('E', function* () { throw new Error(''); });
df.app.orchestration('Obj', function* () { throw {code:5}; });
df.app.orchestration('U', function* (context) { const t = context.df.callActivity('A'); const e = context.df.waitForExternalEvent('X'); yield context.df.Task.any([t, e]); throw undefined; });`);
  await s.stub('A', { returns: 1 });
  for (const n of ['E', 'Obj', 'U']) { const id = await s.start(n, { instanceId: n }); await s.untilIdle(); out('3' + n, await s.status(id)); }
  await s.raise('U', 'X', 1); await s.untilIdle(); out('3U-after', await s.status('U'));
});
test('4 unknown sub', async () => {
  const s = openApp(`
df.app.orchestration('S', function* (context) { try { yield context.df.callSubOrchestrator('Nope'); } catch { return 'caught'; } });
df.app.orchestration('SR', function* (context) { try { yield context.df.callSubOrchestratorWithRetry('Nope', new df.RetryOptions(1000, 2)); } catch { return 'caught'; } });
df.app.orchestration('AR', function* (context) { try { yield context.df.callActivityWithRetry('Nope', new df.RetryOptions(1000, 2)); } catch { return 'caught'; } });`);
  for (const n of ['S', 'SR', 'AR']) { const id = await s.start(n); await s.untilIdle(); out('4' + n, [await s.status(id), await lines(s, id)]); }
  out('4notices', s.records.filter((r) => r.kind === 'notice').map((r: any) => r.text));
});
test('5 losing activities + CAN', async () => {
  const s = openApp(`
df.app.orchestration('Any', function* (context) { yield context.df.Task.any([context.df.callActivity('Fast'), context.df.callActivity('Slow')]); return 'done'; });
df.app.orchestration('CAN', function* (context) { if (context.df.getInput() === 1) return 'second'; const t = ${T(60000)}; yield context.df.Task.any([context.df.waitForExternalEvent('E'), t]); context.df.continueAsNew(1); });`);
  await s.stub('Fast', { returns: 1, takes: '1 s' }); await s.stub('Slow', { returns: 2, takes: '9 s' });
  const id = await s.start('Any'); await s.advance('8 s'); out('5a', (await s.status(id))?.runtimeStatus); await s.advance('1 s'); out('5b', [await s.status(id), await lines(s, id)]);
  const c = await s.start('CAN', { input: 0 }); await s.advance(0); await s.raise(c, 'E', 1); await s.advance('30 s'); await s.raise(c, 'E', 'carried'); await s.advance(0); out('5c', [await s.status(c)]); await s.untilIdle(); out('5d', [await s.status(c), await lines(s, c), s.now()]);
});
test('7/8/9 retries', async () => {
  const s = openApp(`
df.app.orchestration('TO', function* (context) { const r = new df.RetryOptions(1000, 5); r.retryTimeoutInMilliseconds = 1500; try { yield context.df.callActivityWithRetry('Bad', r); } catch (e) { return 'caught'; } });
df.app.orchestration('NineA', function* (context) { const t = ${T(3600000)}; const r = context.df.callActivityWithRetry('Flaky', new df.RetryOptions(1000, 3)); const w = yield context.df.Task.any([r, t]); if (w === r) t.cancel(); yield context.df.callActivity('Good'); return 'ok'; });
df.app.orchestration('BO', function* (context) { const r = new df.RetryOptions(1000, 4); r.backoffCoefficient = 2; r.maxRetryIntervalInMilliseconds = 3000; try { yield context.df.callActivityWithRetry('Bad', r); } catch (e) { return (e as Error).message.split(' \\n ')[0]; } });
df.app.orchestration('Zero', function* (context) { try { yield context.df.callActivityWithRetry('Bad', new df.RetryOptions(1000, 0)); } catch (e) { return 'caught'; } });
df.app.orchestration('Huge', function* (context) { try { yield context.df.callActivityWithRetry('Bad', new df.RetryOptions(7*86400000, 2)); } catch (e) { return 'caught'; } });
let n = 0; df.app.activity('Flaky', { handler: () => { if (n++ < 1) throw new Error('x'); return 1; } });`);
  await s.stub('Bad', { fails: 'bad' }); await s.stub('Good', { returns: 1 });
  const t = await s.start('TO'); await s.untilIdle(); out('8', [await s.status(t), await lines(s, t)]);
  const n = await s.start('NineA'); await s.untilIdle(); out('9', [await s.status(n), await lines(s, n)]);
  const b = await s.start('BO'); await s.untilIdle(); out('BO', [await s.status(b), (await lines(s, b)).filter((l) => l.includes('TimerCreated') || l.includes('ExecutionComp'))]);
  const h = await s.start('Huge'); await s.untilIdle(); out('Huge', [await s.status(h), (await lines(s, h)).filter((l) => l.includes('TimerCreated') || l.includes('ExecutionComp'))]);
  const z = await s.start('Zero'); try { await s.advance('10 s'); } catch (e) { out('Zero err', String(e)); } out('Zero', [await s.status(z), (await lines(s, z)).slice(0, 14)]);
});
test('10 child terminated / children', async () => {
  const s = openApp(`
df.app.orchestration('C', function* (context) { return yield context.df.waitForExternalEvent('Go'); });
df.app.orchestration('P', function* (context) { try { return yield context.df.callSubOrchestrator('C', null, 'child'); } catch (e) { return 'caught'; } });
df.app.orchestration('F', function* () { throw new Error('child boom'); });
df.app.orchestration('PF', function* (context) { yield context.df.callSubOrchestrator('F'); });
df.app.orchestration('PFc', function* (context) { try { yield context.df.callSubOrchestrator('F'); } catch (e) { return (e as Error).message; } });
df.app.orchestration('Bad4', function () { throw new Error('sync'); } as never);
df.app.orchestration('P4', function* (context) { try { yield context.df.callSubOrchestrator('Bad4'); } catch (e) { return (e as Error).message; } });
df.app.orchestration('Self', function* (context) { yield context.df.callSubOrchestrator('C', null, context.df.instanceId.toUpperCase()); });
df.app.orchestration('At', function* (context) { yield context.df.callSubOrchestrator('C', null, '@x'); });
df.app.orchestration('Empty', function* (context) { yield context.df.callSubOrchestrator('C', null, ''); });
df.app.orchestration('Kid', function* (context) { yield context.df.waitForExternalEvent('K'); yield context.df.callSubOrchestrator('C', null, context.df.parentInstanceId); });
df.app.orchestration('PK', function* (context) { yield context.df.callSubOrchestrator('Kid', null, 'kid'); });
`);
  const p = await s.start('P'); await s.advance(0); await s.terminate('child', 'why'); await s.untilIdle(); out('10', [await s.status(p), await lines(s, p)]);
  for (const n of ['PF', 'PFc', 'P4']) { const id = await s.start(n); await s.untilIdle(); out('10' + n, (await s.status(id))?.output); }
  for (const n of ['Self', 'At', 'Empty']) { const id = await s.start(n, { instanceId: n }); await s.untilIdle(); out('10' + n, [await s.status(id), await lines(s, id)]); }
  await s.start('PK', { instanceId: 'pk' }); await s.untilIdle(); await s.terminate('pk', 'x'); await s.untilIdle(); out('pk terminated', await s.status('pk'));
  await s.raise('kid', 'K'); await s.untilIdle(); out('kid-parent-id', [await s.status('pk'), await s.status('kid'), await lines(s, 'kid')]);
  out('all', (await s.instances()).map((i) => [i.instanceId, i.name, i.runtimeStatus]));
});
