import { expect, test, vi } from 'vitest';
import { Newcomer } from './newcomer.ts';

vi.setConfig({ testTimeout: 60_000 });

const slug = '04-approval-orchestrator';
const orchestrator = `exercises/${slug}/src/functions/approval-orchestrator.ts`;

test('a watch checks again after every change, says what changed, goes on after a syntax error, and ends when asked', async () => {
  const newcomer = await Newcomer.arrive();
  const watch = newcomer.starts('check', '04', '--watch', '--no-types');
  await watch.shows(/0 of 13 checks passed[^]*Watching for changes/);

  await newcomer.writes(orchestrator, 'const answer = ;\n');
  const broken = await watch.shows(/Watching for changes/);
  expect(broken).toMatch(/approval-orchestrator\.ts changed\.\n✗ Fails otherwise: Until an answer comes/);
  expect(broken).toContain('approval-orchestrator.ts:1:16');

  await newcomer.copies(`solutions/${slug}/src`, `exercises/${slug}/src`);
  const solved = await watch.shows(/Watching for changes/);
  expect(solved.match(/^✓ Passes now: /gm)).toHaveLength(13);
  expect(solved).toContain('13 of 13 checks passed');

  const right = await newcomer.reads(orchestrator);
  await newcomer.writes(orchestrator, right.replace('context.df.currentUtcDateTime.getTime()', 'Date.now()'));
  const noticed = await watch.shows(/Watching for changes/);
  expect(noticed).toMatch(/changed\.\n! Notice: src\S+:10: ApprovalOrchestrator reads the clock/);
  await newcomer.writes(orchestrator, right);
  const mended = await watch.shows(/Watching for changes/);
  expect(mended.replace(/\n {2}/g, ' ')).toContain(
    '✓ A notice is gone: ApprovalOrchestrator reads the clock of the machine with Date.now().\n',
  );

  await newcomer.writes(orchestrator, right.replace('.cancel()', '.isCompleted'));
  const worse = await watch.shows(/Watching for changes/);
  expect(worse).toMatch(/^✗ Fails now: The timer is cancelled/m);
  expect(worse).not.toMatch(/^✓/m);

  await newcomer.writes(orchestrator, `// the same\n${right.replace('.cancel()', '.isCompleted')}`);
  expect(await watch.shows(/Watching for changes/)).toContain('changed.\nThe same as before.\n');

  await newcomer.writes(orchestrator, 'const answer = ;\n');
  await watch.shows(/Watching for changes/);
  await newcomer.writes(orchestrator, right.replace('.cancel()', '.isCompleted'));
  expect(await watch.shows(/Watching for changes/)).toContain('changed.\nThe same as before it could not be loaded.\n');

  watch.interrupt();
  expect(await watch.ended).toBe(0);
  await newcomer.leave();
});

test('a watch over all exercises checks again only the one that changed', async () => {
  const newcomer = await Newcomer.arrive();
  const watch = newcomer.starts('check', '--watch', '--no-types');
  await watch.shows(/0 of \d+ exercises done[^]*Watching for changes/);

  await newcomer.copies(`solutions/${slug}/src`, `exercises/${slug}/src`);
  const solved = await watch.shows(/Watching for changes/);

  expect(solved.match(/^(?:\d\d|c\d) [A-Z].*$/gm)).toEqual(['04 Wait for an approval']);
  expect(solved).toContain('13 of 13 checks passed');
  await newcomer.leave();
});
