import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { classOf, hostileClass, smallClass, submission } from '../../../tests/grade/class.ts';
import { canvasCsv, filledCanvas, readCanvasTemplate } from './canvas-csv.ts';
import { csvCells } from './csv-cells.ts';
import { matchLearners, readRoster } from './learners.ts';
import type { Match } from './learners.ts';
import { moodleCsv } from './moodle-csv.ts';
import { applyOverrides } from './overrides.ts';
import { plainCsv } from './plain-csv.ts';
import { reportFiles } from './reports.ts';

const SLUG = '04-approval-orchestrator';

/** The cells of a text, as another CSV reader finds them. */
function tableOf(text: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(errors.filter(({ code }) => code !== 'UndetectableDelimiter')).toEqual([]);
  return data;
}

const roster = readRoster(
  [
    'First name;Surname;ID number;Email address',
    'Ada;Lovelace;s1;ada@uni.example',
    'Ben;"Bo;xer";s2;ben@uni.example',
    'Cem;;s3;',
    'Dora;Maar;;=dora@uni.example',
  ].join('\r\n'),
);
const matched = matchLearners(['ada', 'ben', 'cem', 'dora', 'eve'], roster);

describe('grades.csv', () => {
  it('has a row for everybody, with what a number alone does not say', () => {
    const override = { submission: 'ben', exercise: SLUG, points: 7.5, reason: 'Said why.' };

    expect(tableOf(plainCsv(applyOverrides(smallClass, [override]).grades))).toEqual([
      ['submission', '01-chaining', SLUG, 'points', 'maxPoints', 'percent', 'remarks'],
      ['ada', '10', '10', '20', '20', '100', ''],
      ['ben', '10', '7.5', '17.5', '20', '87.5', `${SLUG}: was 5, Said why.`],
      ['cem', '10', '7', '17', '20', '85', ''],
      ['dora', '10', '0', '10', '20', '50', `${SLUG}: not handed in`],
      [
        'eve',
        '0',
        '0',
        '0',
        '20',
        '0',
        `01-chaining: src/a.ts:1: Unexpected token; ${SLUG}: not run: It was ended after 60 seconds.`,
      ],
    ]);
  });

  it('says why something did not run, once and in short', () => {
    const problem = 'It holds none of the exercises.';
    const message = 'src/a.ts:2:3: Orders did not answer within 2 seconds.\nThe story:\n  start';
    const refused = {
      '01-chaining': { outcome: 'refused', problem },
      [SLUG]: { outcome: 'missing', problem },
    } as const;
    const grades = classOf(
      submission('fay', refused, { problem }),
      submission('gil', { [SLUG]: { failed: ['approves'], status: 'timeout', message } }),
      submission('hal', { [SLUG]: { failed: ['approves'], status: 'error', message: 'x'.repeat(999) } }),
    );

    expect(tableOf(plainCsv(grades)).map((cells) => cells.at(-1))).toEqual([
      'remarks',
      problem,
      `${SLUG}: src/a.ts:2:3: Orders did not answer within 2 seconds.`,
      `${SLUG}: ${'x'.repeat(200)}…`,
    ]);
  });

  it('is opened as UTF-8, and no cell is a formula or more than one line', () => {
    const text = plainCsv(hostileClass);
    const cells = tableOf(text).flat();

    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(cells.filter((cell) => /^[=+\-@\t\r]|\n/.test(cell))).toEqual([]);
    expect(cells).toContain("'=cmd|calc");
  });
});

it('a name with a line end, a tab and a mark that turns the direction is the same in every table and page', () => {
  const grades = classOf(submission('Ada\nLovelace\tB\u202E'));
  const name = String.raw`Ada\u000aLovelace\u0009B\u202e`;
  const files = reportFiles(grades);

  expect(tableOf(files.get('grades.csv') ?? '')[1]?.[0]).toBe(name);
  expect(tableOf(files.get('canvas.csv') ?? '')[2]?.[0]).toBe(name);
  expect(tableOf(files.get('moodle-left-out.csv') ?? '')[1]?.[0]).toBe(name);
  expect(files.get('junit.xml')).toContain(name);
  expect(files.get('index.html')).toContain(name);
  expect(files.get('feedback/Ada-Lovelace-B.html')).toContain(`Feedback for ${name}`);
});

describe('moodle.csv', () => {
  it('has percentages for people with an e-mail address, and says why others are left out', () => {
    const { rows, leftOut } = moodleCsv(smallClass, matched);

    expect(tableOf(rows)).toEqual([
      ['email', 'idnumber', 'grade', 'feedback'],
      [
        'ada@uni.example',
        's1',
        '100',
        expect.stringMatching(/^20 of 20 points\. 01 Chain yields: 10 of 10 points, passed/),
      ],
      [
        'ben@uni.example',
        's2',
        '75',
        expect.stringContaining('not passed: An hour without an answer rejects; A second'),
      ],
    ]);
    expect(tableOf(leftOut)).toEqual([
      ['submission', 'grade', 'reason'],
      ['cem', '85', 'The roster has no e-mail address for Cem.'],
      ['dora', '50', 'The e-mail address begins as a formula does.'],
      ['eve', '0', 'Nobody on the roster has this name, e-mail address, ID or login.'],
    ]);
  });

  it('goes by ID numbers where the roster has no addresses', () => {
    const byNumber = matchLearners(['ada', 'ben'], readRoster('name,idnumber\nAda,s1\nBen,s2\n'));
    const { rows } = moodleCsv(classOf(submission('ada'), submission('ben')), byNumber);

    expect(tableOf(rows).map(([email, idnumber]) => [email, idnumber])).toEqual([
      ['email', 'idnumber'],
      ['', 's1'],
      ['', 's2'],
    ]);
  });

  it('needs no roster where submissions are named after addresses', () => {
    const { rows, leftOut } = moodleCsv(classOf(submission('ada@uni.example'), submission('ben')), undefined);

    expect(tableOf(rows)[1]?.[0]).toBe('ada@uni.example');
    expect(tableOf(leftOut)[1]).toEqual(['ben', '100', 'There is no roster, and the name is no e-mail address.']);
  });

  it('says why something was not run, once', () => {
    const problem = 'ada.zip is not a zip; pack the folder again and hand in the new zip.';
    const refused = { outcome: 'refused', problem } as const;
    const grades = classOf(
      submission('ada', { '01-chaining': refused, [SLUG]: refused }, { problem }),
      submission('ben', {
        '01-chaining': { failed: ['output'], status: 'error', message: 'src/a.ts:1: Unexpected token\nThe story:' },
        [SLUG]: { outcome: 'refused', problem: 'It was ended after 60 seconds.' },
      }),
    );

    expect(tableOf(moodleCsv(grades, matched).rows).map((cells) => cells.at(-1))).toEqual([
      'feedback',
      `0 of 20 points. ${problem} 01 Chain yields: 0 of 10 points, not run. 04 Wait for an approval: 0 of 10 points, not run.`,
      '4 of 20 points. 01 Chain yields: 4 of 10 points, not passed: The output is done (src/a.ts:1: Unexpected token). ' +
        '04 Wait for an approval: 0 of 10 points, not run: It was ended after 60 seconds.',
    ]);
  });

  it('has feedback in one line, without markup', () => {
    const hostile = applyOverrides(hostileClass, [
      { submission: '=cmd|calc', exercise: SLUG, points: 1, reason: '<b>\n"bold"</b>' },
    ]).grades;
    const people = new Map<string, Match>(
      hostile.submissions.map(({ name }, at) => [
        name,
        { learner: { name, email: `${at}@uni.example`, id: '', idnumber: '', login: '' } },
      ]),
    );

    expect(tableOf(moodleCsv(hostile, people).rows).map((cells) => cells.length)).toEqual([4, 4, 4]);
    expect(moodleCsv(hostile, people).rows).toContain('(&lt;b&gt; &quot;bold&quot;&lt;/b&gt;)');
    expect(
      tableOf(moodleCsv(hostile, people).rows)
        .flat()
        .filter((cell) => /[<>\n]/.test(cell)),
    ).toEqual([]);
  });
});

const EXPORT = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Essay (11),Durable Functions Workshop (12345),Final Score',
  '    Points Possible,,,,,10,40,(read only)',
  '"Lovelace, Ada",901,s1,ada,Room 1,"7,5",,80.0',
  '"Boxer, ""Ben""",902,s2,bb@uni.example,Room 1,-,"3",',
  '"Student, Test",999,,,Room 1,,,',
  '',
].join('\r\n');

describe('canvas.csv', () => {
  it('is the export, in which only our column is filled', () => {
    const filled = filledCanvas(smallClass, readCanvasTemplate(EXPORT), roster);

    expect(filled.rows).toBe(EXPORT.replace('"7,5",,', '"7,5",40,').replace('"3"', '"30"'));
    expect(tableOf(filled.leftOut).map(([name, points]) => [name, points])).toEqual([
      ['submission', 'points'],
      ['cem', '17'],
      ['dora', '10'],
      ['eve', '0'],
    ]);
  });

  it('knows the names that Canvas gives to downloads, and semicolons', () => {
    const template = readCanvasTemplate(
      '\uFEFFStudent;ID;Section;Lab (7);Lab (8)\nPoints Possible;;;;\nLovelace, Ada;901;A;;\n',
      'Lab (8)',
    );
    const grades = applyOverrides(classOf(submission('lovelaceada_LATE_901_77_app')), [
      { submission: 'lovelaceada_LATE_901_77_app', exercise: SLUG, points: 9.25, reason: 'Nearly.' },
    ]).grades;

    expect(filledCanvas(grades, template).rows).toBe(
      '\uFEFFStudent;ID;Section;Lab (7);Lab (8)\nPoints Possible;;;;\nLovelace, Ada;901;A;;19,25\n',
    );
  });

  it('leaves somebody excused', () => {
    const template = readCanvasTemplate('Student,ID,Work (1)\n"Maar, Dora",3,EX\n', 'Work');

    expect(filledCanvas(classOf(submission('dora maar')), template)).toEqual({
      rows: template.text,
      leftOutCount: 1,
      leftOut: 'submission,points,reason\ndora maar,20,This person is excused (EX) in the Canvas export.\n',
    });
  });

  it('gives nobody the points of somebody else', () => {
    const template = readCanvasTemplate('Student,ID,Work (1)\n"Li, Wei",1,\n"Li, Wei",2,\n"Maar, Dora",3,\n', 'Work');
    const grades = classOf(submission('Wei Li'), submission('dora maar'), submission('Maar, Dora'));

    expect(filledCanvas(grades, template)).toEqual({
      rows: template.text,
      leftOutCount: 3,
      leftOut: [
        'submission,points,reason',
        '"Maar, Dora",20,Another submission is of the same person: dora maar.',
        'Wei Li,20,"Several people in the Canvas export fit: Li, Wei, Li, Wei."',
        'dora maar,20,"Another submission is of the same person: Maar, Dora."',
        '',
      ].join('\n'),
    });
  });

  const twoOfGrace = ['Grace Hopper_4711_assignsubmission_file_', 'grace@uni.example'];

  it.each([
    [
      'by the address that is the login',
      'Grace Hopper,904,s4,Grace@uni.example,',
      'name,email\nGrace Hopper,grace@uni.example\n',
    ],
    ['by the number', 'Amazing Grace,904,s4,gh,', 'name,email,idnumber\nGrace Hopper,grace@uni.example,s4\n'],
    ['by the name', '"Hopper, Grace",904,s4,gh,', 'name,email\nGrace Hopper,grace@uni.example\n'],
    ['not at all', 'Amazing Grace,904,s4,gh,', 'name,email\nGrace Hopper,grace@uni.example\n'],
  ])('gives nobody points for one of two submissions of theirs; Canvas knows them %s', (_how, line, people) => {
    const template = readCanvasTemplate(`Student,ID,SIS User ID,SIS Login ID,Work (1)\n${line}\n`, 'Work');
    const grades = classOf(...twoOfGrace.map((name) => submission(name)));
    const { rows, leftOut } = filledCanvas(grades, template, readRoster(people));
    const inMoodle = moodleCsv(grades, matchLearners(twoOfGrace, readRoster(people)));
    const reasonsOf = (text: string) => tableOf(text).map(([name, , why]) => [name, why]);

    expect(rows).toBe(template.text);
    expect(reasonsOf(leftOut)).toEqual([
      ['submission', 'reason'],
      [twoOfGrace[0], 'Another submission is of the same person: grace@uni.example.'],
      [twoOfGrace[1], `Another submission is of the same person: ${twoOfGrace[0] ?? ''}.`],
    ]);
    expect(reasonsOf(inMoodle.leftOut)).toEqual(reasonsOf(leftOut));
  });

  it('gives points for one submission of somebody whom only the roster knows by that name', () => {
    const template = readCanvasTemplate('Student,ID,Work (1)\n"Hopper, Grace",904,\n"Li, Wei",905,\n', 'Work');
    const people = readRoster('name,email\nGrace Hopper,amazing@uni.example\nWei Li,li@uni.example\n');

    expect(filledCanvas(classOf(submission('amazing@uni.example')), template, people).rows).toBe(
      template.text.replace('904,', '904,20'),
    );
  });

  it('gives nobody points where two on the roster have a name that is once in the export, but for an ID', () => {
    const template = readCanvasTemplate('Student,ID,Work (1)\n"Li, Wei",1,\n', 'Work');
    const people = readRoster('name,login\nWei Li,li1\nWei Li,li2\n');
    const [byName, byId] = ['Wei Li', 'liwei_1_77_app'].map((name) => classOf(submission(name)));

    expect(filledCanvas(byName ?? smallClass, template, people)).toMatchObject({
      rows: template.text,
      leftOut: 'submission,points,reason\nWei Li,20,"Several people on the roster fit: Wei Li, Wei Li."\n',
    });
    expect(filledCanvas(byId ?? smallClass, template, people).rows).toBe(template.text.replace('1,\n', '1,20\n'));
  });

  it('without an export, has what Canvas needs to find people and make the assignment', () => {
    expect(tableOf(canvasCsv(classOf(submission('ada'), submission('=1')), matched, 'Lab').rows)).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Lab'],
      ['    Points Possible', '', '', '', '', '20'],
      ["'=1", '', '', '', '', '20'],
      ['Ada Lovelace', '', 's1', 'ada@uni.example', '', '20'],
    ]);
  });

  it('without an export, has nobody who is not known for certain, and says why', () => {
    const people = readRoster('name,login\nAda Lovelace,ada\nWei Li,li1\nWei Li,li2\nDora Maar,dora\n');
    const names = ['ada', 'Wei Li', 'dora', 'Dora Maar', 'Maar, Dora', 'zoe'];
    const { rows, leftOut, leftOutCount } = canvasCsv(
      classOf(...names.map((name) => submission(name))),
      matchLearners(names, people),
    );

    expect(tableOf(rows).map(([student]) => student)).toEqual(['Student', '    Points Possible', 'Ada Lovelace']);
    expect(leftOutCount).toBe(5);
    expect(tableOf(leftOut)).toEqual([
      ['submission', 'points', 'reason'],
      ['Dora Maar', '20', 'Other submissions are of the same person: dora; Maar, Dora.'],
      ['Maar, Dora', '20', 'Other submissions are of the same person: dora; Dora Maar.'],
      ['Wei Li', '20', 'Several people on the roster fit: Wei Li, Wei Li.'],
      ['dora', '20', 'Other submissions are of the same person: Dora Maar; Maar, Dora.'],
      ['zoe', '20', 'Nobody on the roster has this name, e-mail address, ID or login.'],
    ]);
  });

  it.each([
    ['a,b\n', 'Lab', 'The Canvas export is no gradebook export: its first two columns have to be "Student" and "ID".'],
    [
      'Student,ID,Essay (11)\n',
      'Lab',
      'The Canvas export has no column "Lab"; it has Essay. Name the assignment with --assignment.',
    ],
    [
      'Student,ID,Lab (1),Lab (2)\n',
      'Lab',
      'The Canvas export has several columns "Lab". Name one with its number: Lab (1).',
    ],
  ])('refuses %j in one sentence', (text, assignment, sentence) => {
    expect(() => readCanvasTemplate(text, assignment)).toThrow(sentence);
  });
});

describe('a roster', () => {
  it.each(['Ada Lovelace', 'lovelace, ada', 'ADA@uni.example', 'ada', 's1', 'Ada Lovelace_123_assignsubmission_file_'])(
    'finds Ada by %j',
    (name) => {
      expect(matchLearners([name], roster).get(name)).toMatchObject({ learner: { email: 'ada@uni.example' } });
    },
  );

  it('may be an export of Canvas, with its row of points', () => {
    const [people, points] = ['"Lovelace, Ada",1,ada,A,', '"    Points Possible",,,,20'];
    const text = `Student,ID,SIS Login ID,Section,Lab (7)\n${points}\n${people}\n`;

    expect(readRoster(text)).toEqual([{ name: 'Lovelace, Ada', email: '', idnumber: '', id: '1', login: 'ada' }]);
  });

  it('needs a header', () => {
    expect(() => readRoster('Ada,ada@uni.example\n', 'class.csv')).toThrow(
      'class.csv needs a first line that names its columns: name, email, idnumber, id or login.',
    );
    expect(() => readRoster('name,email\n"Ada,b\n', 'class.csv')).toThrow(/^class\.csv is not CSV: /);
  });
});

it('cells are where another CSV reader finds them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = Papa.unparse(rows, { newline: '\n' });

      expect(csvCells(text, ',').map((row) => row.map(({ value }) => value))).toEqual(rows);
    }),
    { seed: 1 },
  );
});
