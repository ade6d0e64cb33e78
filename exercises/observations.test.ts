import { expect, test } from 'vitest';
import { json } from './observations.ts';

test('in a value, a failure is told without what the host adds for machines', () => {
  const message =
    'Activity function \'BookCar\' failed: Sold out. \n {"$type":"System.Exception, System.Private.CoreLib","ClassName":"System.Exception"}';

  expect(json({ error: message, booked: ['F-1'] })).toBe(
    '{"error":"Activity function \'BookCar\' failed: Sold out.","booked":["F-1"]}',
  );
  expect(json('one line \n another')).toBe('"one line \\n another"');
});
