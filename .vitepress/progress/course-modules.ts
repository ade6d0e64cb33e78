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

const makers = { 'virtual:course': readCourse, 'virtual:course-titles': readCheckTitles } as const;

const isCourseModule = (id: string): id is keyof typeof makers => Object.hasOwn(makers, id);

/** Serves the modules of the course. */
export function courseModules(): Plugin {
  return {
    name: 'course',
    resolveId: (id) => (isCourseModule(id) ? `\0${id}` : undefined),
    async load(id) {
      const name = id.replace(/^\0/, '');
      if (!id.startsWith('\0') || !isCourseModule(name)) return undefined;
      for (const file of filesOfCourse()) this.addWatchFile(file);
      return `export default ${JSON.stringify(await makers[name]())};`;
    },
  };
}

/** Every lesson and challenge, with its exercises and questions in the order of the page. */
export async function readCourse(): Promise<Course> {
  const pages = [...lessons.map(asPage('lesson')), ...challenges.map(asPage('challenge'))];
  return Promise.all(pages);
}

const asPage =
  (kind: CoursePage['kind']) =>
  async ({ page, title }: LessonPage): Promise<CoursePage> => {
    const exercises = await Promise.all(namesIn(page, 'Playground').map(courseExercise));
    return { kind, page, title, exercises, questions: namesIn(page, 'Predict') };
  };

async function courseExercise(slug: string): Promise<CourseExercise> {
  const { title, checks } = await readExercise(slug);
  return { slug, title, checks: checks.map(({ id }) => id) };
}

async function readCheckTitles(): Promise<CheckTitles> {
  const titles = slugs().map(async (slug) => {
    const { checks } = await readExercise(slug);
    return [slug, Object.fromEntries(checks.map(({ id, title }) => [id, title]))];
  });
  return Object.fromEntries(await Promise.all(titles)) as CheckTitles;
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
