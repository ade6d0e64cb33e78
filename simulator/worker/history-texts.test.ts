import { expect, test } from 'vitest';
import { EventType, type HistoryEvent } from '#core';
import { HistoryTexts } from './history-texts.ts';

const at = '2026-01-01T00:00:00.000Z';
const head = { EventId: -1, IsPlayed: true, Timestamp: at };

/** What an episode appends that heard of activity `n` and asked for the next one. */
const appended = (n: number): HistoryEvent[] =>
  [
    { EventType: EventType.OrchestratorStarted, ...head },
    { EventType: EventType.TaskCompleted, ...head, TaskScheduledId: n, Result: `"done ${'·'.repeat(n % 7)}"` },
    { EventType: EventType.TaskScheduled, ...head, EventId: n + 1, IsPlayed: false, Name: 'Work', Version: '' },
    { EventType: EventType.OrchestratorCompleted, ...head },
  ] as HistoryEvent[];

const opening = (n: number): HistoryEvent[] =>
  appended(n)
    .slice(0, 2)
    .map((event) => ({ ...event, IsPlayed: false }));

const historyOf = (episodes: number): HistoryEvent[] => Array.from({ length: episodes }, (_, n) => appended(n)).flat();

/** What the host sends of the episode after so many. */
function textOf(
  past: readonly HistoryEvent[],
  opened: readonly HistoryEvent[],
  input: unknown = { is: 'input' },
): string {
  const others = { input, instanceId: 'one', isReplaying: true };
  return JSON.stringify({ history: [...past, ...opened], ...others });
}

/** What is read of a text, as the text says it. */
function read(texts: HistoryTexts, text: string): unknown {
  const payload = texts.read(text);
  if (!payload) return undefined;
  const { past, pastCount, opening: opened } = payload;
  return { history: [...past.slice(0, pastCount), ...opened], ...payload.others() };
}

test('a history that grows is read as its text says, and what is known of it stays the same events', () => {
  const texts = new HistoryTexts();
  let first: readonly HistoryEvent[] | undefined;
  for (let episodes = 40; episodes < 60; episodes += 1) {
    const text = textOf(historyOf(episodes), opening(episodes), { history: [], '"],': '{"history":[' });
    expect(read(texts, text)).toEqual(JSON.parse(text));
    const { past, opening: opened } = texts.read(text) ?? {};
    expect(opened).toEqual(opening(episodes));
    first ??= past;
    expect(past).toBe(first);
  }
});

test('an episode that is told again is read again', () => {
  const texts = new HistoryTexts();
  for (const episodes of [40, 41, 41, 40, 42]) {
    const text = textOf(historyOf(episodes), opening(episodes));
    expect(read(texts, text)).toEqual(JSON.parse(text));
  }
});

test('a history that begins alike and goes on otherwise is another one', () => {
  const texts = new HistoryTexts();
  texts.read(textOf(historyOf(50), opening(50)));
  const other = [...historyOf(49), ...appended(90)];

  expect(read(texts, textOf(other, opening(91)))).toEqual(JSON.parse(textOf(other, opening(91))));
});

test('a text that is written in a way of its own is read as it is', () => {
  const texts = new HistoryTexts();
  for (const episodes of [40, 41]) {
    const text = textOf(historyOf(episodes), opening(episodes)).replaceAll('"EventId":', '"EventId": ');
    expect(read(texts, text)).toEqual(JSON.parse(text));
  }
});

test('a short text, and one that is no history, are left to who parses them', () => {
  const texts = new HistoryTexts();

  expect(texts.read(textOf(historyOf(2), opening(2)))).toBe(undefined);
  expect(texts.read(`{"other":[${'1,'.repeat(9_000)}1]}`)).toBe(undefined);
  expect(texts.read(JSON.stringify({ history: Array.from({ length: 5_000 }, (_, n) => n), instanceId: 'x' }))).toBe(
    undefined,
  );
});
