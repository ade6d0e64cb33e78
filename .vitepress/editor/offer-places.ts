// Offer places: after which texts the editor offers something by itself. Elsewhere, as after `;`, Enter is a new line.

/** A name that is begun, a dot, or a quote that opens a text. */
const OPENS_A_CHOICE = /(?:(?:^|[^\w$])[A-Za-z_$][\w$]*|(?:^|[^.])\.|(?:^|[^\w$'"])['"])$/;

/** The dot of a number. */
const IN_A_NUMBER = /(?:^|[^\w$])\d+\.$/;

/**
 * Whether something is offered without being asked for.
 *
 * @param before the text of the line before the cursor.
 */
export function isOfferPlace(before: string): boolean {
  return OPENS_A_CHOICE.test(before) && !IN_A_NUMBER.test(before);
}
