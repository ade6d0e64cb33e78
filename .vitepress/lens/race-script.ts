// Race script: a race as a test of one's own, for vitest and the test kit (docs/reference/test-your-own-app.md). It fails there as
// it was found here.
//
// S1. It says what was said here, since a schedule names inputs by their place: to the instance that a request has started, `start`
//     would be another story.

import type { Schedule, Word } from '#scenario';
import type { Race } from '../playground/race-explorer.ts';

/** The test, as a whole file. */
export function raceScript({ schedule, text, idSeed = 1, startMs, words, ms, expected }: Race): string {
  const options = {
    folder: '.',
    ...(idSeed === 1 ? {} : { seed: idSeed }),
    ...(startMs === undefined ? {} : { startAt: new Date(startMs).toISOString() }),
  };
  const lines = [
    `const app = await testApp(${literal(options)});`,
    ...words.flatMap(wordLine),
    '',
    ...replayLines(schedule, ms),
    ...expectedLines(expected),
  ];
  return `import { testApp } from 'durable-functions-workshop/simulator';
import { expect, test } from 'vitest';

test(${literal(`also when ${text}`)}, async () => {
${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}
});
`;
}

function wordLine(word: Word): string[] {
  switch (word.word) {
    case 'http': {
      const { 'content-type': type, ...others } = word.headers;
      const headers = type === 'application/json' ? others : word.headers;
      const options = {
        ...(word.body === undefined ? {} : { body: word.body }),
        ...(Object.keys(headers).length > 0 ? { headers } : {}),
      };
      const more = Object.keys(options).length > 0 ? `, ${literal(options)}` : '';
      return [`await app.http(${literal(word.method)}, ${literal(word.path)}${more});`];
    }
    case 'answer': // whoever awaits a request says it
      return [];
    case 'advance':
      return [`await app.advance(${literal(word.ms)});`];
    case 'next':
    case 'step':
    case 'untilIdle':
    case 'crash':
      return [`await app.${word.word}();`];
    default:
      return [`await app.say(${literal(word)});`];
  }
}

function replayLines(schedule: Schedule, ms: number): string[] {
  const replay = `const run = await app.replay(${literal(schedule)});`;
  return ms === 0
    ? [replay, 'await run.advance(0);']
    : [replay, `await run.advance(${literal(ms)}); // what came late has its time, too`];
}

function expectedLines(expected: Race['expected']): string[] {
  if (!expected) return [];
  if ('activity' in expected) {
    const { activity, input, times } = expected;
    return [
      'const ran = (await run.ledger()).filter(({ duplicate }) => !duplicate);',
      `const calls = ran.filter(({ name }) => name === ${literal(activity)}).map(({ input }) => JSON.stringify(input ?? null));`,
      `expect(calls.filter((input) => input === ${literal(JSON.stringify(input))})).toHaveLength(${literal(times)});`,
    ];
  }
  const status = `await run.status(${literal(expected.instanceId)})`;
  if ('neverIs' in expected) return [`expect((${status})?.runtimeStatus).not.toBe(${literal(expected.neverIs)});`];
  if (!expected.end) return [`expect(${status}).toBeUndefined();`];
  const { runtimeStatus, output } = expected.end;
  return [
    `const status = ${status};`,
    `expect(status?.runtimeStatus).toBe(${literal(runtimeStatus)});`,
    `expect(status?.output).toEqual(${literal(output)});`,
  ];
}

/** A value as one writes it in TypeScript. */
function literal(value: unknown): string {
  if (typeof value === 'string') {
    const json = JSON.stringify(value);
    return /['\\]/.test(json.replaceAll('\\"', '"')) ? json : `'${value}'`;
  }
  if (typeof value === 'number') return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  const key = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : literal(name));
  return fields.length === 0 ? '{}' : `{ ${fields.map(([name, one]) => `${key(name)}: ${literal(one)}`).join(', ')} }`;
}
