import { expect, test } from 'vitest';
import { classOf, submission } from '../../../tests/grade/class.ts';
import { inReadingOrder } from './reading-order.ts';
import { reportFiles } from './reports.ts';

const names = ['Müller', 'Zoe', 'ada', 'ada 10', 'ada 9', 'bob', 'Ñandu', 'Åsa', 'Élodie'];
const read = ['ada', 'ada 9', 'ada 10', 'Åsa', 'bob', 'Élodie', 'Müller', 'Ñandu', 'Zoe'];

test('names stand where a reader looks for them', () => {
  expect(inReadingOrder([...names].reverse().map((name) => ({ name }))).map(({ name }) => name)).toEqual(read);
});

test('the page of the class has them in that order, formats for machines in that of the grades', () => {
  const files = reportFiles(classOf(...names.map((name) => submission(name))));
  const page = files.get('index.html') ?? '';

  expect(
    [...page.matchAll(/<th scope="row" data-value="([^"]*)"><a href="#learner-(\d+)">/g)].map((all) => all[1]),
  ).toEqual(read);
  expect([...page.matchAll(/<summary><h3><bdi>(.*?)<\/bdi>/g)].map((all) => all[1])).toEqual(read);
  expect(
    (JSON.parse(files.get('grades.json') ?? '') as { submissions: { name: string }[] }).submissions.map(
      ({ name }) => name,
    ),
  ).toEqual([...names].sort());
});
