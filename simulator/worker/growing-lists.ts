// Growing lists: how lists and texts are sent of which each begins like one that was sent before.
//
// Owns:   what of a list or a text both ends of a channel know.
// Never:  sends anything itself, and never comes to another list than the one that was to be sent.
//
// G1. A sender and its receiver see the same messages in the same order. Where one got lost, the sender has to forget.
// G2. They keep a bounded number; the place of an old one is taken by a new one, at both ends alike.
// G3. What is kept of a list are its very members: where a channel copies, those of the lists at its other end are the same, too.

const PLACES = 64;

/** A list or a text as it is sent. */
export interface Sent<Added> {
  /** Where it is kept. */
  readonly place: number;
  /** How much it has in common with what was kept there. */
  readonly kept: number;
  readonly added: Added;
}

/** The sender's end. */
abstract class Sender<Key, Whole> {
  readonly #places = new Map<Key, number>();
  readonly #known: { key: Key; whole: Whole }[] = [];
  #next = 0;

  /** The other end knows nothing that this one could rely on (G1). */
  forget(): void {
    this.#places.clear();
    this.#known.length = 0;
  }

  /** Where what has this key is kept, and what was sent with it before. */
  protected placeOf(key: Key): { place: number; before: Whole | undefined } {
    const known = this.#places.get(key);
    if (known !== undefined) return { place: known, before: this.#known[known]?.whole };
    const place = this.#next % PLACES;
    this.#next += 1;
    const old = this.#known[place];
    if (old && this.#places.get(old.key) === place) this.#places.delete(old.key); // G2
    this.#places.set(key, place);
    return { place, before: undefined };
  }

  protected keep(place: number, key: Key, whole: Whole): void {
    this.#known[place] = { key, whole };
  }
}

/** Sends lists. */
export class ListSender<Member> extends Sender<object, readonly Member[]> {
  readonly #isSame: (one: Member, other: Member) => boolean;

  /** @param isSame whether a member says what an earlier one said, which then stands for it. */
  constructor(isSame: (one: Member, other: Member) => boolean = Object.is) {
    super();
    this.#isSame = isSame;
  }

  /** What is to be sent. @param key the same object for each list that begins alike. */
  send(key: object, list: readonly Member[]): Sent<readonly Member[]> {
    const { place, before = [] } = this.placeOf(key);
    const other = list.findIndex(
      (member, index) => index >= before.length || !this.#isSame(member, before[index] as Member),
    );
    const kept = other < 0 ? list.length : other;
    const added = list.slice(kept);
    this.keep(place, key, [...before.slice(0, kept), ...added]);
    return { place, kept, added };
  }
}

/** Hears lists. */
export class ListReceiver<Member> {
  readonly #known: (readonly Member[])[] = [];

  /** The list that was sent. */
  receive({ place, kept, added }: Sent<readonly Member[]>): readonly Member[] {
    const list = [...(this.#known[place] ?? []).slice(0, kept), ...added];
    this.#known[place] = list;
    return list;
  }
}

/** How much of a text tells which one it goes on with. */
const HEAD = 1_024;

/** Sends texts. */
export class TextSender extends Sender<string, string> {
  /** What is to be sent. */
  send(text: string): Sent<string> {
    const head = text.slice(0, HEAD);
    const { place, before = '' } = this.placeOf(head);
    const kept = commonLength(before, text);
    this.keep(place, head, text);
    return { place, kept, added: text.slice(kept) };
  }
}

/** Hears texts. */
export class TextReceiver {
  readonly #known: string[] = [];

  /** The text that was sent. */
  receive({ place, kept, added }: Sent<string>): string {
    const text = (this.#known[place] ?? '').slice(0, kept) + added;
    this.#known[place] = text;
    return text;
  }
}

/** With how many characters both begin. Comparing two texts costs next to nothing; looking at their characters does. */
function commonLength(one: string, other: string): number {
  let common = 0;
  let beyond = Math.min(one.length, other.length) + 1;
  while (beyond - common > 1) {
    const middle = (common + beyond) >> 1;
    if (one.slice(common, middle) === other.slice(common, middle)) common = middle;
    else beyond = middle;
  }
  return common;
}
