// Edition: whether this workshop is the whole one, or the one that a class' repository holds (`npm run new-class`).
//
// Owns:   what is known of a class, in the file `class.json` of the package that its repository installs.
// Never:  decides what a command does with it.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonPage } from '#exercises/lessons';
import { workshopRoot } from './invocation.ts';

/** What the package of a class knows of it. Solutions, mistakes, alternatives and the grader are not in that package. */
export interface ClassEdition {
  /** What the instructor calls the class. */
  readonly name: string;
  /** The address of the lessons' site, with a slash at the end; undefined where the instructor gave none. */
  readonly site?: string;
}

/** The file that says so, below the folder of the package. */
export const CLASS_FILE = 'class.json';

/** Undefined in the whole workshop. */
export const classEdition: ClassEdition | undefined = readEdition();

function readEdition(): ClassEdition | undefined {
  const file = join(workshopRoot, CLASS_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClassEdition) : undefined;
}

/** The address of a page on the class' site, such as `lessons/events`; undefined where no site is known. */
export function pageAddress(page: string, { site }: Partial<ClassEdition> = classEdition ?? {}): string | undefined {
  return site === undefined ? undefined : `${site}${page}`;
}

/** The lesson of an exercise as Markdown: a link where a site is known. `lesson` is the name in its manifest, empty for none. */
export function lessonLink(lesson: string, edition: Partial<ClassEdition> = classEdition ?? {}): string {
  if (lesson === '') return '–';
  const { page, title } = lessonPage(lesson) ?? { page: lesson, title: lesson };
  const address = pageAddress(page, edition);
  return address === undefined ? `“${title}”` : `[${title}](${address})`;
}
