// SVG file: a drawing of the page as a file of its own.
//
// Owns:   taking along what the page's style sheets give to the drawing.
// Never:  changes the drawing itself.
//
// F1. The file needs no style sheet, font or picture from elsewhere.
//     Each text keeps its width, so it fits its box also where another font is drawn.
// F2. It is drawn in the light colours, on a ground of its own, whatever the page looks like now.

/** What a drawing gets from style sheets and children inherit. */
const inherited = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
];

/** The text of a file that holds the drawing, with a title. */
export function svgFile(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inLightColours(() => {
    takeLooks(drawing, copy);
    copy.prepend(svgTitle(copy, title), groundOf(drawing, copy));
  });
  for (const element of [copy, ...copy.querySelectorAll<SVGElement>('*')]) dropMarksOfPage(element);
  return new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/gs, '');
}

/** The page shows nothing of it: its style is read, and nothing is painted in between. */
function inLightColours(read: () => void): void {
  const { classList } = document.documentElement;
  const isDark = classList.contains('dark');
  classList.remove('dark');
  try {
    read();
  } finally {
    if (isDark) classList.add('dark');
  }
}

function takeLooks(drawing: SVGSVGElement, copy: SVGSVGElement): void {
  copy.style.fontFamily = 'Inter, "Helvetica Neue", Arial, sans-serif';
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, element] of [drawing, ...drawing.querySelectorAll<SVGElement>('*')].entries()) {
    const look = getComputedStyle(element);
    const around = element === drawing || !element.parentElement ? null : getComputedStyle(element.parentElement);
    const style = copies[index]?.style;
    for (const property of inherited) {
      const value = look.getPropertyValue(property);
      if (value !== around?.getPropertyValue(property)) style?.setProperty(property, value);
    }
    keepWidth(element, copies[index]);
    if (look.opacity !== '1') style?.setProperty('opacity', look.opacity);
  }
}

/** Of a text in several parts, each part that is a span of its own. */
function keepWidth(element: SVGElement, copy: SVGElement | undefined): void {
  if (!(element instanceof SVGTextContentElement) || element.querySelector('tspan')) return;
  const width = element.getComputedTextLength();
  if (width === 0) return;
  copy?.setAttribute('textLength', width.toFixed(1));
  copy?.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}

function svgTitle(copy: SVGSVGElement, title: string): Element {
  const element = copy.ownerDocument.createElementNS(copy.namespaceURI, 'title');
  element.textContent = title;
  return element;
}

/** The paper of the page, as a rectangle behind everything. */
function groundOf(drawing: SVGSVGElement, copy: SVGSVGElement): Element {
  const ground = copy.ownerDocument.createElementNS(copy.namespaceURI, 'rect');
  const paper = drawing.closest('figure') ?? drawing;
  const colour = getComputedStyle(paper).backgroundColor;
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', colour],
  ] as const) {
    ground.setAttribute(name, value);
  }
  return ground;
}

function dropMarksOfPage(element: SVGElement): void {
  for (const property of [...element.style]) if (property.startsWith('--')) element.style.removeProperty(property);
  for (const { name } of [...element.attributes]) {
    if (name === 'class' || name === 'aria-label' || name.startsWith('data-v-')) element.removeAttribute(name);
  }
}
