// App notices: what is said of an app that no check can see: that it would not run in Azure as it is, and which file of it was not
// loaded. Neither costs points.
//
// Owns:   the sentences, and how a file is known that its author takes for a part of the app.
// Never:  runs or imports anything of the app.

import { basename, dirname, extname } from 'node:path/posix';
import type { AppFolder } from '#worker/node/app-folder';
import { sdkNotices } from '#worker/node/sdk-notice';
import { shown } from './bringing.ts';

/** Why the app would not run in Azure although checks pass: another SDK, or a `main` that leads nowhere. `folder` is the app's. */
export async function deployNotices(folder: string, { app, unmatchedMain }: AppFolder): Promise<readonly string[]> {
  const sdk = await sdkNotices(folder);
  if (unmatchedMain === undefined) return sdk;
  const remedy = 'tsconfig.json' in app.files ? 'Correct "main".' : 'Correct "main", or hand in tsconfig.json as well.';
  return [
    ...sdk,
    `"main" of package.json ("${unmatchedMain}") leads to nothing that was handed in, so in Azure there would be no functions; src/functions was graded. ${remedy}`,
  ];
}

/** One sentence for each file beside those of the functions that was not loaded and that none of the app's files imports. */
export function notLoaded({ app, used }: AppFolder, at: string): readonly string[] {
  const { files, entryPoints } = app;
  const folders = new Set(entryPoints.map(dirname));
  const beside = Object.keys(files).filter(
    (path) => !path.endsWith('.json') && folders.has(dirname(path)) && !entryPoints.includes(path),
  );
  return beside
    .filter((path) => !isImported(path, files))
    .map((path) => {
      const twin = twinOf(path, files);
      const why =
        twin !== undefined && entryPoints.includes(twin)
          ? `${shown(basename(twin))} is beside it; the code belongs there`
          : `the functions are ${shown(used)}`;
      return `${shown(at === '.' ? path : `${at}/${path}`)} was not loaded: ${why}.`;
    });
}

type Files = AppFolder['app']['files'];

/** Whether a file says the name of another as imports do. Without its ending, the name means the TypeScript that is beside it. */
function isImported(path: string, files: Files): boolean {
  const name = basename(path);
  const names = twinOf(path, files) === undefined ? [name, name.slice(0, -extname(name).length)] : [name];
  const specifiers = names.flatMap((each) => [`/${each}'`, `/${each}"`]);
  return Object.entries(files).some(
    ([other, text]) => other !== path && specifiers.some((specifier) => text.includes(specifier)),
  );
}

/** The TypeScript of the same name. */
function twinOf(path: string, files: Files): string | undefined {
  const twin = `${path.slice(0, -extname(path).length)}.ts`;
  return twin !== path && twin in files ? twin : undefined;
}
