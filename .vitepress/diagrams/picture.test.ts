import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeSequence } from '#scenario';
import { runStory } from './picture.ts';
import { parseStory } from './story.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stories = readdirSync(`${root}diagrams`).filter((file) => file.endsWith('.story'));
const read = (file: string) => parseStory(readFileSync(`${root}diagrams/${file}`, 'utf8'), file);

describe('the stories in diagrams/', () => {
  test.each(stories)('%s runs, and runs the same way twice', async (file) => {
    const picture = await runStory(read(file), root);
    expect(await runStory(read(file), root)).toEqual(picture);
    for (const { model } of picture.scenes) expect(describeSequence(model).length).toBeGreaterThan(3);
  });

  test('waiting for an event ends both ways', async () => {
    const { scenes } = await runStory(read('waiting-for-an-event.story'), root);

    expect(scenes.map(({ model }) => model.steps.at(-1)?.sentence)).toEqual([
      'DeliveryOrchestrator parcel-1 completes with "a vase has arrived".',
      'DeliveryOrchestrator parcel-2 completes with "a lamp is missing".',
    ]);
    expect(scenes.map(({ model }) => model.steps.at(-1)?.atMs)).toEqual([3 * 3_600_000, 48 * 3_600_000]);
  });

  test('the timer that lost is cancelled before the work goes on', async () => {
    const { scenes } = await runStory(read('waiting-for-an-event.story'), root);

    const kinds = scenes[0]?.model.steps.map((step) => step.kind) ?? [];
    expect(kinds.slice(kinds.indexOf('raise'))).toEqual([
      'raise',
      'replay',
      'timer-cancelled',
      'call',
      'result',
      'replay',
      'completed',
    ]);
  });

  test('new code fails a stay from before, unless it asks for the version', async () => {
    const { scenes } = await runStory(read('two-versions.story'), root);

    const kinds = scenes.map(({ model }) => model.steps.map(({ kind }) => kind));
    expect(kinds.map((one) => one.filter((kind) => kind === 'deployment').length)).toEqual([1, 1, 1]);
    expect(kinds.map((one) => one.find((kind) => kind === 'failed' || kind === 'completed'))).toEqual([
      'failed',
      'completed',
      'completed',
    ]);
  });

  test('raising an event goes from the caller through the client function to the orchestrator', async () => {
    const { scenes } = await runStory(read('raising-an-event.story'), root);

    const sentences = scenes.flatMap(({ model }) => describeSequence(model));
    expect(sentences).toContain('At 3:00:00: The client sends POST /api/parcels/parcel-1/delivered to ReportDelivery.');
    expect(sentences).toContain(
      'At 3:00:00: ReportDelivery raises ParcelDelivered for DeliveryOrchestrator parcel-1 with "Ada".',
    );
    expect(sentences).toContain('At 3:00:00: ReportDelivery answers the client with 202.');
  });

  test('an entity answers one call after the other, and gives its last seat to the first', async () => {
    const { scenes } = await runStory(read('entity-by-client-and-orchestrator.story'), root);

    const sentences = scenes[1]?.model.steps.map((step) => step.sentence) ?? [];
    expect(sentences.filter((sentence) => /calls|answers (true|false)/.test(sentence))).toEqual([
      'BookSeatOrchestrator booking-1 calls take of @freeseats@friday.',
      '@freeseats@friday answers true.',
      'BookSeatOrchestrator booking-2 calls take of @freeseats@friday.',
      '@freeseats@friday answers false.',
    ]);
  });
});
