// Figure tags: `<Picture name="…" />`, `<Simulation story="…" />`, `<Predict name="…" />`, `<Playground exercise="…" />` and
// `<Board exercise="…" />` in a page's Markdown.
//
// Owns:   which tags are figures, and how a page gets what they show: it imports it, figure by figure, and hands it over as
//         the property `figure`. So a page loads the figures that it has and no others. A page with a playground has a class.
// Never:  reads what a figure shows (figure-modules.ts).

import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

type MarkdownState = Parameters<Parameters<MarkdownRenderer['core']['ruler']['push']>[1]>[0];

/** A figure: its tag, and the name of its source. */
export interface FigureTag {
  readonly tag: 'Picture' | 'Simulation' | 'Predict' | 'Playground' | 'Board';
  readonly name: string;
}

const pattern = /<(Picture|Simulation|Predict|Playground|Board)\s+(?:name|story|exercise)="([^"]*)"/g;

/** The figures of a page, each once. */
export function figuresIn(markdown: string): FigureTag[] {
  const found = new Map<string, FigureTag>();
  for (const [whole, tag, name = ''] of markdown.matchAll(pattern)) {
    found.set(whole, { tag: tag as FigureTag['tag'], name });
  }
  return [...found.values()];
}

/** What the name of every figure's module begins with; the tag and the name follow, as in `Picture/waiting-for-an-event`. */
export const modulePrefix = 'virtual:figure/';

/** Makes pages import their figures; a plugin for markdown-it. A page with figures cannot have a `<script setup>` of its own. */
export function importFigures(md: MarkdownRenderer): void {
  md.core.ruler.push('import-figures', (state) => {
    const figures = new Map<string, string>();
    const handOver = (html: string): string =>
      html.replace(pattern, (whole: string, tag: string, name: string) => {
        const module = `${modulePrefix}${tag}/${name}`;
        if (!figures.has(module)) figures.set(module, `figure${String(figures.size)}`);
        return `${whole} :figure="${figures.get(module) ?? ''}"`;
      });
    for (const token of state.tokens.flatMap((one) => [one, ...(one.children ?? [])])) {
      if (token.type === 'html_block' || token.type === 'html_inline') token.content = handOver(token.content);
    }
    if (figures.size > 0) state.tokens.push(scriptOf(state, figures));
    if ([...figures.keys()].some((module) => module.startsWith(`${modulePrefix}Playground/`))) markPage(state);
  });
}

/**
 * The class is for theme.css. The style could find the playground by itself (`:has`), but then the browser looks at the whole page
 * anew whenever something changes in it.
 */
function markPage({ env }: MarkdownState): void {
  const page = env as MarkdownEnv;
  page.frontmatter = { ...page.frontmatter, pageClass: 'has-playground' };
}

function scriptOf(state: MarkdownState, figures: ReadonlyMap<string, string>): MarkdownState['tokens'][number] {
  const imports = [...figures].map(([module, variable]) => `import ${variable} from '${module}';`);
  const token = new state.Token('html_block', '', 0);
  token.content = `<script setup>${imports.join(' ')}</script>`;
  return token;
}
