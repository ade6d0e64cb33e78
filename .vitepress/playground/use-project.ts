// Project: taking an exercise out of the page as a folder, and bringing it back.
//
// Owns:   what Download hands to the browser, and what Import makes of the text.
// Never:  runs what was imported.
//
// What is needed for it is fetched when somebody presses the button, and not with the page.

import type { Ref } from 'vue';
import type { PlaygroundFigure } from '../figures/exercise.ts';
import { saveFile } from './save-file.ts';
import { quiet, type Verdict } from './use-run.ts';
import type { useDraft } from './use-draft.ts';

const notFetched: Verdict = {
  tone: 'bad',
  text: 'A part of the page could not be fetched. Reload the page; your text is kept.',
};

/** What the buttons Download and Import do. Call it in a component's setup. */
export function useProject(
  slug: string,
  { files: known, loadAround }: PlaygroundFigure,
  draft: ReturnType<typeof useDraft>,
  verdict: Ref<Verdict>,
) {
  async function download(): Promise<void> {
    const fetched = await fetchParts();
    if (!fetched) return;
    const [{ projectZip }, around] = fetched;
    saveFile(`${slug}.zip`, projectZip({ slug, files: draft.files.value, around }, new Date()), 'application/zip');
    verdict.value = quiet(
      `${slug}.zip is a function app with your text. Its README says how to start it and check it.`,
    );
  }

  async function take(chosen: readonly File[]): Promise<void> {
    const fetched = await fetchParts();
    if (!fetched) return;
    const [{ ImportError, importText, readImport }, around] = fetched;
    const into = {
      slug,
      files: draft.files.value,
      known: known.map(({ path }) => path),
      asked: known.filter(({ role }) => role === 'edit').map(({ path }) => path),
      around,
    };
    try {
      const imported = await readImport(chosen, into);
      const isNew = draft.takeOver(imported.files);
      verdict.value = quiet(isNew ? importText(imported, into) : 'What you chose holds the text that is here already.');
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      verdict.value = { tone: 'bad', text: `Nothing was imported: ${error.message}.` };
    }
  }

  async function fetchParts() {
    try {
      return await Promise.all([import('./project-files.ts'), loadAround()]);
    } catch {
      verdict.value = notFetched;
      return null;
    }
  }

  return { download, take };
}
