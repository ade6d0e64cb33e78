import { expect, test } from 'vitest';
import { cutMessage, cutStack, firstAppFrame, urlOfFile } from './app-stack.ts';

const asItIs = <T>(place: T): T => place;

test('only the frames of the app are left, with their own paths', () => {
  const stack = `TypeError: no stock
    at reserve (app:///src/lib/stock.ts:3:9)
    at async handler (app:///src/functions/order.ts:12:5)
    at app:///src/functions/order.ts:20:1
    at TaskOrchestrationExecutor.execute (/somewhere/node_modules/durable-functions/lib/src/x.js:1:2)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;
  expect(cutStack({ message: 'no stock', stack }, asItIs)).toBe(`TypeError: no stock
    at reserve (src/lib/stock.ts:3:9)
    at async handler (src/functions/order.ts:12:5)
    at src/functions/order.ts:20:1`);
});

test('a message that contains a stack stays whole', () => {
  const message = 'Activity failed: boom\n    at inner (/x/y.js:1:2)\nend';
  const stack = `Error: ${message}\n    at outer (app:///src/a.ts:1:1)\n    at node:internal:1:1`;
  expect(cutStack({ message, stack }, asItIs)).toBe(`Error: ${message}\n    at outer (src/a.ts:1:1)`);
});

test('an error without a stack has none afterwards', () => {
  expect(cutStack({ message: 'x', stack: undefined }, asItIs)).toBe('');
});

test('other engines write frames in another way', () => {
  const stack = 'reserve@app:///src/lib/stock.ts:3:9\n@app:///src/a.ts:1:1\nexecute@http://localhost/sdk.js:1:2\n';
  expect(firstAppFrame(stack)).toEqual({ file: 'src/lib/stock.ts', line: 3, column: 9 });
  expect(cutStack({ message: 'x', stack }, asItIs)).toBe('    at reserve (src/lib/stock.ts:3:9)\n    at src/a.ts:1:1');
});

test('a file name may have blanks', () => {
  const frame = `    at f (${urlOfFile('src/my app.ts')}:1:2)`;
  expect(firstAppFrame(frame)).toEqual({ file: 'src/my app.ts', line: 1, column: 2 });
});

test('a message that only looks like the details of the SDK is left alone', () => {
  expect(cutMessage('{"errorType": oh no', asItIs)).toBe('{"errorType": oh no');
  expect(cutMessage('{"errorType":"E"}', asItIs)).toBe('{"errorType":"E"}');
});
