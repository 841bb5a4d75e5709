import { expect, test } from 'vitest';
import { clockFace, timeRangesIn } from '../../src/domain/dates/time-ranges.ts';

const said = (text: string, language: Parameters<typeof timeRangesIn>[1]) =>
  timeRangesIn(text, language).map(({ from, minutes }) => `${clockFace(from)} ${minutes}`);

test.each([
  ['en', 'from 1 to 2, walked her through it', '13:00 60'],
  ['en', 'today 10:00-10:45, we go on', '10:00 45'],
  ['en', 'between 2 and 3pm', '14:00 60'],
  ['en', '11-1pm', '11:00 120'],
  ['en', 'from 9:30 until 12. Very difficult', '09:30 150'],
  ['pl', 'od 10 do 11', '10:00 60'],
  ['cs', 'od 9:00 do 10.30', '09:00 90'],
  ['de', 'von 14 bis 15:30 Uhr', '14:00 90'],
  ['de', '14-15 Uhr', '14:00 60'],
  ['fa', 'از ۱۰ تا ۱۱', '10:00 60'],
  ['fa', 'از ۱۰ صبح تا ۱ بعدازظهر', '10:00 180'],
  ['fa', 'دیروز ساعت ۱۰ تا ۱۱ونیم، بحث', '10:00 90'],
] as const)('in %s “%s” is so long', (language, text, range) => {
  expect(said(text, language)).toEqual([range]);
});

test.each([
  ['en', 'grows from 38 to 44k'],
  ['en', 'from 20 to 24 seats'],
  ['en', 'from 4 to 5 stars'],
  ['en', '2026-11-20'],
  ['de', '12.11.-14.11.'],
  ['en', '10-11 people'],
] as const)('in %s “%s” is no time', (language, text) => {
  expect(said(text, language)).toEqual([]);
});
