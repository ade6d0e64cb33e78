import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseParts } from '../../diagrams/parts.ts';
import { layoutParts } from './parts-layout.ts';
import { textWidth } from './sequence-layout.ts';

const folder = fileURLToPath(new URL('../../../diagrams/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.parts'));
const read = (file: string) => parseParts(readFileSync(`${folder}${file}`, 'utf8'), file);

test.each(files.flatMap((file) => [[file, 1_000] as const, [file, 720] as const, [file, 324] as const]))(
  '%s at %i pixels: boxes do not touch, and nothing leaves the picture',
  (file, room) => {
    const { boxes, arrows, boxWidth, boxHeight, width, height } = layoutParts(read(file), room);

    for (const [index, one] of boxes.entries()) {
      expect(one.x + boxWidth).toBeLessThanOrEqual(width);
      expect(one.y + boxHeight).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1)) {
        const apart = Math.max(Math.abs(one.x - other.x) - boxWidth, Math.abs(one.y - other.y) - boxHeight);
        expect(apart).toBeGreaterThan(20);
      }
    }
    for (const { arrow, labelX, labelY } of arrows) {
      expect(labelX - textWidth(arrow.label) / 2).toBeGreaterThanOrEqual(0);
      expect(labelX + textWidth(arrow.label) / 2).toBeLessThanOrEqual(width);
      expect(labelY).toBeLessThanOrEqual(height);
    }
  },
);

test.each(files.flatMap((file) => [[file, 1_000] as const, [file, 720] as const, [file, 324] as const]))(
  '%s at %i pixels: no label covers a box or another label',
  (file, room) => {
    const { boxes, arrows, boxWidth, boxHeight } = layoutParts(read(file), room);
    const labels = arrows.map(({ arrow, labelX, labelY }) => {
      const half = textWidth(arrow.label) / 2;
      return { left: labelX - half, right: labelX + half, top: labelY - 10, bottom: labelY + 2 };
    });
    const rects = [
      ...boxes.map(({ x, y }) => ({ left: x, right: x + boxWidth, top: y, bottom: y + boxHeight })),
      ...labels,
    ];

    const covered = labels.filter((label) =>
      rects.some(
        (rect) =>
          rect !== label &&
          label.left < rect.right &&
          label.right > rect.left &&
          label.top < rect.bottom &&
          label.bottom > rect.top,
      ),
    );
    expect(covered).toEqual([]);
  },
);

test('columns stand side by side where there is room, and become rows on a phone', () => {
  const parts = read('function-types.parts');

  expect(new Set(layoutParts(parts, 760).boxes.map(({ x }) => x)).size).toBe(4);
  const narrow = layoutParts(parts, 324);
  expect(narrow.width).toBeLessThanOrEqual(324);
  expect(new Set(narrow.boxes.map(({ y }) => y)).size).toBe(4);
});
