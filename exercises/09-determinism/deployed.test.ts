// The code that the checks deploy first is the code that the learner is shown.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEPLOYED } from './deployed.ts';

const withoutComments = (text: string): string => text.replace(/^\/\/.*\n/gm, '').replace(/\n{2,}/g, '\n');

test.each(['src/functions/booking-orchestrator.ts', 'src/functions/booking-client.ts'])(
  '%s is that of the starter',
  (path) => {
    const starter = readFileSync(new URL(`./starter/${path}`, import.meta.url), 'utf8');
    expect(withoutComments(starter)).toBe(withoutComments(DEPLOYED[path] ?? ''));
  },
);
