// Navigation: sidebar and top bar, from the list of pages.

import type { DefaultTheme } from 'vitepress';
import { beyond, challenges, courseMap, decisions, lessons, type LessonPage } from './lessons.ts';

/** The sidebar: every page but the first. Few readers look for decisions, so that group is closed. */
export function sidebar(): DefaultTheme.SidebarItem[] {
  return [
    { text: 'Course', items: [toLink(courseMap)] },
    { text: 'Lessons', items: lessons.map(toLink) },
    { text: 'Challenges', items: challenges.map(toLink) },
    { text: 'Beyond', items: beyond.map(toLink) },
    { text: 'Decisions', collapsed: true, items: decisions.map(toLink) },
  ];
}

/** The links at the top of every page: the map, the first lesson, and the first challenge. */
export function nav(): DefaultTheme.NavItem[] {
  return [
    { text: 'Course', activeMatch: '^/course', pages: [courseMap] },
    { text: 'Lessons', activeMatch: '^/lessons/', pages: lessons },
    { text: 'Challenges', activeMatch: '^/challenges/', pages: challenges },
  ].flatMap(({ text, activeMatch, pages }) =>
    pages.slice(0, 1).map((page) => ({ text, activeMatch, link: linkTo(page) })),
  );
}

const linkTo = ({ page }: LessonPage): string => `/${page.replace(/index$/, '')}`;

const toLink = (page: LessonPage): { text: string; link: string } => ({ text: page.title, link: linkTo(page) });
