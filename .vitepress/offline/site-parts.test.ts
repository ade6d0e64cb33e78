import { expect, test } from 'vitest';
import { partsOf } from './site-parts.ts';

const files = [
  'app.DE.js',
  'style.D.css',
  'lessons_events.md.Ab1.js',
  'lessons_events.md.Ab1.lean.js',
  'hub.worker-Bc.js',
  'web-worker-Cd.js',
  'types.worker-De.js',
  'exercise.04-approval-orchestrator.Ef.js',
  'exercise.c1-notify-support.Fg.js',
  'chunks/04-approval-orchestrator.Gh.js',
  'chunks/editor.Hi.js',
  'chunks/format.Ij.js',
  'chunks/@localSearchIndexroot.Jk.js',
];

test('a playground needs the workers, what is loaded after a press, and the files of its own exercise', () => {
  const { playground, exercises } = partsOf(files);

  expect(playground).toEqual(['chunks/editor.Hi.js', 'hub.worker-Bc.js', 'web-worker-Cd.js']);
  expect(exercises).toEqual({
    '04-approval-orchestrator': ['chunks/04-approval-orchestrator.Gh.js', 'exercise.04-approval-orchestrator.Ef.js'],
    'c1-notify-support': ['exercise.c1-notify-support.Fg.js'],
  });
});

test('a build with other files is another one, in whatever order they are listed', () => {
  expect(partsOf([...files].reverse()).build).toBe(partsOf(files).build);
  expect(partsOf([...files.slice(1), 'app.EF.js']).build).not.toBe(partsOf(files).build);
});
