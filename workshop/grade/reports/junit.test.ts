// junit.xml: read by two XML readers that are not ours, and held against the schema of Jenkins.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { classOf, hostileClass, MESSAGE, smallClass, submission } from '../../../tests/grade/class.ts';
import { junitXml } from './junit.ts';
import { applyOverrides } from './overrides.ts';

const xsd = path.join(import.meta.dirname, '../../../tests/grade/jenkins-junit.xsd');

/** What the schema has against a text. */
async function complaints(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: text, schema: readFileSync(xsd, 'utf8') });
  return errors.map(({ message }) => message);
}

/** The elements of a name, as another XML reader finds them. */
function elementsOf(text: string, name: string): readonly Element[] {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'text/xml');
  return [...document.getElementsByTagName(name)];
}

const attributes = (element: Element | undefined, ...names: readonly string[]) =>
  names.map((name) => element?.getAttribute(name));

/** The suite of an exercise of somebody. */
function suiteOf(text: string, name: string): Element {
  const suite = elementsOf(text, 'testsuite').find((one) => one.getAttribute('name') === name);
  if (!suite) throw new Error(`There is no suite ${name}.`);
  return suite;
}

describe('junit.xml', () => {
  const text = junitXml(smallClass);

  it('fits the schema of Jenkins', async () => {
    expect(await complaints(text)).toEqual([]);
  });

  it('has a suite for each exercise of everybody, and counts what became of the checks', () => {
    const suites = elementsOf(text, 'testsuite');

    expect(suites).toHaveLength(10);
    expect(attributes(elementsOf(text, 'testsuites')[0], 'tests', 'failures', 'errors')).toEqual(['25', '3', '5']);
    expect(suites.map((suite) => attributes(suite, 'tests', 'failures', 'errors', 'skipped').join())).toEqual([
      '2,0,0,0',
      '3,0,0,0',
      '2,0,0,0',
      '3,2,0,0',
      '2,0,0,0',
      '3,1,0,0',
      '2,0,0,0',
      '3,0,0,3',
      '2,0,2,0',
      '3,0,3,0',
    ]);
  });

  it('tells why a check failed, which one was hidden, and what the host noticed', () => {
    const suite = suiteOf(text, 'ben: 04 Wait for an approval');
    const cases = [...suite.getElementsByTagName('testcase')];
    const [failure] = [...suite.getElementsByTagName('failure')];

    expect(cases.map((one) => one.getAttribute('name'))).toEqual([
      'A yes approves',
      'An hour without an answer rejects',
      'A second answer changes nothing (hidden check)',
    ]);
    expect(failure?.textContent).toBe(MESSAGE);
    expect(failure?.getAttribute('message')).toBe(MESSAGE.split('\n')[0]);
    expect(suite.getElementsByTagName('system-out')[0]?.textContent).toBe('Use `context.df.currentUtcDateTime`.');
  });

  it('says first where nothing was written, for a page shows what a failure says and no property', async () => {
    const starter = { '04-approval-orchestrator': { failed: ['approves', 'timeout', 'secret'], untouched: true } };
    const text = junitXml(classOf(submission('fay', starter)));
    const failures = [...suiteOf(text, 'fay: 04 Wait for an approval').getElementsByTagName('failure')];
    const sentence = 'This exercise is as it was handed out: nothing in it was changed.';

    expect(failures.map((one) => one.getAttribute('message'))).toEqual([sentence, sentence, sentence]);
    expect(failures[0]?.textContent).toBe(`${sentence}\n${MESSAGE}`);
    expect(await complaints(text)).toEqual([]);
  });

  it('skips what was not handed in, and says what was not run', () => {
    const skipped = suiteOf(text, 'dora: 04 Wait for an approval').getElementsByTagName('skipped');
    const errors = suiteOf(text, 'eve: 04 Wait for an approval').getElementsByTagName('error');

    expect(skipped[0]?.textContent).toBe('There is no 04-approval-orchestrator in it.');
    expect(attributes(errors[0], 'type', 'message')).toEqual(['refused', 'It was ended after 60 seconds.']);
  });

  it('has the points of the instructor as properties, and leaves results alone', async () => {
    const override = { submission: 'cem', exercise: '04-approval-orchestrator', points: 9, reason: 'Said <why>.' };
    const changed = junitXml(applyOverrides(smallClass, [override]).grades);
    const suite = suiteOf(changed, 'cem: 04 Wait for an approval');

    expect([...suite.getElementsByTagName('property')].map((one) => attributes(one, 'name', 'value'))).toEqual([
      ['points', '9'],
      ['maxPoints', '10'],
      ['outcome', 'failed'],
      ['pointsBeforeOverride', '7'],
      ['overrideReason', 'Said <why>.'],
    ]);
    expect(suite.getAttribute('failures')).toBe('1');
    expect(await complaints(changed)).toEqual([]);
  });

  it('is well-formed whatever a submission says', async () => {
    const hostile = junitXml(hostileClass);
    const [error] = elementsOf(hostile, 'failure').filter((one) => one.textContent?.includes('<script>'));

    expect(await complaints(hostile)).toEqual([]);
    expect(error?.textContent).toContain('\\u202egnp.exe\\u202c \\u0000red\\u0008\\ud800\\uffff\n# heading');
  });
});
