// Course modules: the course as pages import it, read from lessons, pages and exercises when the site is built; a plugin for
// Vite.
//
// Owns:   `virtual:course`, which is small, and `virtual:course-titles`, which only the map needs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { filesOfExercise, readExercise } from '../figures/exercise.ts';
import { figuresIn, type FigureTag } from '../figures/figure-tags.ts';
import { challenges, lessons, type LessonPage } from '../lessons.ts';
import type { CheckTitles, Course, CourseExercise, CoursePage } from './course.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** What both modules are made of. */
interface CourseData {
  readonly course: Course;
  readonly titles: CheckTitles;
}

const modules: Readonly<Record<string, keyof CourseData>> = {
  'virtual:course': 'course',
  'virtual:course-titles': 'titles',
};

/** Serves the modules of the course. */
export function courseModules(): Plugin {
  // The site is built for browser and server, each with both modules: manifests are read once for all of them.
  let reading: Promise<CourseData> | null = null;
  return {
    name: 'course',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    watchChange: () => void (reading = null),
    async load(id) {
      const part = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      if (!part) return undefined;
      for (const file of filesOfCourse()) this.addWatchFile(file);
      reading ??= readCourse();
      return `export default ${JSON.stringify((await reading)[part])};`;
    },
  };
}

/** Every lesson and challenge, with its exercises and questions in the order of the page. */
export async function readCourse(): Promise<CourseData> {
  const exercises = new Map(await Promise.all(slugs().map(async (slug) => [slug, await readExercise(slug)] as const)));
  const inPage = (slug: string): CourseExercise[] => {
    const { title = '', checks = [] } = exercises.get(slug) ?? {};
    return [{ slug, title, checks: checks.map(({ id }) => id) }];
  };
  const asPage =
    (kind: CoursePage['kind']) =>
    ({ page, title }: LessonPage): CoursePage => ({
      kind,
      page,
      title,
      exercises: namesIn(page, 'Playground').flatMap(inPage),
      questions: namesIn(page, 'Predict'),
    });
  const titles = [...exercises].map(([slug, { checks }]) => [
    slug,
    Object.fromEntries(checks.map(({ id, title }) => [id, title])),
  ]);
  return {
    course: [...lessons.map(asPage('lesson')), ...challenges.map(asPage('challenge'))],
    titles: Object.fromEntries(titles) as CheckTitles,
  };
}

const slugs = (): string[] => [...lessons, ...challenges].flatMap(({ page }) => namesIn(page, 'Playground'));

function namesIn(page: string, tag: FigureTag['tag']): string[] {
  const figures = figuresIn(readFileSync(fileOf(page), 'utf8'));
  return figures.filter((figure) => figure.tag === tag).map(({ name }) => name);
}

const fileOf = (page: string): string => path.join(docs, `${page}.md`);

const filesOfCourse = (): string[] => [
  ...[...lessons, ...challenges].map(({ page }) => fileOf(page)),
  ...slugs().flatMap(filesOfExercise),
];
