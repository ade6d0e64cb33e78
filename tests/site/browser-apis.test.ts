// What the built site asks of a browser: nothing that came after 2023, unless it is looked for before it is used.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const assets = join(import.meta.dirname, '../../.vitepress/dist/assets');

/** Scripts of pages show code in their text, and the worker of the type hints holds the names of everything that there is. */
const ofText = /\.md\.|types\.worker/;

/** Names of the platform that a browser of 2023 does not have, or only Chromium has. */
const late = [
  /Promise\.(withResolvers|try)\b/,
  /(Object|Map)\.groupBy\b/,
  /Array\.fromAsync\b/,
  /\bIterator\.(from|prototype|concat)\b/,
  /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  /\.(toBase64|toHex)\(|\bfromBase64\b|\bfromHex\b/,
  /\bshow(SaveFile|OpenFile|Directory)Picker\b/,
  /\b(RegExp\.escape|Error\.isError|Math\.sumPrecise|URL\.parse)\b/,
  /\bIntl\.(DurationFormat|Segmenter)\b/,
  /\bstartViewTransition\b|\bdocumentPictureInPicture\b|\bscheduler\.\w+|\bEditContext\b/,
  /\.checkVisibility\(|\bscrollend\b|\bscrollIntoViewIfNeeded\b/,
  /\b(toggle|show|hide)Popover\b|['"`]popover['"`]|\bpopover:/,
  /\brequestIdleCallback\b/,
  /\bnavigator\.(clipboard|locks|serviceWorker|connection)\b/,
];

/** Where such a name may stand, by the beginning of the script's name, and what happens in a browser without it. */
const fallbacks: readonly (readonly [script: RegExp, name: RegExp, without: string])[] = [
  [
    /ExercisePlayground|TabList|framework/,
    /clipboard/,
    'the text is shown, to be copied by hand; VitePress selects it',
  ],
  [
    /ExercisePlayground|framework/,
    /serviceWorker|connection/,
    'what could be fetched ahead is fetched when it is needed',
  ],
  [/ExercisePlayground|code-look|framework/, /requestIdleCallback/, 'setTimeout'],
  [/GlossaryTerm/, /popover/i, 'the glossary is opened'],
  [/code-look/, /EditContext/, 'CodeMirror looks for it; contenteditable'],
  [/editor/, /Segmenter/, 'CodeMirror looks for it; letters by code point'],
  [/framework/, /scrollend/, 'an event that does not come'],
  [/VPLocalSearchBox/, /checkVisibility/, 'the search box looks for it; the size is measured'],
  [/web-worker/, /requestIdleCallback|scheduler/, 'the fake timers look for what is there to be faked'],
];

test('no script uses what came after 2023 without another way', () => {
  const found = readdirSync(assets, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !ofText.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(assets, file), 'utf8');
      return late.flatMap((name) => [...new Set(text.match(new RegExp(name, 'g')))].map((used) => ({ file, used })));
    })
    .filter(({ file, used }) => !fallbacks.some(([script, name]) => script.test(file) && name.test(used)));

  expect(found).toEqual([]);
});
