// The curl commands of the pages, sent as they are written to a host that serves the solution.

import { afterEach, expect, test } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { createLocalHost, type LocalHost } from '../simulator/local-host/local-host.ts';
import { filesIn, read } from './repository-files.ts';

const ORIGIN = 'http://localhost:7071';
const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';
const ACTIVITIES = 'src/functions/activities.ts';

/** From a heading to the next of its level. */
const section = (file: string, heading: string): string =>
  read(file).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

const sections = {
  readme: section('README.md', 'Host an app on your machine'),
  eventsApi: section('docs/lessons/events.md', 'The built-in HTTP API'),
  eventsEditor: section('docs/lessons/events.md', 'In your own editor'),
  forReal: section('docs/lessons/run-it-for-real.md', 'On your own machine'),
};

const curlCommands = (text: string): string[] =>
  [...text.replaceAll('\\\n', ' ').matchAll(/^curl .*$/gm)].map(([command]) => command);

let host: LocalHost | undefined;
afterEach(() => host?.close());

test('the README: one order is approved, another one gets no answer', async () => {
  const answers = await follow(sections.readme);

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 200, 202, 200, 200]);
  expect(answers.filter(({ body }) => 'runtimeStatus' in body).map(({ body }) => body)).toMatchObject([
    { runtimeStatus: 'Running' },
    { runtimeStatus: 'Completed', output: { outcome: 'approved' } },
    { runtimeStatus: 'Completed', output: { outcome: 'rejected' } },
  ]);
});

test('the Events lesson: the hour of an order passes', async () => {
  const answers = await follow(sections.eventsEditor);

  expect(answers.map(({ status }) => status)).toEqual([202, 200, 200]);
  expect(answers.at(-1)?.body).toMatchObject({ instanceId: 'order-42', runtimeStatus: 'Completed' });
});

test('the Events lesson: the event of an order is raised with the built-in HTTP API', async () => {
  const [start = '', , look = ''] = curlCommands(sections.eventsEditor);
  const answers = await follow([start, ...curlCommands(sections.eventsApi), look].join('\n'));

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 200]);
  expect(answers.at(-1)?.body).toMatchObject({ instanceId: 'order-42', runtimeStatus: 'Completed' });
});

test('Run It for Real: an order is started, approved and looked at', async () => {
  const answers = await follow(sections.forReal);

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 200]);
  expect(answers[1]?.body).toMatchObject({ instanceId: 'order-42', runtimeStatus: 'Running' });
  const { runtimeStatus, historyEvents } = answers[3]?.body ?? {};
  expect(runtimeStatus).toBe('Completed');
  expect(JSON.stringify(historyEvents)).toContain('ProcessApproval');
});

test('no page has a curl command for this host that is not sent here', () => {
  const pages = ['README.md', ...filesIn('docs', '.md')];
  const sent = Object.values(sections).flatMap(curlCommands);

  const written = pages.flatMap((page) => curlCommands(read(page))).filter((command) => command.includes(ORIGIN));
  expect(written.toSorted()).toEqual(sent.toSorted());
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Sends every curl command of a text, one after the other, to a host on the virtual clock. */
async function follow(text: string): Promise<Answer[]> {
  const files = {
    [ORCHESTRATOR]: read(`solutions/04-approval-orchestrator/${ORCHESTRATOR}`),
    [ACTIVITIES]: read(`exercises/04-approval-orchestrator/starter/${ACTIVITIES}`),
  };
  const app = { files, entryPoints: Object.keys(files) };
  const serving = await createLocalHost({
    app,
    worker: inProcessWorker(),
    port: 0,
    clock: 'virtual',
    onLine: () => {},
  });
  host = serving;
  const answers: Answer[] = [];
  for (const command of curlCommands(text)) {
    const response = await send(command, serving.origin);
    const body = await response.text();
    answers.push({ status: response.status, body: body === '' ? {} : (JSON.parse(body) as Answer['body']) });
  }
  return answers;
}

/** As curl would; it knows no more options than the pages use. */
function send(command: string, origin: string): Promise<Response> {
  const words = (command.match(/'[^']*'|"[^"]*"|\S+/g) ?? [])
    .slice(1)
    .map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
  const { url, body, method = body === undefined ? 'GET' : 'POST', header } = readWords(words);
  const [name = 'accept', value = '*/*'] = header?.split(': ') ?? [];
  const address = url.replace(ORIGIN, origin);
  return fetch(address, { method, headers: { [name]: value }, ...(body !== undefined && { body }) });
}

interface Words {
  url: string;
  method?: string;
  body?: string;
  header?: string;
}

function readWords(words: readonly string[]): Words {
  const found: Words = { url: '' };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (word === '-X') found.method = value;
    else if (word === '-d') found.body = value;
    else if (word === '-H') found.header = value;
    else if (word.startsWith(ORIGIN)) found.url = word;
    if (/^-[XdHw]$/.test(word)) at += 1;
  }
  return found;
}
