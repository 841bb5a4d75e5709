import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterRecords, type Keyed, type SoftRule } from '../../src/domain/cluster.ts';

const rules: readonly SoftRule[] = ['unique in each source', 'no other domain'];

const record = (id: number, fields: Partial<Keyed> = {}): Keyed => ({
  id,
  source: id,
  viewers: null,
  own: id,
  hard: [],
  soft: [],
  ...fields,
});

function clusters(records: readonly Keyed[], rule: SoftRule = 'unique in each source'): Map<number, number> {
  let next = 1_000_000;
  return clusterRecords(records, rule, () => {
    next += 1;
    return next;
  });
}
const together = (records: readonly Keyed[], rule?: SoftRule) => {
  const found = clusters(records, rule);
  return (a: number, b: number) => found.get(a) === found.get(b);
};

/** Few keys and few sources, so that records meet in every way they can. */
const someRecords = fc
  .array(
    fc.record({
      source: fc.integer({ min: 1, max: 3 }),
      viewers: fc.constantFrom(null, null, 'nina', 'jonas'),
      hard: fc.uniqueArray(fc.constantFrom('email:a', 'email:b', 'email:c', 'profile:d'), { maxLength: 2 }),
      soft: fc.uniqueArray(fc.constantFrom('name:x@1', 'name:y@1', 'name:x@2'), { maxLength: 2 }),
      domains: fc.uniqueArray(fc.constantFrom('globex.com', 'globex.de', 'initech.com'), { maxLength: 2 }),
    }),
    { maxLength: 9 },
  )
  .map(all => all.map((fields, place) => record(place + 1, fields)));
const isOpen = ({ viewers }: Keyed) => viewers === null;
const ofThese = (found: Map<number, number>, records: readonly Keyed[]) =>
  records.map(({ id }) => [id, found.get(id)] as const);

describe.each(rules)('records of people and companies, names that join being %s', rule => {
  const check = (property: (records: readonly Keyed[]) => void) =>
    fc.assert(fc.property(someRecords, property), { numRuns: 500 });

  test('are the same clusters in whatever order they come', () => {
    fc.assert(
      fc.property(
        someRecords.chain(records =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          const turned = shuffled.map(one => ({
            ...one,
            hard: [...one.hard].reverse(),
            soft: [...one.soft].reverse(),
          }));
          expect(ofThese(clusters(turned, rule), records)).toEqual(ofThese(clusters(records, rule), records));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('are for everybody what they would be without the private ones, ids included', () => {
    check(records => {
      const open = records.filter(isOpen);
      expect(ofThese(clusters(records, rule), open)).toEqual(ofThese(clusters(open, rule), open));
    });
  });

  test('are for Nina what they would be without what only Jonas has', () => {
    check(records => {
      const hers = records.filter(one => one.viewers !== 'jonas');
      expect(ofThese(clusters(records, rule), hers)).toEqual(ofThese(clusters(hers, rule), hers));
    });
  });

  test('never put what Nina has and what Jonas has together, but where both follow what everybody has', () => {
    check(records => {
      const found = clusters(records, rule);
      const of = (who: string | null) =>
        new Set(records.filter(one => one.viewers === who).map(one => found.get(one.id)));
      const [nina, jonas, everybody] = [of('nina'), of('jonas'), of(null)];
      for (const cluster of nina) if (jonas.has(cluster)) expect(everybody).toContain(cluster);
    });
  });

  test('are joined by nothing but a chain of equal keys', () => {
    check(records => {
      const found = clusters(records, rule);
      for (const one of records) {
        const chain = new Set([one]);
        for (const link of chain)
          for (const other of records)
            if ([...link.hard, ...link.soft].some(key => [...other.hard, ...other.soft].includes(key)))
              chain.add(other);
        for (const other of records) if (found.get(other.id) === found.get(one.id)) expect(chain).toContain(other);
      }
    });
  });

  test('that share an address, a profile or a CRM id are one for everybody who may see both', () => {
    check(records => {
      const found = clusters(records, rule);
      const open = records.filter(isOpen);
      for (const one of open)
        for (const other of open)
          if (one.hard.some(key => other.hard.includes(key))) expect(found.get(one.id)).toBe(found.get(other.id));
    });
  });

  test('have the id of their oldest public record, whoever comes later and joins nobody', () => {
    check(records => {
      const found = clusters(records, rule);
      const more = [...records, record(100, { hard: ['email:new'] }), record(101, { viewers: 'nina' })];
      expect(ofThese(clusters(more, rule), records)).toEqual(ofThese(found, records));
      for (const id of new Set(found.values())) {
        const members = records.filter(one => found.get(one.id) === id);
        const leading = members.some(isOpen) ? members.filter(isOpen) : members;
        expect(id).toBe(Math.min(...leading.map(one => one.id)));
      }
    });
  });
});

describe('people', () => {
  const name = 'name:anna nowak@7';

  test('of one name at one company are one when each source has one of them', () => {
    const same = together([record(1, { soft: [name] }), record(2, { soft: [name] }), record(3, { soft: [name] })]);
    expect(same(1, 2) && same(2, 3)).toBe(true);
  });

  test('of one name at one company in one source are two, and nobody knows which the third is', () => {
    const two = [record(1, { source: 1, soft: [name] }), record(2, { source: 1, soft: [name] })];
    const same = together([...two, record(3, { soft: [name] })]);
    expect([same(1, 2), same(1, 3), same(2, 3)]).toEqual([false, false, false]);
  });

  test('whom an address makes one are one again for their name', () => {
    const same = together([
      record(1, { source: 1, soft: [name], hard: ['email:a'] }),
      record(2, { source: 1, soft: [name], hard: ['email:a'] }),
      record(3, { soft: [name] }),
    ]);
    expect(same(1, 3)).toBe(true);
  });

  test('whom one name makes one, another name may join with a third: the order of the names says nothing', () => {
    const nickname = 'name:ania nowak@7';
    for (const [first, second] of [
      [name, nickname],
      [nickname, name],
    ] as const) {
      const same = together([
        record(1, { source: 1, soft: [first, second] }),
        record(2, { source: 2, soft: [first] }),
        record(3, { source: 1, soft: [second], hard: ['email:a'] }),
        record(4, { source: 4, soft: [first], hard: ['email:a'] }),
        record(5, { source: 5, soft: [second] }),
      ]);
      expect([same(1, 3), same(1, 5)], `${first} first`).toEqual([true, true]);
    }
  });

  test('a private card with the addresses of two does not make them one, and goes with one of them', () => {
    const card = record(3, { viewers: 'jonas', hard: ['email:a', 'email:b'] });
    const found = clusters([record(1, { hard: ['email:a'] }), record(2, { hard: ['email:b'] }), card]);
    expect([1, 2, 3].map(id => found.get(id))).toEqual([1, 2, 1]);
  });

  test('a private card of a name that two have in public is neither of them', () => {
    const found = clusters([
      record(1, { source: 1, soft: [name] }),
      record(2, { source: 1, soft: [name] }),
      record(3, { viewers: 'jonas', soft: [name] }),
    ]);
    expect(found.get(3)).toBe(3);
  });

  test('two private sources of one colleague are joined for that colleague', () => {
    const found = clusters([
      record(1, { viewers: 'jonas', hard: ['email:a'] }),
      record(2, { viewers: 'jonas', hard: ['email:a'] }),
      record(3, { viewers: 'nina', hard: ['email:a'] }),
    ]);
    expect([1, 2, 3].map(id => found.get(id))).toEqual([1, 1, 3]);
  });

  test('a public record that comes after a private one has an id that says nothing of it', () => {
    const [first, later] = [record(1, { viewers: 'jonas', hard: ['email:a'] }), record(2, { hard: ['email:a'] })];
    const found = clusters([first, later]);
    expect([1, 2].map(id => found.get(id))).toEqual([2, 2]);
  });

  test('two who were stored as one and come apart have two ids', () => {
    const found = clusters([record(5, { own: 5 }), record(6, { own: 5 })]);
    expect(new Set(found.values()).size).toBe(2);
    expect(found.get(5)).toBe(5);
  });
});

describe('companies', () => {
  const same = (...domains: readonly string[][]) =>
    together(
      domains.map((of, place) => record(place + 1, { source: 1, soft: ['name:globex'], domains: of })),
      'no other domain',
    );

  test('of one name are one, also within a source, as long as no domain speaks against it', () => {
    expect(same([], ['globex.com'])(1, 2)).toBe(true);
    expect(same(['globex.com'], ['globex.de'])(1, 2)).toBe(true);
  });

  test('of one name with unrelated domains are two, and what has none is neither', () => {
    const three = same(['globex.com'], ['steelworks.de'], []);
    expect([three(1, 2), three(1, 3), three(2, 3)]).toEqual([false, false, false]);
  });
});
