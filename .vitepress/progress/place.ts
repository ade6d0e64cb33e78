// Place: where on a page the reader is, stored so that they can resume there.
//
// P1. Only lessons and challenges are places to resume at.
// P2. A place is stored when the page is there, and when the reader has stopped scrolling.

import type { Visit } from '#exercises/progress-file';
import { visitKind } from './kinds.ts';
import { pageStore } from './page-store.ts';

/** A page as the theme knows it. */
export interface OpenPage {
  /** Path below the site root, without extension. */
  readonly page: string;
  readonly title: string;
}

const restMs = 300;

/** Keeps the reader's place from now on. Call the answer when another page is there. */
export function keepPlace(openPage: () => OpenPage): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const store = (): void => {
    const { page, title } = openPage();
    if (!/^(lessons|challenges)\//.test(page)) return;
    const heading = headingAt();
    pageStore.keep(visitKind, '', { page, title, ...(heading ? { heading } : {}), atMs: Date.now() });
  };
  const storeSoon = (): void => {
    clearTimeout(rest);
    rest = setTimeout(store, restMs);
  };
  window.addEventListener('scroll', storeSoon, { passive: true });
  storeSoon();
  return storeSoon;
}

/** The last heading or exercise that begins above the middle of the window. */
function headingAt(): Visit['heading'] {
  const places = [...document.querySelectorAll('.vp-doc :is(h2, h3)[id], .vp-doc .playground[id]')];
  const reached = places.findLast((place) => place.getBoundingClientRect().top < window.innerHeight * 0.4);
  return reached && { id: reached.id, text: textOf(reached) };
}

function textOf(place: Element): string {
  const label = place.getAttribute('aria-label')?.replace(/^Playground: /, '');
  // A heading ends with the sign of its link, which has no width.
  return label ?? (place.textContent ?? '').replaceAll('\u200B', '').trim();
}
