// Copy README: what lies beside a learner's copy and says what to do with it.
//
// Owns:   its words.
// Never:  tells more than the page does, and never reads or writes a file.

import type { Exercise } from '#exercises/define-exercise';

/** The README of a copy, as Markdown. */
export function readmeText(number: string, { title, lesson, task, files }: Exercise): string {
  const named = (role: 'edit' | 'given'): string =>
    files
      .filter((file) => file.role === role)
      .map(({ path }) => `\`${path}\``)
      .join(', ');
  const given = named('given') === '' ? '' : ` ${named('given')} is complete; read it.`;
  return `# ${number} ${title}

${task.map((sentence) => `- ${sentence}`).join('\n')}

Edit ${named('edit')}.${given} Then, in the folder of the workshop:

\`\`\`sh
npm run check -- ${number} --watch    # checks again at every save
npm run hint -- ${number}             # one more hint
npm run reset -- ${number}            # the starter again; your work is backed up
\`\`\`

The lesson is \`${lesson}\`: \`npm start\` shows it. \`src/\` and the settings beside it are yours, and git ignores them. What
else is here belongs to the workshop: the checks, the untouched starter, and finished apps, right and wrong, which prove
that the checks are fair.
`;
}
