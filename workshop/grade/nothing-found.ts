// Nothing found: what is said of a submission in which no exercise was found that is graded.
//
// Owns:   the sentence, which names what is there instead, and says what to hand in.
// Never:  looks for exercises (find-exercises.ts).

import { shown, type PlainFiles } from './bringing.ts';
import { placeText, type FoundExercises } from './find-exercises.ts';

const example = '"04-approval-orchestrator"';

/** One sentence, and another one where there are links. */
export function nothingFound(
  files: Pick<PlainFiles, 'paths' | 'unreadable' | 'links' | 'others'>,
  found: Pick<FoundExercises, 'nameless' | 'ungraded'>,
): string {
  return [whatIsThere(files, found), ...linkSentences(files.links)].join(' ');
}

/** That links were passed over: one sentence, or none where there are none. */
export function linkSentences(links: readonly string[]): readonly string[] {
  if (links.length === 0) return [];
  const are = links.length === 1 ? 'is a link' : 'are links';
  return [`${listed(links.map(shown))} ${are}, and links are not followed.`];
}

function whatIsThere(
  { paths, unreadable, others }: Pick<PlainFiles, 'paths' | 'unreadable' | 'others'>,
  { nameless, ungraded }: Pick<FoundExercises, 'nameless' | 'ungraded'>,
): string {
  const [app, ...apps] = nameless;
  if (app !== undefined && apps.length === 0)
    return `Its function app ${placeText(app)} does not say which exercise it is; name its folder, or the app in package.json, after the exercise, such as ${example}.`;
  if (app !== undefined)
    return `Its function apps ${listed(nameless.map(placeText))} do not say which exercises they are; name their folders, or the apps in package.json, after the exercises, such as ${example}.`;
  if (ungraded.length > 0) return `It holds ${listed(ungraded)}, and none of the exercises that are graded.`;
  const texts = [...paths, ...unreadable.keys()].sort();
  const sources = texts.filter((path) => !path.endsWith('.json'));
  if (sources.length > 0)
    return `It holds ${listed(sources.map(shown))} and no function app; hand in the exercise's whole folder, such as ${example}, with its package.json.`;
  const what = [...texts, ...others].length > 0 ? `${listed([...texts, ...others].sort().map(shown))} and ` : '';
  return `It holds ${what}none of the exercises; hand in their folders, such as ${example}, with their package.json.`;
}

const mostNamed = 3;

/** `a`, `a and b`, `a, b, c and 2 more`. */
function listed(paths: readonly string[]): string {
  const named = paths.slice(0, mostNamed);
  const more = paths.length - named.length;
  const last = more > 0 ? `${String(more)} more` : named.pop();
  return named.length === 0 ? (last ?? '') : `${named.join(', ')} and ${last ?? ''}`;
}
