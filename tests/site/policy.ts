// Policy: the response headers of a host that is as strict as a host can be with this site.
//
// Owns:   one Content-Security-Policy for the pages, and one for each kind of worker file.
//
// P1. A page runs the scripts of its own host, and of its own text only the few that are named by their hash. It evaluates nothing.
// P2. Only the file of the function worker, which runs the learner's code, may evaluate; and it may reach nothing.

import { createHash } from 'node:crypto';

/** The policy for a file of the built site. */
export function policyOf(path: string, text: string): string {
  if (/\/web-worker-[^/]+\.js$/.test(path)) return `${nothing}; script-src 'self' 'unsafe-eval'`;
  if (path.endsWith('.js')) return `${nothing}; script-src 'self'; connect-src 'self'`;
  return [
    nothing,
    `script-src 'self' ${hashesOf(text).join(' ')}`,
    // The colours of code on a page are style attributes, and the editor writes its own style sheet.
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'",
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ].join('; ');
}

const nothing = "default-src 'none'";

/** The scripts in the text of a page, by hash. */
function hashesOf(html: string): string[] {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return inline.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
