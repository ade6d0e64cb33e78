// Figure modules: what the figures of the pages show, made when the site is built; a plugin for Vite.
//
// Owns:   the modules that pages import for their figures (figure-tags.ts), and the files from which each is made.
// Never:  draws.
//
// F1. Behaviour is never written down: stories and questions are run with the real SDK at each build, and again when one of
//     their files changes.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type { Plugin } from 'vite';
import type { Question } from '../../docs/questions/define-question.ts';
import { boardApps, boardFolders } from '../board/board-apps.ts';
import { parseParts } from '../diagrams/parts.ts';
import { runStory } from '../diagrams/picture.ts';
import { foldersOf, parseStory } from '../diagrams/story.ts';
import { isWideWith } from '../theme/diagrams/sequence-layout.ts';
import { foldersIn, readApp, sourceFiles, toldWords } from './app-folder.ts';
import { filesOfAround, filesOfExercise, readAround, readExercise } from './exercise.ts';
import { modulePrefix } from './figure-tags.ts';
import type { Invitation } from './live-figure.ts';
import { answerQuestion } from './question.ts';
import type { ToldStory } from './simulation.ts';

/** The code of a figure's module, and the files from which it was made. */
interface Made {
  readonly code: string;
  readonly files: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

const viewFile = (file: string): string => path.join(root, '.vitepress', file).replaceAll(path.sep, '/');
const partsView = viewFile('theme/diagrams/PartsDiagram.vue');
const storyView = viewFile('figures/LiveStory.vue');
const boardView = viewFile('board/LiveBoard.vue');

/** How each kind of module is made from a figure's name. */
const makers: Readonly<Record<string, (name: string) => Made | Promise<Made>>> = {
  Around: makeAround,
  Board: makeBoard,
  BoardApps: makeBoardApps,
  Picture: makePicture,
  Playground: makeExercise,
  Predict: makeQuestion,
  Simulation: makeSimulation,
  Story: makeStory,
};

/** Serves the modules of the figures. */
export function figureModules(): Plugin {
  return {
    name: 'figures',
    resolveId: (id) => (id.startsWith(modulePrefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${modulePrefix}`)) return undefined;
      const [kind = '', name = ''] = id.slice(modulePrefix.length + 1).split('/');
      const make = makers[kind];
      if (!make) throw new Error(`There is no figure of the kind ${kind}.`);
      const { code, files } = await make(name);
      for (const file of files) this.addWatchFile(file);
      return code;
    },
  };
}

const exportOf = (value: unknown): string => `export default ${JSON.stringify(value)};`;

/** A picture is made from its story or, where no run can show it, from its parts. */
async function makePicture(name: string): Promise<Made> {
  if (existsSync(path.join(root, partsFileOf(name)))) return makeParts(name);
  const { story, files } = readStory(name);
  return { code: exportOf(await runStory(story, root)), files };
}

/** Few pages have such a picture: it brings along what draws it. */
function makeParts(name: string): Made {
  const file = existing(partsFileOf(name));
  const parts = JSON.stringify(parseParts(readFileSync(file, 'utf8'), path.basename(file)));
  return { code: `import view from '${partsView}'; export default { ...${parts}, view };`, files: [file] };
}

const partsFileOf = (name: string): string => `diagrams/${name}.parts`;

/** Checks run in the hub worker, which loads the manifest itself. */
async function makeExercise(slug: string): Promise<Made> {
  const load = `() => import('${modulePrefix}Around/${slug}').then((module) => module.default)`;
  const code = `export default { ...${JSON.stringify(await readExercise(slug))}, loadAround: ${load} };`;
  return { code, files: filesOfExercise(slug) };
}

/** Fetched when somebody takes the exercise along. */
async function makeAround(slug: string): Promise<Made> {
  return { code: exportOf(await readAround(slug)), files: filesOfAround(slug) };
}

/** The little that is there before somebody runs the story. */
async function makeSimulation(name: string): Promise<Made> {
  const { story, files } = readStory(name);
  const { scenes } = await runStory(story, root);
  const isWide = scenes.some(({ model }) => isWideWith(model.lanes.length));
  const label = `Simulation: ${story.title}`;
  const promise = 'The same story, step by step, in your browser.';
  return { code: liveFigure({ label, press: 'Run it here', promise, isWide }, storyView, `Story/${name}`), files };
}

function makeStory(name: string): Made {
  const { story, files } = readStory(name);
  const scenes = story.scenes.map(({ title, words }) => ({ title, words: toldWords(words, root) }));
  const told: ToldStory = { app: readApp(story.app, root), scenes };
  return { code: exportOf({ title: story.title, story: told }), files };
}

/** The little that is there before somebody opens the board. */
function makeBoard(exercise: string): Made {
  const promise = 'Report incidents, let time pass and let people call back, in your browser.';
  const line = { label: 'Board', press: 'Open the board', promise, isWide: false };
  return { code: liveFigure(line, boardView, `BoardApps/${exercise}`), files: [] };
}

function makeBoardApps(exercise: string): Made {
  const apps = boardApps(exercise, root);
  return { code: exportOf({ exercise, apps }), files: appFiles(boardFolders(exercise).flaw) };
}

/** What draws the figure, and the properties that it is given, are fetched when somebody wants to run it. */
function liveFigure(line: Invitation, view: string, props: string): string {
  const imports = `import('${view}'), import('${modulePrefix}${props}')`;
  return `export default { ...${JSON.stringify(line)}, async load() {
    const [view, props] = await Promise.all([${imports}]);
    return { view: view.default, props: props.default };
  } };`;
}

function readStory(name: string) {
  const file = existing(`diagrams/${name}.story`);
  const story = parseStory(readFileSync(file, 'utf8'), path.basename(file));
  return { story, files: [file, ...appFiles(foldersOf(story))] };
}

/** Questions are TypeScript with `#…` imports: Vite's runner loads them as the site itself does. */
async function makeQuestion(name: string): Promise<Made> {
  const file = existing(`docs/questions/${name}.ts`);
  const { module } = await runnerImport<{ default: Question }>(file, { root, logLevel: 'error' });
  const answered = await answerQuestion(name, module.default, root);
  return { code: exportOf(answered), files: [file, ...appFiles(foldersIn(module.default.app))] };
}

const appFiles = (folders: readonly string[]): string[] => folders.flatMap((folder) => sourceFiles(folder, root));

function existing(relative: string): string {
  const file = path.join(root, relative);
  if (!existsSync(file)) throw new Error(`A page names ${relative}, but there is no such file.`);
  return file;
}
