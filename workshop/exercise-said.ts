// Exercise said: which exercise an app says it is.
//
// Never:  looks at its code.

import { readFile } from 'node:fs/promises';
import { resolveExercise } from '#exercises/catalog';

/** The exercise whose name stands in an app's package.json, or is that of its folder. */
export async function exerciseSaid(app: {
  /** Absolute; undefined where there is none. */
  readonly manifest: string | undefined;
  readonly folderName: string;
}): Promise<string | undefined> {
  const stated = app.manifest === undefined ? undefined : await nameIn(app.manifest);
  return exerciseCalled(stated) ?? exerciseCalled(app.folderName);
}

async function nameIn(manifest: string): Promise<string | undefined> {
  try {
    const content = JSON.parse(await readFile(manifest, 'utf8')) as { name?: unknown } | null;
    return typeof content?.name === 'string' ? content.name : undefined;
  } catch {
    return undefined;
  }
}

/** Only a whole name, or a number: `04-approval-orchestrator`, `04`, `c1`. */
function exerciseCalled(name: string | undefined): string | undefined {
  if (name === undefined || !/^c?\d{1,2}(?:-[a-z0-9-]+)?$/.test(name)) return undefined;
  try {
    const slug = resolveExercise(name);
    return !name.includes('-') || slug === name ? slug : undefined;
  } catch {
    return undefined;
  }
}
