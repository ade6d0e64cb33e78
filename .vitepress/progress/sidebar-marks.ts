// Sidebar marks: a small sign beside each lesson of the sidebar that is done, started or skipped.
//
// Never:  touches what the theme draws: a mark stands beside its link. Never marks what is still as it was built.

import course from 'virtual:course';
import { stageWords, standsOf, type PageStand } from './course.ts';
import { onStored, pageStore } from './page-store.ts';
import { readProgress } from './stored-progress.ts';

/** While somebody types, much is stored. */
const restMs = 300;

/**
 * Marks the sidebar from now on. Call the answer when another page is there, which may have drawn it anew, and when it has
 * come to life.
 *
 * @param sleeps whether the sidebar is as it was built, and must stay so.
 */
export function markSidebar(sleeps: () => boolean): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const markAll = (): void => {
    if (!sleeps()) standsOf(course, readProgress(pageStore).progress).forEach(mark);
  };
  const markSoon = (): void => {
    clearTimeout(rest);
    rest = setTimeout(markAll, restMs);
  };
  onStored(markSoon);
  markSoon();
  return markSoon;
}

function mark({ page, stage }: PageStand): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.VPSidebar a.link')) {
    if (!link.pathname.replace(/\.html$/, '').endsWith(`/${page}`)) continue;
    const there = link.parentElement?.querySelector('.progress-mark');
    if (stage === 'open') there?.remove();
    else if (there?.getAttribute('aria-label') !== stageWords[stage].word) {
      there?.remove();
      link.after(markOf(stage));
    }
  }
}

function markOf(stage: PageStand['stage']): HTMLElement {
  const { sign, word } = stageWords[stage];
  const mark = document.createElement('span');
  mark.className = 'progress-mark';
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', word);
  mark.title = word;
  mark.textContent = sign;
  return mark;
}
