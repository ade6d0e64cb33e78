// Next heading: where a page goes on below something.

/** A link to a heading of the page. */
export interface NextHeading {
  readonly href: string;
  readonly title: string;
}

/** The first heading with an anchor among what follows an element, or null. */
export function nextHeading(element: Element): NextHeading | null {
  for (let at = element.nextElementSibling; at; at = at.nextElementSibling) {
    if (at.matches('h2[id], h3[id]')) return { href: `#${at.id}`, title: titleOf(at) };
  }
  return null;
}

/** Without the sign that links a heading to itself. */
function titleOf(heading: Element): string {
  const parts = [...heading.childNodes].filter((node) => !(node instanceof Element && node.matches('.header-anchor')));
  return parts
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
}
