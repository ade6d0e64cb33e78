// App README: what lies beside a learner's files and says what to do with them.
//
// Owns:   its words, in the learner's copy and in the folder that the page hands out.
// Never:  tells more than the page does, and never reads or writes a file.

import type { Exercise } from './define-exercise.ts';

/** Where the workshop is, seen from a learner's copy. */
export interface CopyPlace {
  /** A command as it is typed there. */
  readonly toType: (command: string, ...args: readonly string[]) => string;
  /** The workshop is a package elsewhere; the folder of the copy holds nothing of it. */
  readonly isInstalled: boolean;
  /** The lesson as Markdown, where more is known of it than its name. */
  readonly lesson?: string;
}

/** The README of a learner's copy in the workshop, as Markdown. `number` is short, such as `04`. */
export function copyReadme(
  number: string,
  exercise: Exercise,
  { toType, isInstalled, lesson: known }: CopyPlace,
): string {
  const commands = [
    [toType('check', number, '--watch'), 'checks again at every save'],
    [toType('hint', number), 'one more hint'],
    [toType('reset', number), 'the starter again; your work is backed up'],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  const where = isInstalled ? 'in the folder that holds `exercises`' : 'in the folder of the workshop';
  const lesson =
    exercise.lesson === ''
      ? ''
      : `The lesson is ${known ?? `\`${exercise.lesson}\``}${isInstalled ? '' : ': `npm start` shows it'}. `;
  return `${taskText(number, exercise)} Then, ${where}:

\`\`\`sh
${commands.map(([command, what]) => `${command.padEnd(width)}    # ${what}`).join('\n')}
\`\`\`

${lesson}\`requests.http\` holds the ready requests: \`${toType('host', number)}\` serves this app, and editors send them to it.
${isInstalled ? '' : belongings}`;
}

const belongings = `
\`src/\` and the settings beside it are yours, and git ignores them. What else is here belongs to the workshop: the checks, the
untouched starter, and finished apps, right and wrong, which prove that the checks are fair.
`;

/** The README of a folder that was downloaded from the page, as Markdown. */
export function downloadReadme(number: string, exercise: Exercise): string {
  return `${taskText(number, exercise)}

## Run it here

This folder is a complete function app. With Node.js and Azure Functions Core Tools, and Azurite as the storage:

\`\`\`sh
npm install
npm start                         # builds it and starts it with Core Tools
\`\`\`

\`requests.http\` holds the ready requests; editors send them from there.

## Check it

The checks are in the repository of the workshop. In its folder:

\`\`\`sh
npm run check -- ${number} --app <this folder>
npm run host -- <this folder>     # serves it without Core Tools and without storage
\`\`\`

## Take it back into the page

Zip this folder and choose it with _Import_ in the playground${exercise.lesson === '' ? '' : ` of the lesson \`${exercise.lesson}\``}. The page takes the \`.ts\` files in
\`src\`; everything else in the zip is left alone.
`;
}

function taskText(number: string, { title, task, files }: Exercise): string {
  const named = (role: 'edit' | 'given'): string[] =>
    files.filter((file) => file.role === role).map(({ path }) => `\`${path}\``);
  const given = named('given');
  const use = given.length === 1 ? 'is complete; read it' : 'are complete; read them';
  return `# ${number} ${title}

${task.map((sentence) => `- ${sentence}`).join('\n')}

Edit ${listed(named('edit'))}.${given.length === 0 ? '' : ` ${listed(given)} ${use}.`}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
