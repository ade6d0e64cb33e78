// Lighthouse: what it finds on four pages of the built site. `npm run build && npm run lighthouse`; needs a network, because
// lighthouse itself is fetched when it is asked for and is no part of `npm ci`.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumArgs, chromiumPath } from '../../chromium.ts';
import { serveSite } from '../../workshop/static-site.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PAGES = ['/', '/lessons/events', '/challenges/notify-support', '/lessons/durable-functions'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const LEAST = 95;
/** Exercises are done at a desk. `npm run lighthouse -- --phone` measures a slow phone on a slow network. */
const preset = process.argv.includes('--phone') ? [] : ['--preset=desktop'];

/** What is read of lighthouse's report. */
interface Report {
  readonly categories: Readonly<Record<string, Category>>;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
}

interface Category {
  readonly title: string;
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

const site = await serveSite(join(import.meta.dirname, '../../.vitepress/dist'));
try {
  for (const page of PAGES) {
    const { categories, audits } = await reportOf(`${site.url}${page}`);
    for (const category of Object.values(categories)) {
      const points = Math.round((category.score ?? 0) * 100);
      console.log(`${page.padEnd(30)}${category.title.padEnd(20)}${String(points).padStart(4)} of ${LEAST}`);
      if (points >= LEAST) continue;
      process.exitCode = 1;
      for (const line of reasons(category, audits)) console.log(`    ${line}`);
    }
  }
} finally {
  await site.close();
}

async function reportOf(url: string): Promise<Report> {
  const flags = ['--headless=new', ...chromiumArgs].join(' ');
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      ...['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--chrome-flags=${flags}`],
      ...[`--only-categories=${CATEGORIES.join(',')}`, ...preset],
    ],
    { env: { ...process.env, CHROME_PATH: await chromiumPath() }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Report;
}

/** The audits that cost a category points, the dearest first. */
function reasons(category: Category, audits: Report['audits']): string[] {
  return category.auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .sort((one, other) => other.weight - one.weight)
    .map(({ id }) => `${audits[id]?.title ?? id}: ${String(audits[id]?.score ?? '')}`);
}
