// Landing: whoever comes by an address that names a part of a page ends at that part.
//
// L1. A part may come later than its page, as a playground does, and what is above it may grow: the part is brought to its place
//     again whenever the page has changed its height.
// L2. All that ends when the reader does something, or scrolls. Who comes back to a page is where they left it.

const deeds = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Lands from now on. Call the answer when another page is there, or another part of it is wanted. */
export function keepLanding(): () => void {
  let end = (): void => {};
  const land = (): void => {
    end();
    const id = wantedId();
    const isBack = Boolean((history.state as { scrollPosition?: number } | null)?.scrollPosition);
    end = id === '' || isBack ? () => {} : landAt(id);
  };
  window.addEventListener('hashchange', land);
  if (!isUnderWay()) land();
  return land;
}

/** The id that the address names; none where nobody can read it. */
function wantedId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** Whether the reader has come back, or has begun to read before this was there. */
function isUnderWay(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation && navigation.type !== 'navigate') return true;
  const top = document.querySelector(':target')?.getBoundingClientRect().top ?? Infinity;
  return window.scrollY > 0 && (top < 0 || top > window.innerHeight / 2);
}

/** Brings a part of the page to its place until the reader does something. The answer ends that. */
function landAt(id: string): () => void {
  const listening = new AbortController();
  let place: number | undefined;
  let scrolled: number | undefined;
  const settle = (): void => {
    const target = document.getElementById(id);
    if (!target) return;
    const { top } = target.getBoundingClientRect();
    const now = Math.round(top + window.scrollY);
    if (now === place) {
      if (Math.round(window.scrollY) !== scrolled) end();
      return;
    }
    if (place === undefined) focusOn(target);
    target.scrollIntoView();
    place = now;
    scrolled = Math.round(window.scrollY);
  };
  const growth = new ResizeObserver(settle);
  growth.observe(document.body);
  const end = (): void => {
    growth.disconnect();
    listening.abort();
  };
  const { signal } = listening;
  window.addEventListener('scroll', settle, { signal, passive: true });
  for (const deed of deeds) window.addEventListener(deed, end, { signal, passive: true });
  return end;
}

/** So that the keyboard goes on from there. */
function focusOn(target: HTMLElement): void {
  if (target.contains(document.activeElement) || target.hasAttribute('tabindex')) return;
  target.tabIndex = -1;
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  target.focus({ preventScroll: true });
}
