import type { Grades } from '../grades.ts';
export function reportFiles(grades: Grades): ReadonlyMap<string, string> {
  return new Map([['grades.json', `${JSON.stringify(grades, null, 2)}\n`]]);
}
