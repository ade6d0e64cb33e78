// The page that publishes the form of a progress file: its example is one.

import { expect, test } from 'vitest';
import { readProgressFile } from '../exercises/progress-file.ts';
import { read } from './repository-files.ts';

test('the example of a progress file can be imported', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/course.md')) ?? [];

  expect(Object.keys(readProgressFile(example).exercises)).toEqual(['04-approval-orchestrator']);
});
