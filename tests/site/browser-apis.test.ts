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

/** Where such a name may stand, by what else the script says, and what happens in a browser without it. */
const fallbacks: readonly (readonly [script: RegExp, name: RegExp, without: string])[] = [
  [/did not let the page copy|Copied\./, /clipboard/, 'the text is shown, to be copied by hand'],
  [/execCommand\(["'`]copy/, /clipboard/, 'VitePress copies in the old way'],
  [/offline-worker\.js/, /serviceWorker|connection|requestIdleCallback/, 'parts are fetched when they are needed'],
  [/saveData/, /connection|requestIdleCallback/, 'VitePress looks for it; links are not fetched ahead'],
  [/reference\/glossary#/, /popover/i, 'the glossary is opened'],
  [/cm-content|moveByGroup/, /EditContext|requestIdleCallback|Segmenter/, 'CodeMirror looks for it'],
  [/__vccOpts|__vnode/, /scrollend|requestIdleCallback/, 'Vue and VitePress look for it, or an event does not come'],
  [/VPLocalSearchBox/, /checkVisibility/, 'the search box looks for it; the size is measured'],
  [/fake-timers|hrtime/, /requestIdleCallback|scheduler/, 'the fake timers look for what is there to be faked'],
];

test('no script uses what came after 2023 without another way', () => {
  const found = readdirSync(assets, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !ofText.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(assets, file), 'utf8');
      const isKnown = (used: string): boolean =>
        fallbacks.some(([script, name]) => script.test(text) && name.test(used));
      const used = late.flatMap((name) => [...new Set(text.match(new RegExp(name, 'g')))]);
      return used.filter((name) => !isKnown(name)).map((name) => `${file}: ${name}`);
    });

  expect(found).toEqual([]);
});
