// Keep parts: has the browser keep what the playgrounds of a page may need, so that they go on when the network has gone.
//
// Owns:   when that is done: after the page has become quiet, also for a playground that nobody has come to yet. Before, it would
//         take from the first run of a small machine what that run needs.
// Never:  does it for somebody who saves data, or where the browser has no service workers; then each part is fetched when it
//         is needed.

import { withBase } from 'vitepress';
import course from 'virtual:course';
import type { OpenPage } from '../progress/place.ts';
import { OFFLINE_WORKER } from './offline-name.ts';

/** Keeps the parts of the open page's playgrounds. Call the answer when another page is there. */
export function keepParts(openPage: () => OpenPage): () => void {
  const keepOnPage = (): void => {
    // The development server's files change; only those of a built site can be kept.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator) || savesData()) return;
    const { exercises = [] } = course.find(({ page }) => page === openPage().page) ?? {};
    if (exercises.length > 0) whenQuiet(() => exercises.forEach(({ slug }) => void keep(slug)));
  };
  keepOnPage();
  return keepOnPage;
}

async function keep(exercise: string): Promise<void> {
  try {
    await navigator.serviceWorker.register(withBase(`/${OFFLINE_WORKER}`));
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: exercise });
  } catch {
    // The browser does not allow it here: everything works, as long as there is a network.
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** How long a page is left alone after it has loaded, in milliseconds: its playground begins meanwhile, and perhaps a first run. */
const BEGIN_MS = 3_000;

/** After the page has begun, when the browser has nothing else to do. */
function whenQuiet(work: () => void): void {
  const idle = (): void => {
    // Safari has no such call.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 5_000 });
    else work();
  };
  const begin = (): void => void setTimeout(idle, BEGIN_MS);
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}
