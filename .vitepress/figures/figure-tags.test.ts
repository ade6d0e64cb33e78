import { beforeEach, expect, test } from 'vitest';
import { createMarkdownRenderer, disposeMdItInstance } from 'vitepress';
import { figuresIn, importFigures } from './figure-tags.ts';

// VitePress keeps one renderer for the whole process.
beforeEach(disposeMdItInstance);

const page = `# Events

<Picture name="waiting" />

Text with a <Predict name="who-wins" /> in it.

<Picture name="waiting" />

<Board exercise="c1" />

\`<Picture name="in-code" />\`
`;

test('a page imports what its figures show, each once, and hands it to them', async () => {
  const md = await createMarkdownRenderer('.', { config: importFigures });
  const env: { sfcBlocks?: { scriptSetup: { content: string } | null } } = {};
  const html = await md.renderAsync(page, env);

  expect(env.sfcBlocks?.scriptSetup?.content).toBe(
    "<script setup>import figure0 from 'virtual:figure/Picture/waiting'; import figure1 from 'virtual:figure/Predict/who-wins'; import figure2 from 'virtual:figure/Board/c1';</script>",
  );
  expect(html.match(/<Picture name="waiting" :figure="figure0" \/>/g)).toHaveLength(2);
  expect(html).toContain('<Predict name="who-wins" :figure="figure1" />');
  expect(html).not.toContain('<script');
});

test('a page with a playground says so with a class, besides what it says itself', async () => {
  const md = await createMarkdownRenderer('.', { config: importFigures });
  const [env, other]: { frontmatter?: object }[] = [{}, {}];
  await md.renderAsync('---\ntitle: Events\n---\n\n<Playground exercise="04" />\n', env);
  await md.renderAsync(page, other);

  expect(env?.frontmatter).toEqual({ title: 'Events', pageClass: 'has-playground' });
  expect(other?.frontmatter).toEqual({});
});

test('a page without figures is left as it is', async () => {
  const md = await createMarkdownRenderer('.', { config: importFigures });
  const env: { sfcBlocks?: { scripts: unknown[] } } = {};
  await md.renderAsync('# Nothing\n', env);

  expect(env.sfcBlocks?.scripts).toEqual([]);
});

test('the figures of a page are known by tag and name', () => {
  expect(figuresIn(page.split('`')[0] ?? '')).toEqual([
    { tag: 'Picture', name: 'waiting' },
    { tag: 'Predict', name: 'who-wins' },
    { tag: 'Board', name: 'c1' },
  ]);
});
