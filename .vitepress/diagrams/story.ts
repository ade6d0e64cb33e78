// Story: the text from which a picture is made.
//
// Owns:   the format of the files in diagrams/.
// Never:  runs a story (picture.ts).
//
// A story begins with `title:`, `description:` and `app:` (one folder, or several of which the later overlay the earlier). Each
// `scene:` begins a run of its own. The other lines are what happens in it, one thing per line:
//
//   start <orchestrator> as <instance> [with <JSON>]
//   raise <event> on <instance> [with <JSON>]
//   terminate <instance>
//   GET|POST|PUT|DELETE <path> [with <body>]
//   advance <duration>
//   deploy <folder> [<folder> …]
//   next | step | until idle | crash
//
// Empty lines and lines that begin with # are for the reader.

/** One thing that happens in a scene. */
export type StoryWord =
  | { readonly word: 'start'; readonly orchestrator: string; readonly instanceId: string; readonly input?: unknown }
  | { readonly word: 'raise'; readonly event: string; readonly instanceId: string; readonly data?: unknown }
  | { readonly word: 'terminate'; readonly instanceId: string }
  | { readonly word: 'http'; readonly method: string; readonly path: string; readonly body?: string }
  | { readonly word: 'advance'; readonly duration: string }
  | DeployWord
  | { readonly word: 'next' | 'step' | 'until idle' | 'crash' };

/** Another app takes the place of the one that runs. */
export interface DeployWord {
  readonly word: 'deploy';
  /** Folders, relative to the root of the repository, of which the later overlay the earlier. */
  readonly app: readonly string[];
}

/** One run. */
export interface StoryScene {
  readonly title: string;
  readonly words: readonly StoryWord[];
}

/** What a picture shows. */
export interface Story {
  readonly title: string;
  readonly description: string;
  /** Folders, relative to the root of the repository. */
  readonly app: readonly string[];
  readonly scenes: readonly StoryScene[];
}

/** A story that cannot be read; the message begins with file and line. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

/**
 * Reads a story.
 *
 * @param file its name, for messages.
 * @throws {StoryError} a line is not understood, or something is missing.
 */
export function parseStory(text: string, file: string): Story {
  const head = new Map<string, string>();
  const scenes: { title: string; words: StoryWord[] }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const fail = (problem: string): never => {
      throw new StoryError(`${file}:${String(index + 1)}: ${problem}`);
    };
    const [, key, value = ''] = /^(title|description|app|scene):\s*(.*)$/.exec(line) ?? [];
    if (key === 'scene') scenes.push({ title: value, words: [] });
    else if (key !== undefined) head.set(key, value);
    else (scenes.at(-1)?.words ?? fail('a scene has to begin before something can happen')).push(parseWord(line, fail));
  }
  const part = (key: string): string => head.get(key) || missing(file, `the line "${key}: …"`);
  const story = { title: part('title'), description: part('description'), app: part('app').split(/\s+/), scenes };
  return scenes.every(({ words }) => words.length > 0) && scenes.length > 0
    ? story
    : missing(file, 'a scene with words');
}

/** Every folder of the repository from which a story takes code. */
export const foldersOf = ({ app, scenes }: Story): string[] => [
  ...app,
  ...scenes.flatMap(({ words }) => words.flatMap((word) => (word.word === 'deploy' ? word.app : []))),
];

function missing(file: string, what: string): never {
  throw new StoryError(`${file}: ${what} is missing`);
}

type Fail = (problem: string) => never;

function parseWord(line: string, fail: Fail): StoryWord {
  if (line === 'next' || line === 'step' || line === 'until idle' || line === 'crash') return { word: line };
  const [words = '', data] = splitData(line);
  const [verb = '', first = '', link, second = ''] = words.split(/\s+/);
  if (verb === 'start' && link === 'as') {
    return {
      word: 'start',
      orchestrator: first,
      instanceId: second,
      ...(data === undefined ? {} : { input: json(data, fail) }),
    };
  }
  if (verb === 'raise' && link === 'on') {
    return {
      word: 'raise',
      event: first,
      instanceId: second,
      ...(data === undefined ? {} : { data: json(data, fail) }),
    };
  }
  if (verb === 'terminate' && first !== '') return { word: 'terminate', instanceId: first };
  if (verb === 'deploy' && first !== '') return { word: 'deploy', app: line.split(/\s+/).slice(1) };
  if (verb === 'advance' && first !== '') return { word: 'advance', duration: line.slice('advance '.length) };
  if (/^(GET|POST|PUT|DELETE)$/.test(verb) && first.startsWith('/')) {
    return { word: 'http', method: verb, path: first, ...(data === undefined ? {} : { body: data }) };
  }
  return fail(`"${line}" is not understood`);
}

function splitData(line: string): [string, string | undefined] {
  const at = line.indexOf(' with ');
  return at < 0 ? [line, undefined] : [line.slice(0, at), line.slice(at + ' with '.length)];
}

function json(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return fail(`"${text}" is not JSON`);
  }
}
