import { expect, test } from 'vitest';
import { foldersOf, parseStory } from './story.ts';

const head = 'title: A\ndescription: B\napp: folder other\n';

test('a story is read line by line', () => {
  const story = parseStory(
    `${head}
# for the reader
scene: One
start Approval as order-1 with {"total": 12}
raise ApprovalEvent on order-1 with false
raise Ping on order-1
terminate order-1
POST /api/Callback with not JSON
GET /api/Status
advance 59 min 59 s
deploy docs/new docs/newer
next
step
until idle
crash

scene: Two
start Approval as order-2
`,
    'a.story',
  );

  expect(story).toEqual({
    title: 'A',
    description: 'B',
    app: ['folder', 'other'],
    scenes: [
      {
        title: 'One',
        words: [
          { word: 'start', orchestrator: 'Approval', instanceId: 'order-1', input: { total: 12 } },
          { word: 'raise', event: 'ApprovalEvent', instanceId: 'order-1', data: false },
          { word: 'raise', event: 'Ping', instanceId: 'order-1' },
          { word: 'terminate', instanceId: 'order-1' },
          { word: 'http', method: 'POST', path: '/api/Callback', body: 'not JSON' },
          { word: 'http', method: 'GET', path: '/api/Status' },
          { word: 'advance', duration: '59 min 59 s' },
          { word: 'deploy', app: ['docs/new', 'docs/newer'] },
          { word: 'next' },
          { word: 'step' },
          { word: 'until idle' },
          { word: 'crash' },
        ],
      },
      { title: 'Two', words: [{ word: 'start', orchestrator: 'Approval', instanceId: 'order-2' }] },
    ],
  });
  expect(foldersOf(story)).toEqual(['folder', 'other', 'docs/new', 'docs/newer']);
});

test.each([
  [`${head}scene: One\ndeploy\n`, 'a.story:5: "deploy" is not understood'],
  [`${head}scene: One\njump\n`, 'a.story:5: "jump" is not understood'],
  [`${head}next\n`, 'a.story:4: a scene has to begin before something can happen'],
  [`${head}scene: One\nraise E on i with {\n`, 'a.story:5: "{" is not JSON'],
  [`${head}scene: One\n`, 'a.story: a scene with words is missing'],
  [head, 'a.story: a scene with words is missing'],
  ['title: A\napp: x\nscene: One\nnext\n', 'a.story: the line "description: …" is missing'],
])('a story that cannot be read says where and why', (text, message) => {
  expect(() => parseStory(text, 'a.story')).toThrow(message);
});
