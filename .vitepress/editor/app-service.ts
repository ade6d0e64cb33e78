// App service: the TypeScript language service over one exercise's files.
//
// Owns:   what is wrong with the files, what may be written at a place, and what stands there.
// Never:  touches the page, a worker or a network: the types come in as text (type-library.ts).
//
// S1. It marks what `tsc` marks in the folder that the page hands out: the same options, types and files.
// S2. What an orchestrator must not do is marked beside that (replay-mistakes.ts).

import ts from 'typescript';
import type { Problem } from './marks.ts';
import { replayMistakes, type ReplayMistake } from './replay-mistakes.ts';
import type { TypeLibrary } from './type-library.ts';

/** Something that may be written at a place. */
export interface Offer {
  readonly label: string;
  /** As the compiler names it, such as `method`. */
  readonly kind: string;
  /** Those that are near come first, as text to be compared. */
  readonly order: string;
}

/** What may be written from a place on. */
export interface Offers {
  readonly from: number;
  readonly offers: readonly Offer[];
}

/** What the compiler and the doc comment say about a name. */
export interface Explanation {
  /** Such as `const order: unknown`. */
  readonly type: string;
  /** Paragraphs; empty where there is no comment. */
  readonly comment: string;
}

/** An explanation and the name that it is about. */
export interface Explained extends Explanation {
  readonly from: number;
  readonly to: number;
}

/** Text by path, relative to the app's folder. */
export type Files = Readonly<Record<string, string>>;

/** The service of one app. Offsets count from 0. */
export class AppService {
  readonly #files = new Map<string, { text: string; version: number }>();
  readonly #service: ts.LanguageService;

  constructor(library: TypeLibrary) {
    this.#service = ts.createLanguageService(this.#hostOver(library));
  }

  /** Makes the app what is given. */
  update(files: Files): void {
    const paths = new Set(Object.keys(files).map(toAbsolute));
    for (const path of this.#files.keys()) if (!paths.has(path)) this.#files.delete(path);
    for (const [path, text] of Object.entries(files)) {
      const before = this.#files.get(toAbsolute(path));
      if (before?.text !== text) this.#files.set(toAbsolute(path), { text, version: (before?.version ?? 0) + 1 });
    }
  }

  /** What is wrong, by file. As `tsc`, it tells no errors of meaning while there is one of syntax. */
  problems(): Readonly<Record<string, readonly Problem[]>> {
    const paths = this.#compiled();
    const syntactic = paths.flatMap((path) => this.#service.getSyntacticDiagnostics(path));
    const isWhole = syntactic.length === 0;
    const errors = isWhole ? paths.flatMap((path) => this.#service.getSemanticDiagnostics(path)) : syntactic;
    const program = this.#service.getProgram();
    const mistakes = program ? replayMistakes(program, paths) : [];
    const problemsOf = (path: string): Problem[] => [
      ...errors.filter(({ file }) => file?.fileName === path).map(toProblem),
      ...mistakes.filter(({ file }) => file === path).map(toWarning),
    ];
    return Object.fromEntries(paths.map((path) => [toRelative(path), problemsOf(path)]));
  }

  /** What may be written at a place; null where nothing is known. */
  offers(file: string, at: number): Offers | null {
    const path = toAbsolute(file);
    const text = this.#files.get(path)?.text;
    if (text === undefined) return null;
    const found = this.#service.getCompletionsAtPosition(path, at, {});
    if (!found) return null;
    const from = found.optionalReplacementSpan?.start ?? at - (/[\w$]*$/.exec(text.slice(0, at))?.[0].length ?? 0);
    const offers = found.entries.map(({ name, kind, sortText }) => ({ label: name, kind, order: sortText }));
    return { from, offers };
  }

  /** More about one of the offers at a place. */
  explainOffer(file: string, at: number, name: string): Explanation | null {
    const path = toAbsolute(file);
    if (!this.#files.has(path)) return null;
    const found = this.#service.getCompletionEntryDetails(path, at, name, undefined, undefined, undefined, undefined);
    return found ? explanationOf(found) : null;
  }

  /** What stands at a place. */
  explain(file: string, at: number): Explained | null {
    const path = toAbsolute(file);
    if (!this.#files.has(path)) return null;
    const found = this.#service.getQuickInfoAtPosition(path, at);
    if (!found) return null;
    const { start, length } = found.textSpan;
    return { from: start, to: start + length, ...explanationOf(found) };
  }

  /** The compiler takes TypeScript in `src` and nothing else. */
  #compiled(): string[] {
    return [...this.#files.keys()].filter((path) => /^\/src\/.*\.ts$/.test(path));
  }

  #hostOver({ options, files }: TypeLibrary): ts.LanguageServiceHost {
    const settings = ts.convertCompilerOptionsFromJson(options, '/').options;
    const read = (path: string): string | undefined => this.#files.get(path)?.text ?? files[path];
    return {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => this.#compiled(),
      getScriptVersion: (path) => String(this.#files.get(path)?.version ?? 0),
      getScriptSnapshot: (path) => {
        const text = read(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: (given) => `/node_modules/typescript/lib/${ts.getDefaultLibFileName(given)}`,
      fileExists: (path) => read(path) !== undefined,
      readFile: read,
    };
  }
}

const toAbsolute = (path: string): string => `/${path}`;
const toRelative = (path: string): string => path.slice(1);

function toProblem({ start = 0, length = 0, messageText }: ts.Diagnostic): Problem {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  return { from: start, to: start + length, severity: 'error', message };
}

function toWarning({ from, to, message }: ReplayMistake): Problem {
  return { from, to, severity: 'warning', message };
}

type Explaining = Pick<ts.QuickInfo, 'displayParts' | 'documentation' | 'tags'>;

function explanationOf({ displayParts, documentation, tags = [] }: Explaining): Explanation {
  const told = tags.filter(({ name }) => /^(param|returns|deprecated)$/.test(name));
  const lines = told.map(tagText);
  const comment = [ts.displayPartsToString(documentation), ...lines].filter((line) => line !== '');
  return { type: ts.displayPartsToString(displayParts), comment: comment.map(plain).join('\n') };
}

/** Such as `order: what is booked` or `Returns: the receipt`; empty where the tag says nothing. */
function tagText({ name, text = [] }: ts.JSDocTagInfo): string {
  const isNamed = name === 'param';
  const what = isNamed ? text[0]?.text : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const said = ts.displayPartsToString(isNamed ? text.slice(1) : text).replace(/^[\s-]+/, '');
  if (said === '') return name === 'deprecated' ? 'Deprecated' : '';
  return `${what ?? ''}: ${said}`;
}

/** Links by their text, where they have one, and paragraphs in place of the lines of the source. */
const plain = (text: string): string =>
  text
    .replace(/\{@link\w*\s+(?:[^\s|}]+[\s|]+(?=[^\s}]))?([^}]*?)\s*\}|\[\[(\w+)\]\]/g, '$1$2')
    .replace(/(?<=[^\n])\n(?=[^\n\s*-])/g, ' ');
