// The snippets of the pages: every one of them is run, by a picture, by a question, or here. And so is every function in them.

import { beforeAll, describe, expect, test } from 'vitest';
import type { AppSources, FunctionWorker, Invocation, LoadedApp, WorkerHost } from '#core';
import { Scenario } from '#scenario';
import { inProcessWorker } from '#worker/in-process';
import { parseStory } from '../.vitepress/diagrams/story.ts';
import { foldersIn, readApp, toldWords } from '../.vitepress/figures/app-folder.ts';
import { sayWord } from '../.vitepress/figures/say-word.ts';
import type { Question } from './questions/define-question.ts';
import { filesIn, read, root } from './repository-files.ts';

const snippets = filesIn('docs/snippets', '.ts');

/** What the pages say of code that no picture and no question runs. */
const claims: Readonly<Record<string, { readonly app: string; readonly tell: (scenario: Scenario) => Promise<void> }>> =
  {
    'a code that an activity draws is the same on the label, in the text message and in the output': {
      app: 'docs/snippets/locker',
      tell: async (scenario) => {
        const id = await scenario.start('LockerOrchestrator');
        await scenario.untilIdle();

        const { output } = (await scenario.status(id)) ?? {};
        expect(output).toEqual(expect.any(Number));
        expect((await scenario.ledger()).map(({ name, input }) => [name, input])).toEqual([
          ['DrawCode', undefined],
          ['PrintLabel', output],
          ['SendText', output],
        ]);
      },
    },
    'a ticket is bought with one request, which is answered before the ticket is sold': {
      app: 'docs/snippets/tickets',
      tell: async (scenario) => {
        const bought = await scenario.http('POST', '/api/tickets', { body: { seat: 'C7', card: '4711' } });
        expect([bought.status, await scenario.ledger()]).toEqual([202, []]);
        await scenario.untilIdle();

        const { statusQueryGetUri = '' } = JSON.parse(bought.text) as { statusQueryGetUri?: string };
        const { pathname, search } = new URL(statusQueryGetUri);
        const { text } = await scenario.http('GET', pathname + search);
        expect(JSON.parse(text)).toMatchObject({ runtimeStatus: 'Completed', output: 'Ticket for seat C7' });
      },
    },
    'of a big album, never more than ten photos are shrunk at once': {
      app: 'docs/snippets/album',
      tell: async (scenario) => {
        const photos = Array.from({ length: 25 }, () => 'dog');
        const id = await scenario.start('BigAlbumOrchestrator', { input: photos });
        await scenario.untilIdle();

        const seconds = (await scenario.ledger()).map(({ at }) => at / 1000);
        expect([0, 2, 4].map((second) => seconds.filter((at) => at === second).length)).toEqual([10, 10, 5]);
        expect((await scenario.status(id))?.output).toHaveLength(25);
      },
    },
    'a weekend is charged once, and takes a seat of both days': {
      app: 'docs/snippets/seats',
      tell: async (scenario) => {
        const days = ['@freeseats@friday', '@freeseats@saturday'];
        for (const day of days) await scenario.signal(day, 'add', 2);
        const id = await scenario.start('BookWeekendOrchestrator', { input: '4711' });
        await scenario.untilIdle();

        expect((await scenario.status(id))?.output).toBe('booked');
        expect((await scenario.ledger()).map(({ name }) => name)).toEqual(['ChargeCard']);
        const seats = await Promise.all(days.map((day) => scenario.entity(day)));
        expect(seats.map((entity) => entity?.state)).toEqual([1, 1]);
      },
    },
    'the step that was simply added does no harm to a stay that begins after it': {
      app: 'docs/snippets/stay-changed',
      tell: async (scenario) => {
        const id = await scenario.start('StayOrchestrator', { input: 'Brian' });
        await scenario.raise(id, 'GuestArrived');
        await scenario.untilIdle();

        expect((await scenario.status(id))?.runtimeStatus).toBe('Completed');
        expect((await scenario.ledger()).map(({ name }) => name)).toEqual(['CheckPassport', 'PrepareRoom']);
      },
    },
  };

/** What was run. Files as paths; functions as the path of the file that registers them, and their name. */
interface Notes {
  readonly loaded: Set<string>;
  readonly registered: Set<string>;
  readonly called: Set<string>;
}

const noNotes = (): Notes => ({ loaded: new Set(), registered: new Set(), called: new Set() });

test.each(Object.entries(claims))('%s', (_, { app, tell }) => openNoting(foldersIn(app), noNotes(), tell));

describe('pictures, questions and these tests together', () => {
  const notes = noNotes();
  beforeAll(() => runEverything(notes), 120_000);

  test('load every snippet', () => {
    expect(snippets.filter((file) => !notes.loaded.has(file))).toEqual([]);
  });

  test('call every function of a snippet', () => {
    expect(notes.registered.size).toBeGreaterThan(40);
    expect([...notes.registered].filter((name) => !notes.called.has(name))).toEqual([]);
  });
});

const questions = import.meta.glob<Question>(
  ['./questions/*.ts', '!./questions/*.test.ts', '!./questions/define-*.ts'],
  {
    import: 'default',
  },
);

async function runEverything(notes: Notes): Promise<void> {
  for (const file of filesIn('diagrams', '.story')) {
    const { app, scenes } = parseStory(read(file), file);
    for (const { words } of scenes) {
      await openNoting(app, notes, async (scenario) => {
        for (const word of toldWords(words, root)) await sayWord(scenario, word);
      });
    }
  }
  for (const load of Object.values(questions)) {
    const question = await load();
    await openNoting(foldersIn(question.app), notes, (scenario) => question.answer(scenario));
  }
  for (const { app, tell } of Object.values(claims)) await openNoting(foldersIn(app), notes, tell);
}

async function openNoting(app: readonly string[], notes: Notes, use: (scenario: Scenario) => Promise<unknown>) {
  const worker = notingWorker(notes);
  try {
    await use(Scenario.open({ app: readApp(app, root), worker }));
  } finally {
    await worker.stop();
  }
}

const snippetOfText = new Map(snippets.map((file) => [read(file), file]));

/** A worker that notes which snippets are loaded, what they register, and what of it is called. */
function notingWorker({ loaded, registered, called }: Notes): FunctionWorker {
  const worker = inProcessWorker();
  let known = new Map<string, string>();
  return {
    async load(app: AppSources, host: WorkerHost): Promise<LoadedApp> {
      const answer = await worker.load(app, host);
      known = new Map();
      for (const text of Object.values(app.files)) loaded.add(snippetOfText.get(text) ?? '');
      for (const { name, source } of answer.functions) {
        const file = snippetOfText.get(app.files[source?.file ?? ''] ?? '');
        if (file !== undefined) known.set(name, `${file} ${name}`);
      }
      for (const noted of known.values()) registered.add(noted);
      return answer;
    },
    invoke(invocation: Invocation) {
      const noted = known.get(invocation.functionName);
      if (noted !== undefined) called.add(noted);
      return worker.invoke(invocation);
    },
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
}
