// App below: which app is meant where somebody names a folder that is none itself, such as that of a whole submission.
//
// Owns:   the choice among the apps that lie deeper, and what is said where there is none.
// Never:  opens zips, or takes one of several (grade does, in what one person handed in).

import { glob } from 'tinyglobby';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { UsageError } from './command.ts';
import { exerciseSaid } from './exercise-said.ts';
import { shownPath } from './workspace.ts';

const mostNamed = 5;

/**
 * The only app below a folder that can be an exercise: one that says so, or else one that says nothing.
 *
 * @param nothing what is to be said where there is no app at all.
 * @throws {UsageError} there is none, or more than one.
 */
export async function appBelow(folder: string, slug: string, nothing: string): Promise<string> {
  const paths = await glob('**/src/functions/*.{ts,js}', {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.*/**'],
    followSymbolicLinks: false,
  });
  const apps = [...new Set(paths.flatMap((path) => /^(.+)\/src\/functions\//.exec(path)?.[1] ?? []))].sort();
  const said = await Promise.all(
    apps.map((app) => exerciseSaid({ manifest: join(folder, app, 'package.json'), folderName: basename(app) })),
  );
  const saying = (what: string | undefined) => apps.filter((_, at) => said[at] === what);
  const [app, ...others] = saying(slug).length > 0 ? saying(slug) : saying(undefined);
  const list = (some: readonly string[]): string => someOf(some.map((one) => shownPath(join(folder, one))));
  if (app !== undefined && others.length === 0) return join(folder, app);
  if (apps.length === 0) throw new UsageError(nothing);
  if (app === undefined)
    throw new UsageError(
      `${shownPath(folder)} holds no ${slug}; if another app is meant, give its folder: ${list(apps)}.`,
    );
  throw new UsageError(
    `${shownPath(folder)} holds more than one app that can be ${slug}; give the folder of one: ${list([app, ...others])}.`,
  );
}

function someOf(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return [...paths.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
