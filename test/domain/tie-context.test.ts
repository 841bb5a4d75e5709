import { describe, expect, it } from 'vitest';
import { decayedAt, tieSettings } from '../../src/domain/tie.ts';
import { contextParts, type ExchangeSum, type ListStanding, sharedContext } from '../../src/domain/tie-context.ts';
import { strength } from '../../src/domain/tie-strength.ts';

const now = new Date('2025-06-01T12:00:00Z');
const worth = (days: number) =>
  decayedAt(new Date(now.getTime() - days * 86_400_000), tieSettings.referenceDate, tieSettings.halfLife.short);

const wrote = (member: string, list: string, messages: number, days = 10): ListStanding => ({
  member,
  list,
  sum: messages * worth(days),
  lastAt: new Date(now.getTime() - days * 86_400_000),
});
const exchange = (colleague: string, contact: string, mails: number): ExchangeSum => ({
  colleague,
  contact,
  sum: mails * worth(10),
});
const parts = (contacts: ListStanding[], colleagues: ListStanding[], exchanges: ExchangeSum[] = []) => {
  const all = [...contextParts({ contacts, colleagues, exchanges })];
  return {
    of: (colleague: string, contact: string) =>
      all.filter(one => one.colleague === colleague && one.contact === contact).map(one => one.part),
    count: all.length,
  };
};

describe('a mailing list that two people share', () => {
  it('ties Ada to those who write on her lists and to nobody else', () => {
    const found = parts([wrote('tom', 'xml', 4), wrote('eva', 'fonts', 9)], [wrote('ada', 'xml', 3)]);
    expect(found.of('ada', 'tom').map(part => [part.kind, part.count])).toEqual([['group', 1]]);
    expect(found.of('ada', 'eva')).toEqual([]);
  });

  it('ties those closer who both write much than those of whom one only reads', () => {
    const found = parts([wrote('tom', 'xml', 9), wrote('eva', 'xml', 1)], [wrote('ada', 'xml', 9)]);
    expect(found.of('ada', 'tom')[0]!.sum).toBeGreaterThan(found.of('ada', 'eva')[0]!.sum);
  });

  it('says less where every colleague writes than where one does', () => {
    expect(sharedContext([{ contact: 4, colleague: 4, colleagues: 8 }])).toBeLessThan(
      sharedContext([{ contact: 4, colleague: 4, colleagues: 1 }]),
    );
  });

  it('counts the lists, and is as recent as the one who fell silent first', () => {
    const [part] = parts(
      [wrote('tom', 'xml', 4, 3), wrote('tom', 'fonts', 1, 90)],
      [wrote('ada', 'xml', 3, 40), wrote('ada', 'fonts', 3, 5)],
    ).of('ada', 'tom');
    expect(part!.count).toBe(2);
    expect(part!.lastAt).toEqual(new Date(now.getTime() - 40 * 86_400_000));
  });

  it('fades by itself: the stored part says half a half-life later what computing it anew would say', () => {
    const one = { contact: 8, colleague: 2, colleagues: 3 };
    const faded = { contact: 8 / 2, colleague: 2 / 2, colleagues: 3 };
    expect(sharedContext([one]) / 2).toBeCloseTo(sharedContext([faded]), 12);
  });
});

describe('a circle', () => {
  it('ties Ada, who never wrote on the list, to Tom through her mails with others of it', () => {
    const found = parts([wrote('tom', 'xml', 4), wrote('eva', 'xml', 4)], [], [exchange('ada', 'eva', 5)]);
    expect(found.of('ada', 'tom').map(part => [part.kind, part.count])).toEqual([['circle', 1]]);
  });

  it('is made by others: her mails with Eva make no circle around Eva', () => {
    const found = parts([wrote('tom', 'xml', 4), wrote('eva', 'xml', 4)], [], [exchange('ada', 'eva', 5)]);
    expect(found.of('ada', 'eva')).toEqual([]);
  });

  it('counts mails with someone who is on many lists less for each', () => {
    const lists = ['xml', 'fonts', 'forms', 'maths'];
    const busy = parts(
      [...lists.map(list => wrote('eva', list, 4)), wrote('tom', 'xml', 4)],
      [],
      [exchange('ada', 'eva', 4)],
    );
    const calm = parts([wrote('eva', 'xml', 4), wrote('tom', 'xml', 4)], [], [exchange('ada', 'eva', 4)]);
    expect(busy.of('ada', 'tom')[0]!.sum).toBeCloseTo(calm.of('ada', 'tom')[0]!.sum / 2, 12);
  });

  it('needs a list: mails with people of no list tie nobody else', () => {
    expect(parts([wrote('tom', 'xml', 4)], [], [exchange('ada', 'max', 50)]).count).toBe(0);
  });

  it('ranks where nobody wrote to Tom yet: who shares his list and knows its people comes first', () => {
    const found = parts(
      [wrote('tom', 'xml', 4), wrote('eva', 'xml', 4)],
      [wrote('ada', 'xml', 5), wrote('bob', 'xml', 5)],
      [exchange('ada', 'eva', 5)],
    );
    const tie = (colleague: string) => strength(found.of(colleague, 'tom'), now).strength;
    expect(tie('ada')).toBeGreaterThan(tie('bob'));
    expect(tie('bob')).toBeGreaterThan(0);
  });
});
