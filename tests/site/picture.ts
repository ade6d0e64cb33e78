// Picture: takes the screenshot that README shows, from the built site. `npm run build && npm run picture`.

import { join } from 'node:path';
import { approvalOn, ORCHESTRATOR, solution } from './approval.ts';
import { openSite } from './visitor.ts';

const root = join(import.meta.dirname, '../..');

const site = await openSite();
try {
  const context = await site.newContext({ viewport: { width: 1440, height: 1080 }, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  await page.goto(`${site.url}/lessons/events`);
  await page.addStyleTag({ content: '.VPNav, .VPLocalNav { display: none !important; }' });
  const play = await approvalOn(page);
  await play.type(ORCHESTRATOR, solution);
  await page.keyboard.press('ControlOrMeta+Home');
  await play.button('Run').click();
  await play.until(/running/i);
  for (let minute = 0; minute < 10; minute += 1) {
    await play.button('+1 min').click();
    await play.until(/running/i);
  }
  await play.button('Raise: approve').click();
  await play.until(/completed/i);
  await play.show('Diagram');
  await play.root.screenshot({ path: join(root, 'docs/public/playground.png') });
} finally {
  await site.close();
}
