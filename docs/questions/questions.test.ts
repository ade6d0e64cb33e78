// The questions of the lessons: each answer is what a run shows, and each lesson asks at least two.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../.vitepress/figures/question.ts';
import { lessons } from '../../.vitepress/lessons.ts';
import type { Question } from './define-question.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = import.meta.glob<{ default: Question }>(['./*.ts', '!./*.test.ts', '!./define-question.ts']);
const names = Object.keys(modules).map((file) => path.basename(file, '.ts'));

async function read(name: string): Promise<Question> {
  const module = await modules[`./${name}.ts`]?.();
  if (!module) throw new Error(`There is no question ${name}.`);
  return module.default;
}

/** The questions that a page asks. */
function askedOn(page: string): string[] {
  const text = readFileSync(`${root}docs/${page}.md`, 'utf8');
  return [...text.matchAll(/<Predict name="([^"]*)"/g)].map(([, name = '']) => name);
}

describe.each(names)('%s', (name) => {
  test('is answered by a run, the same way twice', async () => {
    const question = await read(name);
    const answered = await answerQuestion(name, question, root);

    expect(answered.choices).toHaveLength(question.others.length + 1);
    expect(question.others).not.toContain(answered.choices[answered.right]);
    expect(await answerQuestion(name, question, root)).toEqual(answered);
  });

  test('has different wrong answers, at least two, and asks something', async () => {
    const { ask, others, because } = await read(name);

    expect(others.length).toBeGreaterThanOrEqual(2);
    expect(new Set(others).size).toBe(others.length);
    expect(ask).toMatch(/\?$/);
    expect(because).toMatch(/[.!]$/);
  });

  test('is asked in its lesson', async () => {
    const { lesson } = await read(name);

    expect(existsSync(`${root}docs/lessons/${lesson}.md`), lesson).toBe(true);
    expect(askedOn(`lessons/${lesson}`)).toContain(name);
  });
});

test.each(lessons.map(({ page }) => page))('%s asks at least two questions, each once', (page) => {
  const asked = askedOn(page);

  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((name) => !names.includes(name))).toEqual([]);
});
