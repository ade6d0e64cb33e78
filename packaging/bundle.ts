// Bundle: TypeScript of this repository as the JavaScript that Node runs.
//
// Owns:   how that is built, for the package and for whatever is to be measured as the package runs.
// Never:  bundles a dependency of the package; npm installs them.

import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '..');

/** What is built, and where to. */
export interface Bundle {
  /** By the name of the built file, its source. */
  readonly input: Readonly<Record<string, string>>;
  /** Emptied first. */
  readonly outDir: string;
  /** Writes a source map beside each file. */
  readonly sourcemap?: boolean;
  /** The packages that stay outside the built files; all of them unless given. */
  readonly external?: readonly string[];
  readonly output?: Rolldown.OutputOptions;
}

/** Builds. */
export async function bundle({ input, outDir, sourcemap = false, external, output }: Bundle): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap,
      rolldownOptions: {
        // Only jest looks for a member of `import.meta`, and only in ES modules.
        checks: { emptyImportMeta: false },
        input,
        output: { entryFileNames: '[name].js', ...output },
      },
    },
    ssr: { target: 'node', ...(external ? { external: [...external], noExternal: true } : { external: true }) },
  });
}
