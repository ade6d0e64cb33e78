import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeSequence, GrowingSequence, GrowingTimeline, Scenario, sequenceOf, timelineOf } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { runStory } from '../diagrams/picture.ts';
import { parseStory } from '../diagrams/story.ts';
import { readApp, toldWords } from './app-folder.ts';
import type { ToldWord } from './say-word.ts';
import { StoryRun } from './story-run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stories = readdirSync(`${root}diagrams`).filter((file) => file.endsWith('.story'));
const read = (file: string) => parseStory(readFileSync(`${root}diagrams/${file}`, 'utf8'), file);

const head = 'title: A\ndescription: B\napp: docs/snippets/delivery\nscene: One\n';
const parcel = 'start DeliveryOrchestrator as parcel-1 with "a vase"\n';

/** Opens the first scene of a story, and tells after each press how the run goes on. */
async function tell(app: readonly string[], words: readonly ToldWord[], use: (told: Told) => Promise<void>) {
  const worker = inProcessWorker();
  const scenario = Scenario.open({ app: readApp(app, root), worker });
  await scenario.load(); // as the page does
  const run = new StoryRun(scenario, words);
  const model = () => sequenceOf(scenario.records, { startMs: scenario.startMs });
  try {
    await use({ scenario, run, model, told: () => describeSequence(model()).slice(-1)[0] ?? '' });
  } finally {
    await worker.stop();
  }
}

interface Told {
  readonly scenario: Scenario;
  readonly run: StoryRun;
  readonly model: () => ReturnType<typeof sequenceOf>;
  readonly told: () => string;
}

const first = (text: string) => toldWords(parseStory(head + text, 'a.story').scenes[0]?.words ?? [], root);

test.each(stories.flatMap((file) => [[file, 'step'] as const, [file, 'next'] as const]))(
  '%s, told by %s, becomes the picture',
  async (file, press) => {
    const story = read(file);
    const picture = await runStory(story, root);
    for (const [index, { words }] of story.scenes.entries()) {
      await tell(story.app, toldWords(words, root), async ({ scenario, run, model }) => {
        for (let presses = 0; presses < 500 && run.told < words.length; presses += 1) await run[press]();

        expect(model()).toEqual(picture.scenes[index]?.model);
        expect(run.told).toBe(words.length);
        expect(scenario.records.length).toBeGreaterThan(0);
      });
    }
  },
);

test.each(stories)(
  '%s: pictures that grow are at each moment what the records say, also when one looks back',
  async (file) => {
    const story = read(file);
    const [sequence, timeline] = [new GrowingSequence(), new GrowingTimeline()]; // all runs, one after the other
    for (const { words } of story.scenes) {
      await tell(story.app, toldWords(words, root), async ({ scenario: { records, startMs }, run }) => {
        const lengths: number[] = [];
        for (let presses = 0; presses < 500 && run.told < words.length; presses += 1) {
          await run.step();
          lengths.push(records.length);
        }
        const wholeLength = records.length;
        for (const length of [...lengths, Math.floor(wholeLength / 2), wholeLength - 1, wholeLength]) {
          const seen = records.slice(0, length);
          const times = { startMs, nowMs: startMs + length };
          expect(sequence.of(seen, startMs)).toEqual(sequenceOf(seen, times));
          expect(timeline.of(seen, times)).toEqual(timelineOf(seen, times));
        }
      });
    }
  },
);

test('a step is a word, or a moment of work, or time in which nothing is due', async () => {
  const words = first(`${parcel}advance 3 hours\nraise ParcelDelivered on parcel-1 with "Ada"\nuntil idle\n`);
  await tell(['docs/snippets/delivery'], words, async ({ scenario, run, told }) => {
    await run.step();
    expect([run.told, told()]).toEqual([1, expect.stringContaining('starts DeliveryOrchestrator')]);
    await run.step();
    expect([run.told, told()]).toEqual([1, expect.stringContaining('waits for ParcelDelivered')]);
    await run.step();
    expect([run.told, scenario.now()]).toEqual([2, 3 * 3_600_000]);
    await run.step();
    expect([run.told, told()]).toEqual([3, expect.stringContaining('raises ParcelDelivered')]);
  });
});

test('next goes on until the clock would move or somebody does something', async () => {
  const words = first(`${parcel}advance 3 hours\nraise ParcelDelivered on parcel-1 with "Ada"\nuntil idle\n`);
  await tell(['docs/snippets/delivery'], words, async ({ scenario, run, told }) => {
    await run.next();
    expect([scenario.now(), told()]).toEqual([0, expect.stringContaining('waits for ParcelDelivered')]);
    await run.next();
    expect([scenario.now(), run.told]).toEqual([3 * 3_600_000, 2]);
    await run.next();
    expect([run.told, told()]).toEqual([4, expect.stringContaining('completes with')]);
  });
});

test('when the story is over, what is still due can be run', async () => {
  await tell(['docs/snippets/delivery'], first(`${parcel}step\n`), async ({ scenario, run, told }) => {
    await run.step();
    await run.step();
    expect(run.told).toBe(2);

    await run.next();
    expect(scenario.now()).toBe(48 * 3_600_000);
    expect(told()).toContain('completes with');
    await run.next();
    expect(scenario.now()).toBe(48 * 3_600_000);
  });
});

test('a word that would run what is due is passed over where nothing is', async () => {
  const words = first(`until idle\nnext\n${parcel}next\nnext\nuntil idle\nuntil idle\n`);
  await tell(['docs/snippets/delivery'], words, async ({ run, told }) => {
    await run.step();
    expect([run.told, told()]).toEqual([3, expect.stringContaining('starts DeliveryOrchestrator')]);
    for (let presses = 0; presses < 10; presses += 1) await run.step();

    expect(run.told).toBe(words.length);
  });
});

test('a deployment is one step, and takes no time', async () => {
  const words = first(`${parcel}advance 3 hours\ndeploy docs/snippets/delivery\nuntil idle\n`);
  await tell(['docs/snippets/delivery'], words, async ({ scenario, run, told }) => {
    for (let presses = 0; presses < 3; presses += 1) await run.step();
    expect([run.told, scenario.now()]).toEqual([2, 3 * 3_600_000]);

    await run.step();
    expect([run.told, scenario.now(), told()]).toEqual([
      3,
      3 * 3_600_000,
      expect.stringContaining('New code is deployed'),
    ]);
  });
});
