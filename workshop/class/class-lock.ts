// Class lock: the lock file of a class' repository, taken out of the workshop's own.
//
// Owns:   which packages a class needs, and where they lie.
// Never:  asks a registry. A class gets the versions that the workshop is tested with, and making one needs no network.
//
// K1. A package lies where it lies in the workshop, so what finds which version is the same.
// K2. What the workshop only needs for itself is left out; what is left is no development package any more.

import type { ClassManifest } from './class-files.ts';

/** A package in a lock file. */
export interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly [member: string]: unknown;
}

/** A lock file of npm. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [member: string]: unknown;
}

/** The workshop's package as a class' repository has it. */
export interface VendoredPackage {
  readonly manifest: LockedPackage & { readonly version: string };
  /** The path of the tarball, below the repository. */
  readonly path: string;
  /** As in a lock file: `sha512-…`. */
  readonly integrity: string;
}

const WORKSHOP = 'node_modules/durable-functions-workshop';

/** The lock file. `own` is the workshop's. */
export function lockOf(manifest: ClassManifest, vendored: VendoredPackage, own: LockFile): LockFile {
  const { name, version } = manifest;
  const { dependencies = {}, bin, engines, peerDependencies = {}, license } = vendored.manifest;
  const workshop = {
    version: vendored.manifest.version,
    resolved: `file:${vendored.path}`,
    integrity: vendored.integrity,
    license,
    dependencies,
    bin,
    engines,
    peerDependencies,
  };
  const root = { name, version, dependencies: manifest.dependencies, engines: manifest.engines };
  const needed = neededPackages(own, [...namesOf(workshop), ...Object.keys(manifest.dependencies)]);
  const others = [...needed].map((path) => [path, withoutDevelopment(own.packages[path] ?? {})] as const);
  const all = new Map<string, LockedPackage>([[WORKSHOP, workshop], ...others]);
  const sorted = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...Object.fromEntries(sorted) },
  };
}

/** The paths of all packages that these need, as the workshop finds them (K1). */
function neededPackages({ packages }: LockFile, names: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = foundFrom(packages, name, from);
    if (path === undefined || needed.has(path)) return;
    needed.add(path);
    for (const each of namesOf(packages[path] ?? {})) visit(each, path);
  };
  for (const name of names) visit(name, '');
  return needed;
}

function namesOf({
  dependencies,
  optionalDependencies,
  peerDependencies,
  peerDependenciesMeta,
}: LockedPackage): string[] {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Where Node finds a package, seen from another: beside it, or in a folder further up. */
function foundFrom(packages: LockFile['packages'], name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = [folder, 'node_modules', name].filter((part) => part !== '').join('/');
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}

/** K2. */
function withoutDevelopment(locked: LockedPackage): LockedPackage {
  return Object.fromEntries(Object.entries(locked).filter(([member]) => member !== 'dev' && member !== 'peer'));
}
