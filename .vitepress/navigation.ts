// Navigation: sidebar and top bar, from the list of pages and each page's own front matter.
//
// Owns:   that a page which is only planned says so, and that no button leads to one.
// Never:  knows a page by name, but for the first lesson.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import { beyond, challenges, lessons, type LessonPage } from './lessons.ts';

const fileOf = ({ page }: LessonPage): string => fileURLToPath(new URL(`../docs/${page}.md`, import.meta.url));

/** The sidebar: every page that exists; one that has `planned: true` in its front matter is marked. */
export function sidebar(): DefaultTheme.SidebarItem[] {
  return [
    { text: 'Lessons', items: existing(lessons).map(toLink) },
    { text: 'Challenges', items: existing(challenges).map(toLink) },
    { text: 'Beyond', items: existing(beyond).map(toLink) },
  ].filter((group) => group.items.length > 0);
}

/** The links at the top of every page. Challenges are there once one is written. */
export function nav(): DefaultTheme.NavItem[] {
  return [
    { text: 'Lessons', link: '/lessons/durable-functions', activeMatch: '^/lessons/' },
    ...existing(challenges)
      .filter((page) => !isPlanned(page))
      .slice(0, 1)
      .map((page) => ({ text: 'Challenges', link: `/${page.page}`, activeMatch: '^/challenges/' })),
  ];
}

/** Whether a page only says what it will teach. */
export function isPlanned(page: LessonPage): boolean {
  const [frontMatter = ''] = /^---\n[^]*?\n---\n/.exec(readFileSync(fileOf(page), 'utf8')) ?? [];
  return /^planned: true$/m.test(frontMatter);
}

const toLink = (page: LessonPage): { text: string; link: string } => ({
  text: isPlanned(page) ? `${page.title} (planned)` : page.title,
  link: `/${page.page.replace(/index$/, '')}`,
});

function existing(pages: readonly LessonPage[]): LessonPage[] {
  return pages.filter((page) => existsSync(fileOf(page)));
}
