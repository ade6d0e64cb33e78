// Markup: HTML out of texts that may say anything.
//
// M1. Every text that stands in a template is escaped; only what another template made is not. So nothing has to be escaped by hand,
//     and nothing can be forgotten.
// M2. A page loads nothing and runs nothing but the script it was written with: its policy names styles and scripts by their hashes.

import { createHash } from 'node:crypto';
import { textParts } from '#exercises/text-marks';
import { shownText } from './words.ts';

/** HTML that may be put into HTML. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes. Nothing is written for what is absent. */
export type Content = string | number | Markup | undefined | readonly Content[];

/** A piece of HTML; what is put into it is escaped (M1). */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + htmlOf(contents[index - 1]) + string));
}

function htmlOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(htmlOf).join('');
  return escapedHtml(shownText(String(content)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, between tags or in quotes. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A text of a submission; its reading direction is its own, and turns nothing beside it. */
export const foreign = (text: string): Markup => markup`<bdi>${text}</bdi>`;

/** A text of the workshop, in which backticks mark code and asterisks what matters. */
export function marked(text: string): Markup {
  const parts = textParts(text).map(({ kind, text: words }) => {
    if (kind === 'code') return markup`<code>${words}</code>`;
    return kind === 'strong' ? markup`<strong>${words}</strong>` : markup`${words}`;
  });
  return markup`${parts}`;
}

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  readonly styles: string;
  readonly body: Markup;
  /** Values that the script reads from the element `data`. */
  readonly data?: unknown;
  readonly script?: string;
}

/** The text of a page that needs no other file (M2). */
export function pageText({ title, styles, body, data, script }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(styles)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(styles)}</style>
</head>
<body>
${body}
${data === undefined ? '' : markup`<script type="application/json" id="data">${new Markup(scriptJson(data))}</script>\n`}${
    script === undefined ? '' : markup`<script type="module">${new Markup(script)}</script>\n`
  }</body>
</html>
`.text;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

/** JSON that cannot end the element it stands in. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
