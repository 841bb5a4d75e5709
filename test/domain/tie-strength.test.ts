import { describe, expect, it } from 'vitest';
import type { Side } from '../../src/domain/incoming.ts';
import { type PartKind, type TiePart, tieSettings, touchPart } from '../../src/domain/tie.ts';
import { hasOnlyConnection, strength, strengthWord } from '../../src/domain/tie-strength.ts';

const now = new Date('2025-06-01T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const touch = (kind: PartKind, days: number, side: Side = 'with', size = 2) =>
  touchPart({ kind, at: ago(days), size, side });
const mails = (count: number, first: number, last: number) =>
  Array.from({ length: count }, (_, index) =>
    touch('email', last + ((first - last) * index) / Math.max(1, count - 1), index % 2 ? 'to' : 'from'),
  );
const group = (sum: number): TiePart => ({ ...touch('group', 0), sum: touch('group', 0).sum * sum });
const word = (parts: readonly TiePart[], at = now) =>
  strengthWord(strength(parts, at).strength, hasOnlyConnection(parts));

describe('the word for a tie', () => {
  it('is strong for Jana, with 14 mails both ways over a year, the last 12 days ago, and 3 meetings', () => {
    expect(word([...mails(14, 365, 12), touch('meeting', 30), touch('meeting', 120), touch('meeting', 300)])).toBe(
      'strong',
    );
  });

  it('is warm for Piotr, with three mails and their answers in the last two months', () => {
    expect(word(mails(6, 60, 5))).toBe('warm');
  });

  it('is faint for Karl, who got one mail two years ago', () => {
    expect(word([touch('email', 730, 'from')])).toBe('faint');
  });

  it('is faint for Nasrin, who wrote to us once two years ago and got no answer', () => {
    expect(word([touch('email', 730, 'to')])).toBe('faint');
  });

  it('is none for someone written to once ten years ago', () => {
    expect(word([touch('email', 3650, 'from')])).toBe('none');
  });

  it('turns from strong to warm to faint when nobody writes any more', () => {
    const parts = [...mails(14, 180, 12), touch('meeting', 30), touch('meeting', 60)];
    const later = (days: number) => word(parts, new Date(now.getTime() + days * 86_400_000));
    expect([later(0), later(90), later(730)]).toEqual(['strong', 'warm', 'faint']);
  });

  it('is connected for someone who only accepted an invitation, however long ago', () => {
    expect(word([touch('connection', 10)])).toBe('connected');
    expect(word([touch('connection', 4000), touch('invitation', 4001)])).toBe('connected');
    expect(word([touch('connection', 10), touch('email', 10)])).not.toBe('connected');
  });

  it('is none where nothing is known', () => {
    expect(word([])).toBe('none');
    expect(strength([], now)).toEqual({ strength: 0, points: 0, terms: [], exchanged: false });
  });

  it('never gets beyond faint on mailing lists alone, and a mail beside them does', () => {
    const busyLists = group(10_000);
    expect(word([busyLists])).toBe('faint');
    expect(['warm', 'strong']).toContain(word([busyLists, touch('email', 5, 'from')]));
  });

  it('does not call forty newsletters to hundreds of people a warm tie', () => {
    expect(word(Array.from({ length: 40 }, (_, week) => touch('email', week * 7, 'to', 500)))).toBe('faint');
  });
});

describe('how strong a tie is', () => {
  const of = (parts: readonly TiePart[]) => strength(parts, now).strength;

  it('grows with every touch and stays below one', () => {
    expect(of(mails(3, 60, 5))).toBeGreaterThan(of(mails(2, 60, 5)));
    expect(of(mails(5000, 60, 0))).toBeLessThan(1);
  });

  it('puts the colleague who wrote last month before the one who wrote as much last year', () => {
    expect(of(mails(4, 40, 30))).toBeGreaterThan(of(mails(4, 400, 390)));
  });

  it('puts the colleague on the same list first where both wrote as much, and where neither did', () => {
    expect(of([...mails(2, 20, 10), group(3)])).toBeGreaterThan(of(mails(2, 20, 10)));
    expect(of([group(3)])).toBeGreaterThan(of([group(2)]));
    expect(of([group(1)])).toBeGreaterThan(0);
  });

  it('does not depend on the day that sums are kept as of', () => {
    const settings = { ...tieSettings, referenceDate: new Date('1990-01-01T00:00:00Z') };
    const touches = [3, 50, 400].map(days => ({
      kind: 'email' as const,
      at: ago(days),
      size: 2,
      side: 'from' as const,
    }));
    const there = strength(
      touches.map(one => touchPart(one, settings)),
      now,
      settings,
    );
    expect(there.strength).toBeCloseTo(of(touches.map(one => touchPart(one))), 10);
  });

  it('is the same whether parts come one by one or added up by scope', () => {
    const parts = mails(9, 200, 3);
    const first = parts.slice(0, 4);
    expect(of([...parts.slice(4), ...first])).toBeCloseTo(of(parts), 12);
  });
});

describe('why a tie is so strong', () => {
  const parts = [...mails(4, 60, 12), touch('meeting', 30), touch('meeting', 20), group(1), touch('connection', 900)];
  const why = strength(parts, now);

  it('names each kind once, with how often and when last, the weightiest first', () => {
    expect(why.terms.map(term => [term.kind, term.count])).toEqual([
      ['meeting', 2],
      ['email', 4],
      ['group', 1],
      ['connection', 1],
    ]);
    expect(why.terms[0]?.lastAt).toEqual(ago(20));
    expect(why.terms[1]?.lastAt).toEqual(ago(12));
  });

  it('adds up to the points the strength is made of', () => {
    const total = why.terms.reduce((sum, term) => sum + term.points, 0);
    expect(total).toBeCloseTo(why.points, 12);
    expect(1 - Math.exp(-why.points / tieSettings.scale)).toBeCloseTo(why.strength, 12);
    expect(why.exchanged).toBe(true);
  });
});
