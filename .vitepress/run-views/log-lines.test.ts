import { expect, test } from 'vitest';
import type { HubRecord } from '#core';
import { noticesOf } from '../playground/effects.ts';
import { logLines } from './log-lines.ts';

const startMs = Date.UTC(2030, 0, 1);
const stamp = (sequence: number) => ({ sequence, atMs: startMs + sequence * 1_000 });
const effect = { instanceId: 'order-1', taskId: 0, name: 'Charge', input: 1 };

const records: HubRecord[] = [
  { ...stamp(0), kind: 'request', by: null, answeredBy: null, method: 'POST', path: '/api/x', status: 202 },
  { ...stamp(1), kind: 'activity-started', ...effect, duplicate: false },
  { ...stamp(2), kind: 'log', level: 'information', text: 'charged', functionName: 'Charge' },
  { ...stamp(3), kind: 'crash' },
  { ...stamp(4), kind: 'activity-started', ...effect, duplicate: true },
  { ...stamp(5), kind: 'notice', text: 'Mind the gap.' },
  { ...stamp(6), kind: 'notice', text: 'Mind the gap.' },
  { ...stamp(7), kind: 'deployment' },
];

test('logs stand among the requests, crashes, notices and deployments of the run', () => {
  expect(logLines(records, startMs).map(({ at, level, text }) => `${at} ${level} ${text}`)).toEqual([
    '0:00:00 request POST /api/x → 202',
    '0:00:02 information Charge: charged',
    '0:00:03 crash The worker died and was started again.',
    '0:00:05 notice Mind the gap.',
    '0:00:06 notice Mind the gap.',
    '0:00:07 deployment New code was deployed.',
  ]);
});

test('a notice is shown once, however often the host notices', () => {
  expect(noticesOf(records).map(({ text }) => text)).toEqual(['Mind the gap.']);
});
