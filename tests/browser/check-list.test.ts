// The list of checks by itself, in real Chromium: what it says of each, and what it says once.

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page } from 'vitest/browser';
import type { CheckReport } from '#exercises/run-checks';
import CheckList from '../../.vitepress/playground/CheckList.vue';
import '../../.vitepress/playground/playground.css';

test('the check list tells pass from fail in words, and gives reason, hint and story of a failure', async () => {
  const checks = [
    { id: 'a', title: 'It waits', points: 60, hint: 'Yield.' },
    { id: 'b', title: 'It ends', points: 40, hint: 'Return.' },
  ];
  const result = (id: string, title: string, points: number) => ({ id, title, points, maxPoints: points });
  const report: CheckReport = {
    exercise: 'x',
    app: 'your text',
    passed: false,
    points: 60,
    maxPoints: 100,
    durationMs: 1,
    checks: [
      { ...result('a', 'It waits', 60), status: 'pass' },
      {
        ...result('b', 'It ends', 40),
        points: 0,
        status: 'fail',
        message: 'Expected an end, but there was none.\nThe story:\n  0:00:00 start X',
      },
    ],
  };

  await render(CheckList, { props: { checks, report } });

  await expect.element(page.getByText('1 of 2 checks pass · 60 of 100 points')).toBeVisible();
  await expect.element(page.getByRole('listitem').first()).toHaveTextContent(/Pass: .*It waits.*60 of 60 points/);
  const failing = page.getByRole('listitem').last();
  await expect.element(failing).toHaveTextContent(/Fail: .*It ends.*Expected an end, but there was none\..*Return\./);
  await failing.getByText('What happened until then').click();
  await expect.element(failing.getByText('0:00:00 start X')).toBeVisible();
});

test('an app that cannot be loaded is told once, not with every check', async () => {
  const checks = ['a', 'b'].map((id) => ({ id, title: `It does ${id}`, points: 10, hint: 'Look here.' }));
  const message = 'src/functions/a.ts:2:11: This is not valid TypeScript: unexpected "=".';
  const failed = { status: 'error', points: 0, maxPoints: 10, message } as const;
  const results = checks.map(({ id, title }) => ({ id, title, ...failed }));
  const report = { exercise: 'x', app: 'y', passed: false, points: 0, maxPoints: 20, checks: results, durationMs: 1 };

  await render(CheckList, { props: { checks, report } });

  await expect.element(page.getByText(message)).toBeVisible();
  await expect.element(page.getByRole('listitem').first()).toHaveTextContent(/Error: .*It does a.*0 of 10 points/);
  expect(page.getByText('Look here.').elements()).toHaveLength(0);
});

test('while checks run, the list fills as they end', async () => {
  const checks = ['a', 'b'].map((id) => ({ id, title: `It does ${id}`, points: 10 }));
  const progress = [{ id: 'a', title: 'It does a', status: 'pass' as const, points: 10, maxPoints: 10 }];

  await render(CheckList, { props: { checks, report: null, progress } });

  await expect.element(page.getByText('Checking… 1 of 2')).toBeVisible();
  await expect.element(page.getByRole('listitem').first()).toHaveTextContent(/Pass: .*10 of 10 points/);
  await expect.element(page.getByRole('listitem').last()).toHaveTextContent(/Not checked: .*It does b.*10 points/);
});

test('a check that was not tried is called so', async () => {
  const checks = [{ id: 'a', title: 'It does a', points: 10, hint: 'Look here.' }];
  const message = 'Not run, because 2 checks before it did not end in time.';
  const results = [{ id: 'a', title: 'It does a', status: 'timeout' as const, points: 0, maxPoints: 10, message }];
  const report = { exercise: 'x', app: 'y', passed: false, points: 0, maxPoints: 10, checks: results, durationMs: 1 };

  await render(CheckList, { props: { checks, report } });

  await expect.element(page.getByRole('listitem')).toHaveTextContent(/Not run: .*It does a.*Not run, because 2 checks/);
  expect(page.getByText('Timeout').elements()).toHaveLength(0);
});

test('backticks in a hint mark code, as in the task', async () => {
  const checks = [{ id: 'a', title: 'It does a', points: 10, hint: 'Look at the `yield`.' }];
  const failed = { status: 'fail' as const, points: 0, maxPoints: 10, message: 'Expected a.' };
  const results = [{ id: 'a', title: 'It does a', ...failed }];
  const report = { exercise: 'x', app: 'y', passed: false, points: 0, maxPoints: 10, checks: results, durationMs: 1 };

  await render(CheckList, { props: { checks, report } });

  await expect.element(page.getByText('Where to look: Look at the yield.')).toBeVisible();
  await expect.element(page.getByRole('code')).toHaveTextContent('yield');
});

test('in the list of checks a cause is told once, and titles show code as code', async () => {
  const checks = ['a', 'b', 'c'].map((id) => ({ id, title: `It returns \`${id}\``, points: 10 }));
  const message = 'Expected a, but nothing.\nsrc/x.ts:3: X called callActivity("Ship") and never yielded it.';
  const failed = { status: 'fail' as const, points: 0, maxPoints: 10, message };
  const results = checks.map(({ id, title }) => ({ id, title, ...failed }));
  const report = { exercise: 'x', app: 'y', passed: false, points: 0, maxPoints: 30, checks: results, durationMs: 1 };

  await render(CheckList, { props: { checks, report } });

  await expect.element(page.getByText(/never yielded it/).first()).toBeVisible();
  expect(page.getByText('It fails for the same reason as the one told above.').elements()).toHaveLength(2);
  for (const told of page
    .getByText(/never yielded it/)
    .elements()
    .slice(1)) {
    await expect.element(told).not.toBeVisible();
  }
  await expect.element(page.getByRole('code').first()).toHaveTextContent('a');
});
