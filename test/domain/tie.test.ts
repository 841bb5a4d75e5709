import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPart, decayedAt, type TiePart, tieSettings, touchPart, touchWeight } from '../../src/domain/tie.ts';

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const mail = (at: string, side: 'from' | 'to' = 'from', size = 2) =>
  touchPart({ kind: 'email', at: day(at), size, side });

describe('what one touch is worth', () => {
  it('counts a mail that Ada wrote to one person as one', () => {
    expect(touchWeight('email', 2, 'from')).toBe(1);
  });

  it('counts a mail to Ada less than one she wrote', () => {
    expect(touchWeight('email', 2, 'to')).toBeLessThan(touchWeight('email', 2, 'from'));
    expect(touchWeight('email', 2, 'to')).toBeGreaterThan(0);
  });

  it('counts a mail to forty people little for each of them, a meeting of two more than a mail', () => {
    expect(touchWeight('email', 41, 'from')).toBeLessThan(0.2);
    expect(touchWeight('meeting', 2, 'with')).toBeGreaterThan(touchWeight('email', 2, 'from'));
  });

  it('takes a file that counts one participant to mean two', () => {
    expect(touchWeight('call', 1, 'with')).toBe(touchWeight('call', 2, 'with'));
    expect(touchWeight('call', 0, 'with')).toBe(touchWeight('call', 2, 'with'));
  });
});

describe('how a touch fades', () => {
  it('is worth half after one half-life, whatever the day sums are kept as of', () => {
    for (const reference of [day('2001-01-01'), day('2030-01-01')]) {
      const worth = (at: string) => decayedAt(day(at), reference, 90);
      expect(worth('2024-01-01') / worth('2024-03-31')).toBeCloseTo(0.5, 10);
    }
  });

  it('is worth nothing when a broken date says the year 1', () => {
    expect(decayedAt(new Date('0001-01-01T00:00:00Z'), tieSettings.referenceDate, 90)).toBe(0);
  });

  it('leaves a LinkedIn connection as it is, for years', () => {
    const connected = (at: string) => touchPart({ kind: 'connection', at: day(at), size: 2, side: 'with' }).sum;
    expect(connected('2012-01-01')).toBe(connected('2024-01-01'));
  });
});

describe('adding parts up', () => {
  it('counts who wrote, and keeps the first and the last day', () => {
    const part = [mail('2024-03-01'), mail('2024-01-01', 'to'), mail('2024-02-01')].reduce(addPart);
    expect(part).toMatchObject({ count: 3, countIn: 1, countOut: 2 });
    expect(part.firstAt).toEqual(day('2024-01-01'));
    expect(part.lastAt).toEqual(day('2024-03-01'));
  });

  it('keeps the day that is known when the other part has none', () => {
    const undated: TiePart = { ...mail('2024-01-01'), firstAt: null, lastAt: null };
    expect(addPart(undated, mail('2024-02-01')).lastAt).toEqual(day('2024-02-01'));
    expect(addPart(mail('2024-02-01'), undated).firstAt).toEqual(day('2024-02-01'));
  });

  it('gives the same part in whatever order a mailbox is read', () => {
    const dates = fc.date({ min: day('2019-01-01'), max: day('2025-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(dates, { minLength: 2, maxLength: 20 }), all => {
        const parts = all.map(at => touchPart({ kind: 'email', at, size: 2, side: 'from' }));
        const forward = parts.reduce(addPart);
        const backward = parts.toReversed().reduce(addPart);
        expect(backward.sum / forward.sum).toBeCloseTo(1, 9);
        expect(backward.lastAt).toEqual(forward.lastAt);
        expect(backward.firstAt).toEqual(forward.firstAt);
      }),
    );
  });

  it('refuses to add a meeting to mails', () => {
    const meeting = touchPart({ kind: 'meeting', at: day('2024-01-01'), size: 2, side: 'with' });
    expect(() => addPart(mail('2024-01-01'), meeting)).toThrow(/meeting/);
  });
});
