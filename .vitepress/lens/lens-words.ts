// Lens words: what looking closer brought, in a sentence or two; fetched when somebody does.

import { firstDifference, type XRay } from '#scenario';
import type { RaceReport } from '../playground/race-explorer.ts';
import type { HubAnswer, Progress } from '../playground/session-messages.ts';
import type { Verdict } from '../playground/use-run.ts';

/** What is said while the hub works. */
export const waiting = {
  reference: 'Running the reference with the same requests…',
  xRay: 'Making the run again in another world…',
  explore: 'Exploring other schedules…',
  schedule: 'Making the run again under this schedule…',
} as const;

/** Where the two open runs part. */
export function comparedText({ tapes: { main, other } }: HubAnswer): string {
  const difference = main && other && firstDifference(main.view(), other.view());
  return `Compared with the reference. ${difference?.text ?? 'Nothing differs: same histories, same effects.'}`;
}

/** What an X-ray found. */
export function xRayVerdict({ findings, tried }: XRay): Verdict {
  const [first] = findings;
  if (!first) {
    return {
      tone: 'good',
      text: `Nothing found: same actions under another clock and other chance, in ${String(tried)} tries.`,
    };
  }
  const others = findings.length - 1;
  const more = others > 0 ? ` So ${others === 1 ? 'is' : 'are'} ${String(others)} more.` : '';
  const text = `${first.instanceId} is not deterministic: ${first.text}.${more}`;
  return { tone: 'bad', text, leadsTo: 'run', ...(first.source ? { source: first.source } : {}) };
}

/** How far exploring has come. */
export function progressText({ done, of }: Progress): string {
  return `${String(done)} of at most ${String(of)} schedules`;
}

/** What exploring brought. */
export function racesVerdict(report: RaceReport): Verdict {
  const { race, isStopped, undisturbed } = report;
  const tone = race ? 'bad' : isStopped || undisturbed !== null ? 'quiet' : 'good';
  return { tone, text: racesText(report), leadsTo: 'run' };
}

/** The same, for its view. */
export function racesText({ race, tried, isStopped, seed, demand, undisturbed }: RaceReport): string {
  const schedules = `${String(tried)} ${tried === 1 ? 'schedule' : 'schedules'} (seed ${String(seed)})`;
  if (race) return `Found under one of ${schedules}: ${race.difference} That is when ${race.text}.`;
  const found = isStopped ? `Stopped after ${schedules}: nothing found so far.` : `Nothing found under ${schedules}.`;
  return demand === 'nothing fails' && undisturbed !== null
    ? `${found} But already as it is, your run comes to something else than the reference: ${undisturbed}`
    : found;
}
