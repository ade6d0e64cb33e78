// Requests file: an exercise's ready requests as a file that editors send requests from (`requests.http`).
//
// Owns:   the text of that file.
// Never:  holds a request of its own; they are the manifest's.

import type { Exercise, ReadyRequest } from './define-exercise.ts';

/** The ready requests of an exercise as the text of a `requests.http`, for a host on this machine: first what Run sends. */
export function requestsText({
  requests,
  onRun,
  beside = {},
}: Pick<Exercise, 'requests' | 'onRun' | 'beside'>): string {
  const missing = Object.keys(beside).map(
    (path) =>
      `# The playground puts ${path} beside your app, and so does \`host\` of the workshop beside your copy there.\n# Elsewhere it is missing, and so is what it does.\n`,
  );
  const sentByRun = onRun.filter(({ label }) => !requests.some((one) => one.label === label));
  const all = [...sentByRun, ...requests];
  return `${missing.join('')}@host = http://localhost:7071\n${all.map(requestText).join('')}`;
}

function requestText({ label, method, path, body }: ReadyRequest): string {
  const content = body === undefined ? '' : `Content-Type: application/json\n\n${JSON.stringify(body, null, 2)}\n`;
  return `\n### ${label}\n${method} {{host}}${path}\n${content}`;
}
