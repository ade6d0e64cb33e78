// Class readme: what a learner of a class reads first.
//
// Owns:   its words.

import type { Exercise } from '#exercises/define-exercise';
import { lessonLink } from '../edition.ts';
import { numberOf } from '../workspace.ts';
import type { ClassPlan } from './class-files.ts';

/** The README of a class' repository, as Markdown. */
export function classReadme(plan: ClassPlan, exercises: ReadonlyMap<string, Exercise>): string {
  const [first = ''] = [...exercises.keys()].map(numberOf);
  const lessons =
    plan.site === undefined
      ? 'The lessons are on the site of the workshop; your instructor tells you its address.'
      : `The lessons are at <${plan.site}>.`;
  return `# ${plan.name}

Exercises for Azure Durable Functions in TypeScript, from the Durable Functions Workshop. You need Node.js 20.19 or newer (20, 22 or 24)
and a network once:

\`\`\`sh
npm ci
npm run next
\`\`\`

After that everything works offline. There is no account and no Azure subscription; a simulator takes the place of the Azure
Functions host. In an editor that knows dev containers, and in GitHub Codespaces, \`npm ci\` has run when you arrive.

${lessons}

## The exercises

| Exercise | Folder | Lesson | Points |
| -------- | ------ | ------ | -----: |
${[...exercises].map(([slug, exercise]) => rowOf(slug, exercise, plan)).join('\n')}

The README.md of each folder says what to do. Edit the files that it names, below \`src\`, and let the checks run beside you:

\`\`\`sh
${commandLines(first)}
\`\`\`

A check is a sentence. When it fails it says what was expected, what happened, and where in the story. \`solution\` shows nothing here:
your instructor has left the solutions out.

## Hand in

Commit and push. At every push, GitHub runs the same checks; the points are in the summary of the run, under _Actions_. You may push as
often as you like, also what is not finished: each check that passes has its points.

These points are for you. Your instructor grades what is in \`exercises/\` with checks of their own copy, so a changed check or workflow
here changes no grade.

## What is here

| Folder | Holds |
| ------ | ----- |
| \`exercises/\` | your work |
| \`vendor/\` | the workshop's package: its commands, the simulator, the checks and the hints. \`npm ci\` installs it from there |
| \`.github/\`, \`.devcontainer/\`, \`.vscode/\` | the settings of GitHub and of the editor |
`;
}

function rowOf(slug: string, { title, lesson, checks }: Exercise, plan: ClassPlan): string {
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  return `| ${numberOf(slug)} ${title} | [\`exercises/${slug}\`](exercises/${slug}) | ${lessonLink(lesson, plan)} | ${String(points)} |`;
}

function commandLines(number: string): string {
  const commands = [
    ['npm run list', 'every exercise, and how far you are'],
    ['npm run next', 'the next exercise: what it asks, which file to edit'],
    [`npm run check -- ${number} --watch`, 'checks again at every save'],
    [`npm run hint -- ${number}`, 'one more hint'],
    [`npm run reset -- ${number}`, 'the starter again; your work is put aside'],
    [`npm run host -- ${number}`, 'serves your app on a local port, as Core Tools does'],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, what]) => `${command.padEnd(width)}    # ${what}`).join('\n');
}
