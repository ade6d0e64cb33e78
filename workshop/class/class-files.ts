// Class files: what stands in a class' repository beside the exercises, the README and the workflow.
//
// Owns:   the manifest, and the settings of git, npm, editor and dev container.
// Never:  names a registry: packages come from the one that npm is set up for.
//
// F1. The container is the official image of Node. It needs no features, and `npm ci` brings the rest.
// F2. Editor extensions are recommended only where a file of the repository needs one: `requests.http` does. Types, tests and
//     formatting need none.

import { progressFileName } from '#exercises/progress-file';

/** What a class consists of. */
export interface ClassPlan {
  /** For people, such as `Cloud Lab 3`. */
  readonly name: string;
  /** The address of the lessons' site, with a slash at the end. */
  readonly site?: string;
  /** The exercises, in order. */
  readonly slugs: readonly string[];
}

/** The manifest of a class' repository. */
export interface ClassManifest {
  readonly name: string;
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

/** The commands that a learner has. */
export const LEARNER_COMMANDS = ['list', 'next', 'check', 'hint', 'solution', 'reset', 'progress', 'host'] as const;

/** The name of the package of a class. It begins with no digit, so the grader never takes the repository for an exercise. */
export function packageName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ['class', plain]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 100);
}

/**
 * The manifest.
 *
 * @param root the workshop's own manifest: the versions that the workshop is tested with.
 * @param tarball the path of the workshop's package in the repository.
 */
export function manifestOf({ name }: ClassPlan, root: RootManifest, tarball: string): ClassManifest {
  const { '@azure/functions': functions = '', 'durable-functions': durable = '' } = root.devDependencies;
  return {
    name: packageName(name),
    version: '1.0.0',
    private: true,
    description: `${name}: exercises for Azure Durable Functions in TypeScript`,
    engines: { node: root.engines.node },
    scripts: Object.fromEntries(LEARNER_COMMANDS.map((command) => [command, `durable-workshop ${command}`])),
    dependencies: {
      '@azure/functions': functions,
      'durable-functions': durable,
      'durable-functions-workshop': `file:${tarball}`,
    },
    allowScripts: root.allowScripts,
  };
}

/** What is taken from the workshop's own manifest. */
export interface RootManifest {
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly engines: { readonly node: string };
  readonly bin: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

/** The settings, by path. */
export function settingsFiles({ name }: ClassPlan): Readonly<Record<string, string>> {
  return {
    '.npmrc': 'omit-lockfile-registry-resolved=true\nfund=false\naudit=false\nupdate-notifier=false\n',
    '.gitattributes': '* text=auto eol=lf\n*.tgz binary\n',
    '.gitignore': IGNORED.join('\n') + '\n',
    '.devcontainer/devcontainer.json': json({
      name,
      image: 'node:22-bookworm',
      remoteUser: 'node',
      postCreateCommand: 'npm ci',
      forwardPorts: [7071],
      customizations: { vscode: { extensions: EXTENSIONS } },
    }),
    '.vscode/extensions.json': json({ recommendations: EXTENSIONS }),
    '.vscode/settings.json': json({
      'editor.tabSize': 2,
      'files.eol': '\n',
      'files.readonlyInclude': { 'vendor/**': true },
      'search.exclude': { 'vendor/**': true, 'package-lock.json': true },
      'typescript.tsdk': 'node_modules/typescript/lib',
    }),
  };
}

const IGNORED = [
  'node_modules/',
  'dist/',
  '.DS_Store',
  '# Your marks, and the hints that you were shown. They stay on your machine.',
  '/exercises/.progress/',
  `/${progressFileName}`,
  '# What reset and import put aside.',
  '/exercises/*/.backups/',
];

/** F2. */
const EXTENSIONS = ['humao.rest-client'];

/** JSON as files have it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
