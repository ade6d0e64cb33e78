import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { classOf, hostileClass, smallClass, submission } from '../../../tests/grade/class.ts';
import type { Grades } from '../grades.ts';
import { readOverrides } from './overrides.ts';
import type { Override } from './overrides.ts';
import { readRoster } from './learners.ts';
import { emptyMoodleSentence, idleSentences, peopleSentences, reportFiles } from './reports.ts';

const SLUG = '04-approval-orchestrator';
const forCem: Override = { submission: 'cem', exercise: SLUG, points: 9, reason: 'Said why.' };
const forZoe: Override = { ...forCem, submission: 'zoe' };

test('a class has all its files, each under a safe name', () => {
  expect([...reportFiles(hostileClass).keys()].map((file) => file.replace(/(?<=\/script).*(?=\.)/, '…'))).toEqual([
    'grades.json',
    'index.html',
    'junit.xml',
    'grades.csv',
    'canvas.csv',
    'canvas-left-out.csv',
    'moodle.csv',
    'moodle-left-out.csv',
    'feedback/script….md',
    'feedback/script….html',
    'classroom/script….json',
    'feedback/cmd-calc.md',
    'feedback/cmd-calc.html',
    'classroom/cmd-calc.json',
  ]);
});

test('the same grades are the same bytes; other times change nothing but times', () => {
  const isTime = (name: string): boolean => name.endsWith('Ms');
  const later = JSON.parse(JSON.stringify(smallClass, (name, value: unknown) => (isTime(name) ? 9 : value))) as Grades;
  const [first, again, other] = [smallClass, smallClass, later].map((grades) => reportFiles(grades));

  expect(again).toEqual(first);
  const changed = [...(other ?? [])].filter(([file, text]) => first?.get(file) !== text).map(([file]) => file);
  expect(changed).toEqual(['grades.json', 'junit.xml']);
});

test('where no mistake is known, as in an installed package, the page says why none is named', () => {
  const sentence = 'Known mistakes are named only where the repository of the workshop grades.';
  const noTimeout = { exercise: SLUG, slug: 'no-timeout', fails: ['timeout'], why: 'It waits for ever.' };
  const knowledge = { mistakes: [noTimeout], hints: new Map() };

  expect(reportFiles(smallClass).get('index.html')).toContain(sentence);
  expect(reportFiles(smallClass, { knowledge }).get('index.html')).not.toContain(sentence);
});

test('points by hand are in every report, and in the file that the next run reads', () => {
  const files = reportFiles(smallClass, { overrides: [forZoe, forCem] });
  const textOf = (file: string): string => files.get(file) ?? '';

  expect(JSON.parse(textOf('grades.json'))).toMatchObject({
    submissions: [{}, {}, { name: 'cem', points: 19, exercises: [{}, { points: 9, override: { was: 7 } }] }, {}, {}],
  });
  expect(textOf('index.html')).toContain('9 (was 7):<br><small><bdi>Said why.</bdi></small>');
  expect(textOf('junit.xml')).toContain('name="pointsBeforeOverride" value="7"');
  expect(textOf('grades.csv')).toContain('\ncem,10,9,19,20,95,');
  expect(textOf('canvas.csv')).toContain('\ncem,,,,,19\n');
  expect(textOf('moodle-left-out.csv')).toContain('\ncem,95,');
  expect(textOf('feedback/cem.md')).toContain('9 (was 7) of 10 points');
  expect(textOf('feedback/cem.html')).toContain('9 (was 7) of 10 points');
  expect(JSON.parse(textOf('classroom/cem.json'))).toMatchObject({
    runners: { ex04: { output: { tests: [{ score: 9 }] } } },
  });
  expect(readOverrides(textOf('overrides.json'))).toEqual([forCem, forZoe]);
});

test('an exercise in which nothing was written is told as such, to instructor and learner', () => {
  const failed = ['approves', 'timeout', 'secret'];
  const names = ['bob', 'cy'];
  const grades = classOf(...names.map((name) => submission(name, { [SLUG]: { failed, untouched: true } })));
  const roster = readRoster('name,email\nBob,bob@uni.example\n');
  const files = reportFiles(grades, { roster });
  const textOf = (file: string): string => files.get(file) ?? '';
  const sentence = 'This exercise is as it was handed out: nothing in it was changed.';

  expect(textOf('index.html')).toContain('0<br><small>as it was handed out</small>');
  expect(textOf('index.html')).toContain('0 of 10 points, not passed, as it was handed out</h4>');
  expect(textOf('index.html')).toContain('Of those who wrote something and for whom a check was carried out');
  expect(textOf('index.html')).toContain('<td class="number" data-value="0">0 of 0</td>');
  expect(textOf('index.html')).toContain('<p>No two of the others fail the same checks of an exercise.</p>');
  expect(textOf('feedback/bob.html')).toContain(`0 of 10 points</h2>\n<p>${sentence}</p>`);
  expect(textOf('feedback/bob.md')).toContain(`0 of 10 points\n\n${sentence}\n\n- ✗`);
  expect(textOf('grades.csv')).toContain(`,${SLUG}: as it was handed out\n`);
  expect(textOf('moodle.csv')).toContain('0 of 10 points, not passed, as it was handed out."\n');
  expect(textOf('classroom/bob.json')).toContain(`"message": "${sentence}`);
});

test('an override for a submission that is gone is kept and told', () => {
  expect(idleSentences(smallClass, [forCem, forZoe])).toEqual([
    `The override for zoe, ${SLUG} is kept but not in force. There is no submission of this name.`,
  ]);
  expect(reportFiles(smallClass, { overrides: [forZoe] }).get('index.html')).toContain(
    `<li><bdi>zoe</bdi>, ${SLUG}, 9 points, <bdi>Said why.</bdi>: There is no submission of this name.</li>`,
  );
});

test('the place of an exercise is told in words', () => {
  const [ada, ...others] = smallClass.submissions;
  const exercises = (ada?.exercises ?? []).map((one, at) => (at === 0 ? { ...one, folder: '.' } : one));
  const page = reportFiles({ ...smallClass, submissions: [...(ada ? [{ ...ada, exercises }] : []), ...others] });

  expect(page.get('index.html')).toContain('<p class="dim">Found at the top of the submission</p>');
  expect(page.get('index.html')).toContain(`<p class="dim">Found in <bdi>exercises/${SLUG}</bdi></p>`);
});

test('who handed in nothing is told, and that a gradebook has not everybody', () => {
  const roster = readRoster('name,email\nZoë,z@uni.example\nAda,a@uni.example\nDora,\nÉmile,e@uni.example\n,\n');
  const page = reportFiles(smallClass, { roster }).get('index.html') ?? '';

  expect(peopleSentences(smallClass, { roster })).toEqual([
    'No submission fits 2 people on the roster: Émile, Zoë.',
    '3 submissions are not in canvas.csv; canvas-left-out.csv says why.',
    '4 submissions are not in moodle.csv; moodle-left-out.csv says why.',
  ]);
  expect(page).toContain('<p>No submission fits 2 people on the roster. No file has points for them.</p>');
  expect(page).toContain('<li><bdi>Émile</bdi></li>\n<li><bdi>Zoë</bdi></li>');
  expect(page).toMatch(/one may be theirs: <a href="#learner-2"><bdi>ben/);
});

test('without a roster nobody is missed, and it is told why nobody is in the gradebook of Moodle', () => {
  expect(peopleSentences(smallClass, {})).toEqual([]);
  expect(emptyMoodleSentence(smallClass, {})).toBe(
    'moodle.csv has nobody in it, for no submission is called by an e-mail address; for Moodle, give a list of the class with --roster.',
  );
  expect(emptyMoodleSentence(classOf(submission('ada@uni.example')), {})).toBeUndefined();
  expect(emptyMoodleSentence(smallClass, { roster: [] })).toBeUndefined();
  expect(reportFiles(smallClass).get('index.html')).not.toContain('Without a submission');
});

test('grades.json fits the published schema, hostile texts and points by hand included', () => {
  const published = readFileSync(path.join(import.meta.dirname, '../../../docs/public/grades.schema.json'), 'utf8');
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(published) as object);

  for (const grades of [smallClass, hostileClass]) {
    validate(JSON.parse(reportFiles(grades, { overrides: [forCem] }).get('grades.json') ?? ''));
    expect(validate.errors).toBe(null);
  }
});
