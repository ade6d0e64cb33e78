// Board apps: what a board can run, read from the folders when the site is built.

import type { AppSources } from '#core';
import { readApp } from '../figures/app-folder.ts';

/** An app that a board can run; without sources it is the text in the editor. */
export interface BoardApp {
  readonly title: string;
  /** A sentence about it for who has just chosen it. */
  readonly about?: string;
  readonly app?: AppSources;
}

/** The folders of the reference and of the app with the flaw that the page discusses; later ones overlay the earlier. */
export function boardFolders(exercise: string) {
  const reference = [`exercises/${exercise}/starter`, `solutions/${exercise}`];
  return { reference, flaw: [...reference, `exercises/${exercise}/mistakes/second-incident-overwrites`] };
}

/** The apps in the order in which a board offers them; the last is the text in the editor. */
export function boardApps(exercise: string, root: string): BoardApp[] {
  const { reference, flaw } = boardFolders(exercise);
  return [
    { title: 'Reference solution', app: readApp(reference, root) },
    {
      title: 'App with the flaw',
      about: 'This app has a mistake that shows only with two incidents; try to find it.',
      app: readApp(flaw, root),
    },
    { title: 'Text in your editor', about: 'This is your text as it was at the start.' },
  ];
}
