// Sidebar marks: a small sign beside each lesson of the sidebar that is done, started or skipped.
//
// Never:  touches what the theme draws: a mark stands beside its link.

import course from 'virtual:course';
import { stageWords, standsOf, type PageStand } from './course.ts';
import { onStored, pageStore } from './page-store.ts';
import { readProgress } from './stored-progress.ts';

/** While somebody types, much is stored. */
const restMs = 300;

/** Marks the sidebar from now on. Call the answer when another page is there, which may have drawn it anew. */
export function markSidebar(): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const markSoon = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => standsOf(course, readProgress(pageStore).progress).forEach(mark), restMs);
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
