import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { parseStory } from '../diagrams/story.ts';
import { HeardDesk } from '../playground/heard-desk.ts';
import type { RunView } from '../playground/session-messages.ts';
import { readApp, toldWords } from './app-folder.ts';
import { lineOf, whatHappened } from './simulation.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scene = `title: A
description: B
app: docs/snippets/delivery
scene: One
start DeliveryOrchestrator as parcel-1 with "a vase"
advance 3 hours
raise ParcelDelivered on parcel-1 with "Ada"
until idle
`;
const words = toldWords(parseStory(scene, 'a.story').scenes[0]?.words ?? [], root);

test('the words of a story are lines that people read', () => {
  const others = parseStory(
    `${scene}terminate parcel-1\nPOST /api/parcels with Ada\nGET /api/parcels\nnext\nstep\ncrash\ndeploy docs/snippets/stay docs/snippets/seats\n`,
    'a.story',
  ).scenes[0]?.words;

  expect(others?.map(lineOf)).toEqual([
    'Start `DeliveryOrchestrator` as `parcel-1` with `"a vase"`',
    'Let 3 hours pass',
    'Raise `ParcelDelivered` on `parcel-1` with `"Ada"`',
    'Go on until nothing is due',
    'Terminate `parcel-1`',
    'Send `POST /api/parcels` with `Ada`',
    'Send `GET /api/parcels`',
    'Go to the next instant at which something is due',
    'Run one moment of work',
    'Crash the worker',
    'Deploy `docs/snippets/stay` with `docs/snippets/seats`',
  ]);
});

test('each press says what it did, and how much of the story is over', async () => {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.reject(new Error('none')) });
  const opened = await desk.answer({ do: 'tell', app: readApp(['docs/snippets/delivery'], root), words });
  expect([opened.problem, opened.told, opened.view?.records]).toEqual([undefined, 0, []]);

  let before: RunView | null = structuredClone(opened.view);
  const heard: [number | undefined, string][] = [];
  for (let presses = 0; presses < 6; presses += 1) {
    const { view, told } = await desk.answer({ do: 'move', move: presses < 4 ? 'step' : 'next' });
    const after = structuredClone(view); // as it reaches the page
    if (after) heard.push([told, whatHappened(before, after)]);
    before = after;
  }

  const me = 'DeliveryOrchestrator parcel-1';
  expect(heard).toEqual([
    [1, `At 0:00:00: The client starts ${me} with "a vase".`],
    [1, `At 0:00:00: ${me} asks for a timer that is due in 2 days. ${me} waits for ParcelDelivered.`],
    [2, 'Nothing happens until 3:00:00.'],
    [3, `3 hours later. At 3:00:00: The client raises ParcelDelivered for ${me} with "Ada".`],
    [
      4,
      `The diagram shows 1 more before this. At 3:00:00: ${me} cancels its timer. ${me} calls CloseDelivery with {"parcel":"a vase","signedBy":"Ada"}. CloseDelivery answers ${me} with "a vase has arrived". ${me} is replayed: it runs again from its first line, and is told 8 events from its history. ${me} completes with "a vase has arrived".`,
    ],
    [4, 'Nothing is left to run.'],
  ]);
});

test('a story that is told again begins with nothing', async () => {
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.reject(new Error('none')) });
  await desk.answer({ do: 'tell', app: readApp(['docs/snippets/delivery'], root), words });
  await desk.answer({ do: 'move', move: 'next' });
  const again = await desk.answer({ do: 'tell', app: readApp(['docs/snippets/delivery'], root), words });

  expect([again.told, again.view?.instances]).toEqual([0, []]);
});
