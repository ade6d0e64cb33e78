import { expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { HubDesk } from './hub-desk.ts';
import { ReplyReceiver, ReplySender, type SentReply } from './sent-reply.ts';
import type { HubCommand, HubReply } from './session-messages.ts';
import exercise from '../../exercises/04-approval-orchestrator/exercise.ts';

const file = 'src/functions/approval-orchestrator.ts';
const text = `import * as df from 'durable-functions';
df.app.orchestration('ApprovalOrchestrator', function* (context) {
  for (let n = 0; n < 30; n += 1) yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  yield context.df.Task.all([context.df.waitForExternalEvent('a'), context.df.waitForExternalEvent('b')]);
});
`;
const probes = { [file]: [{ kind: 'statement', from: text.indexOf('for') }] } as const;
const run: HubCommand = {
  do: 'run',
  exercise: '04',
  files: { [file]: text },
  start: false,
  pace: 'settle',
  probes,
};
const start: HubCommand = {
  do: 'send',
  request: { method: 'POST', path: '/runtime/webhooks/durabletask/orchestrators/ApprovalOrchestrator', body: '' },
  pace: 'settle',
};
const step: HubCommand = { do: 'move', move: 'step' };

test('what crosses of a reply does not grow with the run, and the page hears the reply as it was made', async () => {
  const desk = new HubDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.resolve(exercise) });
  const [sender, receiver] = [new ReplySender(), new ReplyReceiver()];
  const sizes: number[] = [];
  const cross = (reply: HubReply): HubReply => {
    let crossed: SentReply | undefined;
    sender.send(reply, (sent) => (crossed = structuredClone(sent)));
    if (!crossed) throw new Error('Nothing was sent.');
    sizes.push(JSON.stringify(crossed).length);
    return receiver.receive(crossed);
  };

  for (const command of [run, start, ...Array.from({ length: 33 }, () => step)]) {
    const reply = await desk.answer(command);
    expect(reply.problem).toBe(undefined);
    expect(cross(reply)).toEqual(structuredClone(reply));
  }

  const [early = 0, late = Infinity] = [sizes[20], sizes[30]];
  expect(late).toBeLessThan(early * 1.1);
});
