// A figure that the reader can run, and the parts of the board, each by itself, in real Chromium.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import { defineComponent, h } from 'vue';
import BoardTable from '../../.vitepress/board/BoardTable.vue';
import ExchangeList from '../../.vitepress/board/ExchangeList.vue';
import OutputList from '../../.vitepress/board/OutputList.vue';
import { callbackOf, reportOf } from '../../.vitepress/board/exchanges.ts';
import LiveFigure from '../../.vitepress/figures/LiveFigure.vue';

const angela = { name: 'Angela', phoneNumber: '+31611111111' };
const brian = { name: 'Brian', phoneNumber: '+31622222222' };

test('a figure is loaded when it is asked for, and once more when that failed', async () => {
  const view = defineComponent({
    props: { what: { type: String, required: true } },
    setup:
      ({ what }) =>
      () =>
        h('p', `Here is ${what}.`),
  });
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue({ view, props: { what: 'the board' } });
  const figure = {
    label: 'Board',
    press: 'Open the board',
    promise: 'Everything in your browser.',
    isWide: false,
    load,
  };
  await render(LiveFigure, { props: { figure }, attrs: { exercise: 'c1' } });
  await expect.element(page.getByRole('status')).toHaveTextContent('Everything in your browser.');
  expect(load).not.toHaveBeenCalled();

  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent('could not be loaded');
  await userEvent.keyboard('{Enter}');

  await expect.element(page.getByRole('region', { name: 'Board' })).toHaveTextContent('Here is the board.');
});

test('the board has a row for each contact and a column for each incident', async () => {
  const board = {
    contacts: [angela, brian],
    incidents: [
      {
        number: 1,
        message: 'The web shop is down',
        reportedMs: 0,
        endedMs: 320_000,
        status: 'Completed' as const,
        output: { callbackReceived: true, phoneNumber: brian.phoneNumber, attempt: 1 },
        notified: new Map([
          [angela.phoneNumber, { standing: 'passed' as const, attempts: [0, 100_000].map(attemptAt) }],
          [brian.phoneNumber, { standing: 'answered' as const, attempts: [300_000].map(attemptAt) }],
        ]),
        callbacks: new Map([
          [angela.phoneNumber, [callAt(60_000, angela)]],
          [brian.phoneNumber, [callAt(240_000, brian, 404), callAt(320_000, brian)]],
        ]),
      },
      {
        number: 2,
        message: 'The mail server is down',
        reportedMs: 60_000,
        endedMs: null,
        status: 'Running' as const,
        output: undefined,
        notified: new Map([[angela.phoneNumber, { standing: 'last' as const, attempts: [60_000].map(attemptAt) }]]),
        callbacks: new Map([[brian.phoneNumber, [callAt(240_000, brian, 404)]]]),
      },
    ],
  };
  await render(BoardTable, { props: { board } });
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

  await expect
    .element(page.getByRole('columnheader', { name: /^Incident 2/ }))
    .toHaveTextContent(/The mail server is down ?reported at 0:01:00/);
  await expect
    .element(row('Angela'))
    .toHaveTextContent(
      /attempt 1 at 0:00:00☎ called back at 0:01:00attempt 2 at 0:01:40next contact notified.*attempt 1 at 0:01:00notified last/,
    );
  await expect
    .element(row('Brian'))
    .toHaveTextContent(
      /☎ called back at 0:04:00, answered with 404 Not Foundattempt 1 at 0:05:00☎ called back at 0:05:20answered.*not notified☎ called back at 0:04:00, answered with 404 Not Found/,
    );
  await expect.element(row('Status')).toHaveTextContent(/Completedat 0:05:20Running/);
  await expect.element(row('Output')).toHaveTextContent(/Brian, attempt 1.*none yet/);
  await render(OutputList, { props: { board } });
  await userEvent.click(page.getByText('Outputs as JSON'));
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'Incident 1:' }))
    .toHaveTextContent('{"callbackReceived":true,"phoneNumber":"+31622222222","attempt":1}');
});

const callAt = (atMs: number, { phoneNumber }: typeof angela, status = 202) => ({
  atMs,
  phoneNumber,
  status,
  openIds: [],
});
const attemptAt = (atMs: number, index: number) => ({ attempt: index + 1, atMs });

test('two incidents fit on a small phone; more can be scrolled to with the keyboard, and the names stay in sight', async () => {
  await page.viewport(320, 700);
  const incident = (number: number) => ({
    number,
    message: 'The payment provider refuses every card since ten past three, and nobody knows why',
    reportedMs: 0,
    endedMs: null,
    status: 'Running' as const,
    output: undefined,
    notified: new Map(),
    callbacks: new Map(),
  });
  const show = (count: number) => {
    const incidents = Array.from({ length: count }, (_, index) => incident(index + 1));
    return { board: { contacts: [angela, brian], incidents } };
  };
  document.body.style.margin = '0';
  const table = await render(BoardTable, { props: show(2) });
  const group = page.getByRole('group', { name: 'Contacts and incidents' }).element();
  expect(group.scrollWidth).toBeLessThanOrEqual(320);
  expect(page.getByRole('columnheader', { name: /^Incident 1/ }).element().clientHeight).toBeLessThan(130);

  await table.rerender(show(3));
  expect(group.scrollWidth).toBeGreaterThan(320);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.elementLocator(group)).toHaveFocus();

  group.scrollLeft = group.scrollWidth;
  const name = page.getByRole('rowheader', { name: /^Angela/ }).element();
  expect(name.getBoundingClientRect().left).toBe(0);
});

test('each request stands with its time and its answer, and a refusal with its reason', async () => {
  const answer = (status: number, body: string) => ({ to: 'POST /api', status, headers: {}, body });
  const exchanges = [
    { ...reportOf('The web shop is down'), atMs: 0, response: answer(202, '{"id":"1"}'), openIds: [] },
    { ...callbackOf(brian), atMs: 60_000, response: answer(404, 'Nothing waits for +31622222222.'), openIds: [] },
  ];
  await render(ExchangeList, { props: { exchanges } });
  const items = page.getByRole('list', { name: 'Requests and answers' }).getByRole('listitem');

  await expect.element(items.nth(0)).toHaveTextContent(/^0:00:00 ?Report “The web shop is down”: 202 Accepted$/);
  await expect
    .element(items.nth(1))
    .toHaveTextContent(/^0:01:00 ?Brian calls back: 404 Not Found Nothing waits for \+31622222222\.$/);
});
