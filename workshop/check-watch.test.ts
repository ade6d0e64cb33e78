import { expect, test, vi } from 'vitest';
import { Newcomer } from './newcomer.ts';

vi.setConfig({ testTimeout: 60_000 });

const slug = '04-approval-orchestrator';
const orchestrator = `exercises/${slug}/src/functions/approval-orchestrator.ts`;

test('a watch checks again after every change, goes on after a syntax error, and ends when asked', async () => {
  const newcomer = await Newcomer.arrive();
  const watch = newcomer.starts('check', '04', '--watch');
  await watch.shows(/0 of 13 checks passed[^]*Watching for changes/);

  await newcomer.writes(orchestrator, 'const answer = ;\n');
  expect(await watch.shows(/Watching for changes/)).toContain('approval-orchestrator.ts:1:16');

  await newcomer.copies(`solutions/${slug}/src`, `exercises/${slug}/src`);
  expect(await watch.shows(/Watching for changes/)).toContain('13 of 13 checks passed');

  watch.interrupt();
  expect(await watch.ended).toBe(0);
  await newcomer.leave();
});
