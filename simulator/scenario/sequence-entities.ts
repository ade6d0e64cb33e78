// Entity steps: what a batch of an entity adds to a sequence.
//
// Owns:   the arrows of operations and their answers.
// Never:  draws what a client signalled; that message has its own arrow (sequence-messages.ts).

import type { EntityRecord } from '#core';
import type { SequenceSheet } from './sequence-sheet.ts';
import { shortText, withData } from './sequence-text.ts';

/** Draws batches of entities. */
export class EntitySteps {
  readonly #sheet: SequenceSheet;

  constructor(sheet: SequenceSheet) {
    this.#sheet = sheet;
  }

  add({ instanceId, operations }: EntityRecord): void {
    const entity = this.#sheet.instance(instanceId);
    for (const { name, input, isSignal, from: caller, result, hasFailed } of operations) {
      if (caller === null) continue;
      const from = this.#sheet.instance(caller);
      const [asker, asked] = [this.#sheet.name(from), this.#sheet.name(entity)];
      const data = input === null || input === '' ? '' : shortText(input);
      const verb = isSignal ? 'signals' : 'calls';
      const sentence = `${withData(`${asker} ${verb} ${name} of ${asked}`, 'with', data)}.`;
      this.#sheet.arrow({ kind: 'raise', from, to: entity, label: withData(name, '', data), sentence });
      if (isSignal) continue;
      const answer = result === null ? '' : shortText(result);
      const outcome = hasFailed ? 'fails' : 'answers';
      const told = `${withData(`${asked} ${outcome}`, hasFailed ? 'with' : '', answer)}.`;
      this.#sheet.arrow({ kind: 'response', from: entity, to: from, label: answer || outcome, sentence: told });
    }
  }
}
