import { watch, type Ref } from 'vue';
import type { HistoryCursor } from '../source-paint/use-source-paint.ts';
import { scrollShift } from './scroll-shift.ts';

/** The events that the cursor shows, as one text: another one when, and only when, these are others. */
export const chosenEvents = (cursor: HistoryCursor): string => [...cursor.joined.value.events].join();

/**
 * Scrolls a view to what the cursor shows in it; never the page.
 *
 * @param selector finds what is shown as chosen in the frame.
 * @param margin what is seen around it, in pixels.
 */
export function useChosenInSight(
  cursor: HistoryCursor | null,
  { frame, selector, margin }: { frame: Readonly<Ref<HTMLElement | null>>; selector: string; margin: number },
): void {
  if (!cursor) return;
  watch(
    () => chosenEvents(cursor),
    () => {
      const chosen = frame.value?.querySelector(selector);
      const panel = chosen?.closest('[role="tabpanel"]');
      if (!chosen || !panel) return;
      const [there, seen] = [chosen.getBoundingClientRect(), panel.getBoundingClientRect()];
      panel.scrollTop += scrollShift([there.top - margin, there.bottom + margin], [seen.top, seen.bottom]);
    },
    { flush: 'post' },
  );
}
