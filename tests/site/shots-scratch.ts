import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSite, PlaygroundPage, violations } from './visitor.ts';
const root = join(import.meta.dirname, '../..');
const ORCH = 'src/functions/approval-orchestrator.ts';
const solution = readFileSync(join(root, 'solutions/04-approval-orchestrator', ORCH), 'utf8');
const site = await openSite();
const t0 = Date.now();
const log = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a);
try {
  for (const [width, scheme] of [[1440, 'light'], [390, 'dark'], [320, 'light']] as const) {
    const context = await site.browser.newContext({ viewport: { width, height: 1000 }, colorScheme: scheme });
    const page = await context.newPage();
    page.on('pageerror', (e) => log('PAGEERROR', e.message));
    page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') log('CONSOLE', m.text()); });
    await page.goto(`${site.url}/lessons/events`);
    const play = new PlaygroundPage(page, 'Wait for an approval');
    await play.editor(ORCH).waitFor();
    await play.type(ORCH, solution.replace("  if (winner === answer) timeout.cancel();\n", '').replace('const order: unknown = context.df.getInput();', 'const order: unknown = context.df.getInput(); context.df.setCustomStatus(Math.random());'));
    await play.button('Run').click();
    await play.until(/It is 0:00:00; .*running/i);
    await play.button('Raise: approve').click();
    await play.until(/It is 0:00:00; .*/i);
    log(await play.verdict.innerText());
    await play.button('Compare with the reference').click();
    await play.until(/Compared with the reference/);
    log(await play.verdict.innerText());
    const panel = play.root.getByRole('tabpanel').last();
    await panel.screenshot({ path: `/tmp/lens-shots/compare-${width}.png` });
    await play.root.screenshot({ path: `/tmp/lens-shots/compare-all-${width}.png` });
    log(await violations(page));
    await play.button('X-ray').click();
    await play.until(/determin|Same/);
    log(await play.verdict.innerText());
    await panel.screenshot({ path: `/tmp/lens-shots/xray-${width}.png` });
    await play.root.screenshot({ path: `/tmp/lens-shots/xray-all-${width}.png` });
    log(await violations(page));
    log('explore');
    await play.button('Explore races').click();
    await play.root.getByRole('button', { name: 'Stop exploring' }).waitFor();
    await panel.screenshot({ path: `/tmp/lens-shots/races-busy-${width}.png` });
    await play.until(/orders \(seed/, 100_000);
    log(await play.verdict.innerText());
    await panel.screenshot({ path: `/tmp/lens-shots/races-${width}.png` });
    log(await violations(page));
    log('scroll', await page.evaluate(() => document.documentElement.scrollWidth), width);
    await context.close();
  }
} finally {
  await site.close();
}
