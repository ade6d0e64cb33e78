// A saved run of version 1, as it lies on people's disks. It is never changed: what was saved once stays readable.

/** The text of the file. */
export const VERSION_1 = `{
  "kind": "durable-functions-workshop/run",
  "version": 1,
  "exercise": "04-approval-orchestrator",
  "savedAt": "2031-05-01T09:00:00.000Z",
  "seed": 1,
  "startMs": 1893456000000,
  "fault": { "kind": "after", "moment": 1 },
  "app": {
    "files": {
      "src/functions/approval.ts": "import * as df from 'durable-functions';\\nimport { shipped } from '../words';\\n\\ndf.app.activity('ship', { handler: ({ item }: { item: string }) => shipped(item) });\\n\\ndf.app.orchestration('approval', function* (context) {\\n  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));\\n  const answer = context.df.waitForExternalEvent('Approved');\\n  const winner = yield context.df.Task.any([answer, deadline]);\\n  if (winner === deadline) return 'too late';\\n  deadline.cancel();\\n  if (answer.result !== true) return 'refused';\\n  return yield context.df.callActivity('ship', context.df.getInput());\\n});\\n",
      "src/words.ts": "export const shipped = (item: string): string => 'shipped ' + item;\\n"
    },
    "entryPoints": ["src/functions/approval.ts"]
  },
  "words": [
    {
      "word": "http",
      "method": "POST",
      "path": "/runtime/webhooks/durabletask/orchestrators/approval/order-1",
      "headers": { "content-type": "application/json" },
      "body": "{\\"item\\":\\"lamp\\"}"
    },
    { "word": "advance", "ms": 0 },
    { "word": "advance", "ms": 600000 },
    { "word": "raise", "instanceId": "order-1", "event": "Approved", "data": "true" },
    { "word": "crash" },
    { "word": "untilIdle" }
  ],
  "cameTo": "5d2e8b5e"
}
`;
