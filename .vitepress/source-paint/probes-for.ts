import type { Probes } from '#core';

/** The probes of an app; undefined where the parser cannot be fetched: then a run tells nothing of the source. */
export async function probesFor(files: Readonly<Record<string, string>>): Promise<Probes | undefined> {
  try {
    const { asProbes, findAllProbes } = await import('./paint-model.ts');
    return asProbes(findAllProbes(files));
  } catch {
    return undefined;
  }
}
