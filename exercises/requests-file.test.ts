import { expect, test } from 'vitest';
import { exerciseSlugs, loadExercise } from './catalog.ts';
import { requestsText } from './requests-file.ts';

test('begins with what Run sends, so that every instance that a request asks about can be started', async () => {
  const labels = [...requestsText(await loadExercise('09-determinism')).matchAll(/^### (.*)$/gm)].map(
    ([, label]) => label,
  );

  expect(labels.slice(0, 3)).toEqual(['Issue: voucher-1', 'Book: booking-1', 'Issue: voucher-2']);
});

test.each(exerciseSlugs())('%s has each request once', async (slug) => {
  const text = requestsText(await loadExercise(slug));
  const labels = text.match(/^### .*$/gm) ?? [];

  expect(labels).toHaveLength(new Set(labels).size);
});
