// Formatting: the repository's own files are the measure.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatted } from './format.ts';

const root = join(import.meta.dirname, '../..');

test.each(['exercises/04-approval-orchestrator/starter', 'solutions/c1-notify-support', 'solutions/08-saga'])(
  '%s is left as it is, and comes back when its lines are joined',
  async (folder) => {
    const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    const sources = paths
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8'));

    expect(sources.length).toBeGreaterThan(0);
    for (const text of sources) {
      expect(await formatted(text)).toEqual({ changes: [] });
      const untidy = text.replaceAll("'", '"').replaceAll(/;\n +/g, ';\n');
      expect(await applied(untidy)).toBe(text);
    }
  },
);

test('only what differs is changed', async () => {
  expect(await formatted('const a = 1;\nconst b   = 2;\n')).toEqual({ changes: [{ from: 21, to: 23, insert: '' }] });
});

test('a text that cannot be parsed says where', async () => {
  expect(await formatted('const a = 1;\nconst = 2;\n')).toEqual({ unparsedLine: 2 });
});

async function applied(text: string): Promise<string> {
  const result = await formatted(text);
  if (!('changes' in result)) throw new Error(`Line ${String(result.unparsedLine)} cannot be parsed.`);
  return result.changes.reduceRight((so, { from, to, insert }) => so.slice(0, from) + insert + so.slice(to), text);
}
