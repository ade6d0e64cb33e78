// Load errors: one sentence for everything that can stop an app from being loaded.

import { AppLoadError, type SourceLocation } from '#core';
import { EngineSyntaxError, languageOf, textAt } from './app-script.ts';
import { firstAppFrame, type ToSource } from './app-stack.ts';
import type { WorkerPlatform } from './platform.ts';
import { toError } from './thrown-value.ts';
import { engineKnowsUsing } from './using-declarations.ts';

/** Turns what evaluating the app threw into an {@link AppLoadError}. */
export async function explainLoadError(
  thrown: unknown,
  platform: WorkerPlatform,
  toSource: ToSource,
): Promise<AppLoadError> {
  if (thrown instanceof AppLoadError) return thrown;
  if (thrown instanceof EngineSyntaxError) return explainSyntax(thrown, platform);
  const error = toError(thrown);
  const frame = firstAppFrame(String(error.stack));
  const what = asSentence(`${error.name}: ${error.message}`);
  return new AppLoadError(`The app threw an error while it was loaded: ${what}`, frame && toSource(frame));
}

async function explainSyntax(error: EngineSyntaxError, platform: WorkerPlatform): Promise<AppLoadError> {
  const place = await platform.locateSyntaxError(error);
  const language = languageOf(error.file);
  if (!place) return new AppLoadError(`${error.file} is not valid ${language}: ${asSentence(error.message)}`);
  const source = error.toSource(place);
  if (!engineKnowsUsing && isUsing(error.text, source)) return new AppLoadError(USING, source);
  return new AppLoadError(
    `This is not valid ${language}: ${inPlainWords(error.message, textAt(error.text, source))}`,
    source,
  );
}

const USING =
  '"using" needs a newer JavaScript engine, such as that of Node.js 24; here, try { … } finally { lock.release(); } does the same.';

/** Engines that do not know the word complain of the name after it. */
const isUsing = (text: string, { line, column = 1 }: SourceLocation): boolean =>
  /\busing\s+$/.test((text.split('\n')[line - 1] ?? '').slice(0, column - 1));

function inPlainWords(reason: string, found: string | undefined): string {
  if (found === 'yield')
    return '"yield" works only inside a generator function, which is written with a star (function*).';
  if (found === 'await') return '"await" works only inside an async function.';
  return asSentence(reason.charAt(0).toLowerCase() + reason.slice(1));
}

/** The error for an app in which nothing was registered. */
export function nothingRegistered(entryPoints: readonly string[]): AppLoadError {
  const remedy = "register one, for example with df.app.orchestration('Name', function* (context) { … })";
  if (entryPoints.length === 0) return new AppLoadError(`The app has no file to evaluate; add one and ${remedy}.`);
  return new AppLoadError(`No function was registered by ${inWords(entryPoints)}; ${remedy}.`);
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** The first line of a text, ended with a full stop. */
function asSentence(text: string): string {
  const line = text.split('\n', 1)[0]?.trimEnd() ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
