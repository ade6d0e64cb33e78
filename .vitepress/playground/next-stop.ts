// Next stop: where a reader goes on below something.

/** A link to a heading of the page, or to the next page. */
export interface NextStop {
  readonly href: string;
  readonly title: string;
}

/** The first heading with an anchor among what follows an element; the next page where there is none but the last one. */
export function nextStop(element: Element): NextStop | null {
  const headings: Element[] = [];
  for (let at = element.nextElementSibling; at; at = at.nextElementSibling) {
    if (at.matches('h2[id], h3[id]')) headings.push(at);
  }
  const [heading] = headings;
  const isLast = headings.length < 2;
  return (isLast ? nextPage(element.ownerDocument) : null) ?? (heading ? toStop(heading) : null);
}

/** A page ends with links to what others wrote; the reader looks for what comes next here. */
function nextPage(page: Document): NextStop | null {
  const link = page.querySelector<HTMLAnchorElement>('a.pager-link.next[href]');
  const title = link?.querySelector('.title')?.textContent?.trim() ?? '';
  return link && title !== '' ? { href: link.href, title } : null;
}

/** Without the sign that links a heading to itself. */
function toStop(heading: Element): NextStop {
  const parts = [...heading.childNodes].filter((node) => !(node instanceof Element && node.matches('.header-anchor')));
  const title = parts.map(({ textContent }) => textContent ?? '').join('');
  return { href: `#${heading.id}`, title: title.trim() };
}
