import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import { beyond, challenges, lessons, type LessonPage } from './lessons.ts';

const docs = new URL('../docs/', import.meta.url);

/** The sidebar: lessons and challenges whose pages exist. */
export function sidebar(): DefaultTheme.SidebarItem[] {
  return [
    { text: 'Lessons', items: written(lessons).map(toLink) },
    { text: 'Challenges', items: written(challenges).map(toLink) },
    { text: 'Beyond', items: written(beyond).map(toLink) },
  ].filter((group) => group.items.length > 0);
}

/** The links at the top of every page. */
export function nav(): DefaultTheme.NavItem[] {
  return [
    { text: 'Lessons', link: '/lessons/events', activeMatch: '^/lessons/' },
    ...written(challenges)
      .slice(0, 1)
      .map((page) => ({ text: 'Challenges', link: `/${page.page}`, activeMatch: '^/challenges/' })),
  ];
}

const toLink = ({ page, title }: LessonPage): { text: string; link: string } => ({
  text: title,
  link: `/${page.replace(/index$/, '')}`,
});

function written(pages: readonly LessonPage[]): LessonPage[] {
  return pages.filter((page) => existsSync(fileURLToPath(new URL(`${page.page}.md`, docs))));
}
