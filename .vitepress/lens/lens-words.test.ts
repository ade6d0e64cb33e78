// What looking closer brought, in a sentence or two.

import { expect, test } from 'vitest';
import type { XRay } from '#scenario';
import { xRayVerdict } from './lens-words.ts';

const found = (...instanceIds: string[]): XRay => ({
  findings: instanceIds.map((instanceId) => ({
    instanceId,
    orchestrator: 'Order',
    text: 'it asks for more',
    notices: [],
  })),
  tried: 3,
  world: 3,
});

test.each([
  [['a'], 'a is not deterministic: it asks for more.'],
  [['a', 'b'], 'a is not deterministic: it asks for more. So is 1 more.'],
  [['a', 'b', 'c'], 'a is not deterministic: it asks for more. So are 2 more.'],
])('of what an X-ray found, one is told and the others are counted: %j', (instanceIds, text) => {
  expect(xRayVerdict(found(...instanceIds)).text).toBe(text);
});
