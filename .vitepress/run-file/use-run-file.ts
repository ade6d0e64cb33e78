// Run file: the shown run as a file, and a saved run beside the learner's text.
//
// Owns:   which saved run is open.
// Never:  runs anything of a file before somebody presses Replay it, and never changes the learner's text before they press
//         Take this code over.

import { computed, shallowRef, type Ref } from 'vue';
import type { RunCapsule } from '#scenario';
import type { ExerciseData } from '../figures/exercise.ts';
import { isSameText, type Files } from '../playground/drafts.ts';
import { saveFile } from '../playground/save-file.ts';
import type { useDraft } from '../playground/use-draft.ts';
import { quiet, type Verdict } from '../playground/use-run.ts';
import type { ChosenFile } from './read-run-file.ts';

/** A saved run that somebody has opened. */
export interface OpenedRun {
  readonly name: string;
  readonly capsule: RunCapsule;
}

/** What works on a run file. */
interface RunFileOptions {
  /** The exercise's folder name. */
  readonly slug: string;
  readonly exercise: ExerciseData;
  readonly draft: ReturnType<typeof useDraft>;
  readonly verdict: Ref<Verdict>;
  readonly commands: {
    /** The text of the shown run as a file; null where it could not be made. */
    readonly save: () => Promise<string | null>;
    readonly replay: (capsule: RunCapsule) => Promise<boolean>;
  };
}

/** The saved run of one playground. Call it in a component's setup. */
export function useRunFile({ slug, exercise, draft, verdict, commands: { save, replay } }: RunFileOptions) {
  const known = exercise.files.map(({ path }) => path);
  const opened = shallowRef<OpenedRun | null>(null);

  async function saveRun(): Promise<void> {
    const text = await save();
    if (text === null) return;
    const name = `${slug}.run.json`;
    saveFile(name, text, 'application/json');
    verdict.value = quiet(`${name} is this run: its code and its steps. Open run shows it.`);
  }

  async function openRun(file: ChosenFile): Promise<boolean> {
    try {
      const { readRunFile, CapsuleError } = await import('./read-run-file.ts');
      const capsule = await readRunFile(file).catch((error: unknown) => {
        if (!(error instanceof CapsuleError)) throw error;
        verdict.value = { tone: 'bad', text: `${file.name} was not opened. ${error.message}` };
        return null;
      });
      if (!capsule) return false;
      opened.value = { name: file.name, capsule };
      verdict.value = quiet(`${file.name} is open, and nothing of it has run. Your text is as it was.`);
      return true;
    } catch {
      verdict.value = {
        tone: 'bad',
        text: 'A part of the page could not be fetched. Reload the page; your text is kept.',
      };
      return false;
    }
  }

  function takeCode(): void {
    const files = opened.value?.capsule.app.files;
    if (!files) return;
    verdict.value = draft.takeOver(inOrder(files, known))
      ? quiet('The code of the saved run is in the editor. Undo import brings your text back.')
      : quiet('The code of the saved run is your text already.');
  }

  function closeRun(): void {
    opened.value = null;
    verdict.value = quiet('The file is closed.');
  }

  return {
    opened,
    /** Its code can take the place of the learner's text. */
    isOfThisExercise: computed(() => opened.value?.capsule.exercise === slug),
    saveRun,
    openRun,
    replayRun: async () => (opened.value ? replay(opened.value.capsule) : false),
    takeCode,
    closeRun,
  };
}

/** The exercise's files in its own order, then the others; what the run does not have is empty. */
function inOrder(files: Files, known: readonly string[]): Files {
  const added = Object.keys(files).filter((path) => !known.includes(path));
  return Object.fromEntries([...known, ...added.sort()].map((path) => [path, files[path] ?? '']));
}

/** Whether the run is of code that is not the text in the editor. */
export function isForeign(replayed: RunCapsule | null, files: Files): boolean {
  if (!replayed) return false;
  const { files: own } = replayed.app;
  // An empty file here is a file that the run may not have.
  return !isSameText(own, files) && !isSameText(inOrder(own, Object.keys(files)), files);
}
