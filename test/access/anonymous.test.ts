/** Shared without a name: "someone in Sales" knows them, and nothing anywhere tells who of Sales it is. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonAnswer } from '../../src/domain/answer.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { importFile } from '../../src/intake/import-file.ts';
import { removeSource } from '../../src/intake/remove-source.ts';
import { listSources } from '../../src/intake/source.ts';
import type { Reader } from '../../src/sources/port.ts';
import { databases } from '../support/databases.ts';
import { company, now, person, type Story, touch } from '../support/story.ts';
import { emma, importPublic, jonas, listMail, nina, oliver, openCompany, tomas } from './cast.ts';
import { contentOf, everythingSeen, rowsSaying } from './everything-seen.ts';
import { repliesTo, whereSaid, withoutIds } from './replies.ts';

const kim = { email: 'kim@quantum.example', name: 'Kim Quantum' };
/** A mailbox that would give its owner away by days, counts, names of lists and of the owner. */
const mailbox = (days: number, owner?: string): Incoming[] => [
  ...(owner
    ? [
        company('Quantum', { domains: ['quantum.example'], owner: { email: owner } }),
        person('Kim Quantum', { emails: [kim.email], company: 'Quantum', owner: { email: owner } }),
      ]
    : []),
  touch('email', days, kim, { from: 'them', key: `kim-${days}` }),
  touch('email', days + 1, kim, { key: `kim-${days + 1}` }),
  touch('meeting', days + 2, kim, { key: `kim-${days + 2}` }),
  touch('email', days + 40, { email: 'bob@globex.example', name: 'Bob Silent' }, { key: `bob-${days}` }),
  listMail(days + 3, { email: 'noor@northwind.example', name: 'Noor Abadi' }, `noor-${days}`),
];
/** Two that say nothing but that somebody knows Mia. */
const little = (key: string): Incoming[] => [
  touch('email', 33, { email: 'mia@initech.example', name: 'Mia Fields' }, { key }),
];
const asked = [
  ['who knows Kim Quantum?', 'why?'],
  ['who knows Bob Silent?', 'why?'],
  ['who knows Mia Fields?'],
  ['who do we know at quantum.example'],
  ['who do we know at Globex?'],
  ['who do we know at Northwind Trading?'],
  ['who could introduce me to Kim Quantum?'],
  ['who on our side is closest to quantum.example'],
  ['who on our side is closest to Globex?'],
  ['tell me more about Kim Quantum'],
  ['tell me more about Bob Silent'],
  ['people we have talked to this year'],
];

describe.each(databases)('shared without a name, on $kind', database => {
  let story: Story;
  let publicSources: number[];
  const open = async () => {
    const made = await openCompany(database);
    await importPublic(made);
    return made;
  };
  beforeAll(async () => {
    story = await open();
    publicSources = (await story.db.transaction(listSources)).map(source => source.id);
  });
  afterEach(async () => {
    for (const source of await story.db.transaction(listSources))
      if (!publicSources.includes(source.id)) await story.db.transaction(sql => removeSource(sql, source, now));
  });
  afterAll(() => story.close());
  const shares = (
    owner: string,
    sharing: 'named' | 'anonymous' | 'private',
    items: readonly Incoming[],
    where = story,
  ) => where.says(items, { family: 'mailbox', owner, sharing });
  const pathsTo = async (name: string, as = oliver, readers?: readonly string[]) => {
    const reply = await story.ask(`who knows ${name}?`, { as, ...(readers ? { readers } : {}) });
    const [found] = (reply.result as { people: readonly PersonAnswer[] }).people;
    return found?.paths ?? [];
  };
  const via = async (name: string, as?: string, readers?: readonly string[]) =>
    (await pathsTo(name, as, readers)).map(path => (path.via === 'team' ? `someone in ${path.team}` : path.via));

  test('a team is named when three of it share this way, and not before', async () => {
    await shares(emma, 'anonymous', mailbox(5));
    expect(await via('Kim Quantum')).toEqual(['unnamed']);
    await shares(tomas, 'anonymous', little('tomas'));
    expect(await via('Kim Quantum')).toEqual(['unnamed']);
    const third = await shares(jonas, 'anonymous', little('jonas'));
    expect(await via('Kim Quantum')).toEqual(['someone in Sales']);
    expect(await via('Mia Fields')).toContain('someone in Sales');
    await story.share(third, 'private');
    expect(await via('Kim Quantum')).toEqual(['unnamed']);
  });

  test('who shares by name, is of another team, or has nothing to share makes nobody harder to guess', async () => {
    await shares(emma, 'anonymous', mailbox(5));
    await shares(tomas, 'named', little('tomas'));
    await shares(oliver, 'anonymous', little('oliver'));
    await shares(jonas, 'anonymous', []);
    for (const owner of [jonas, nina, tomas]) await story.says([], { family: 'calendar', owner, sharing: 'anonymous' });
    await story.says([], { family: 'linkedin', owner: emma, sharing: 'anonymous' });
    expect(await via('Kim Quantum', nina)).toEqual(['unnamed']);
  });

  test('one of several sharing three sources is still one', async () => {
    await shares(emma, 'anonymous', mailbox(5));
    for (const family of ['calendar', 'contacts'])
      await story.says(little(family), { family, owner: emma, sharing: 'anonymous' });
    expect(await via('Kim Quantum')).toEqual(['unnamed']);
  });

  test('a word is said of how well, and no day, no number, no list, no source and no promise', async () => {
    await shares(emma, 'anonymous', mailbox(5));
    const [path] = await pathsTo('Kim Quantum');
    expect(path).toMatchObject({
      via: 'unnamed',
      colleagueId: null,
      colleague: null,
      team: null,
      evidence: [],
      canIntroduce: false,
    });
    const told = await repliesTo(story, oliver, { asked });
    expect(whereSaid(told, /Emma|emma|Board games|mailbox(?! \(Nina)/u)).toEqual([]);
    const aboutKim = told.filter(one => one.question.includes('Kim'));
    expect(whereSaid(aboutKim, /\d+ (?:mails|meetings)|days ago|last in|"lastAt": "|"at": "/u)).toEqual([]);
    expect(whereSaid(aboutKim, /A colleague|a colleague/u).length).toBeGreaterThan(2);
  });

  test('no row that anybody else can read holds the colleague, a day of theirs, or their source', async () => {
    await shares(emma, 'anonymous', mailbox(5, emma));
    // Her address book came in the same hour, by name: the same moment in both would tell whose the other is.
    await story.says([person('Lou Open', { emails: ['lou@open.example'], company: 'Open Ltd' })], {
      family: 'contacts',
      owner: emma,
      sharing: 'named',
    });
    const [secret] = await story.db.query<{ id: number; owner: number }>(
      "select id, owner_id as owner from source where sharing = 'anonymous'",
    );
    for (const readers of [[oliver], [nina], [oliver, emma]]) {
      const seen = await everythingSeen(story, ...readers);
      const theirs = seen.filter(({ row }) => row.source_id === secret?.id);
      expect(new Set(theirs.map(({ table }) => table))).toEqual(
        new Set([
          'account_key',
          'account_record',
          'contact_key',
          'contact_record',
          'name',
          'position',
          'profile',
          'tie_hint',
        ]),
      );
      expect(rowsSaying(theirs, /emma|clarke/iu)).toEqual([]);
      for (const { table, row } of theirs) {
        for (const [column, value] of Object.entries(row)) {
          if (/colleague_id|owner_id/u.test(column)) expect(value, `${table}.${column}`).toBeNull();
          if (value instanceof Date) expect(value, `${table}.${column}`).toEqual(new Date('2026-01-01T00:00:00Z'));
        }
      }
      expect(seen.filter(({ table, row }) => table === 'source' && row.id === secret?.id)).toEqual([]);
      expect(seen.filter(({ table, row }) => table === 'tie_part' && row.colleague_id === secret?.owner)).toEqual([]);
    }
    const own = await everythingSeen(story, emma);
    expect(own.filter(({ table, row }) => table === 'tie_part' && row.source_id === secret?.id)).not.toEqual([]);
  });

  test('nothing that is said or can be read changes when it is another of the team', async () => {
    const other = await open();
    try {
      const [one, two] = [mailbox(5), little('shared')];
      await shares(emma, 'anonymous', one);
      await shares(jonas, 'anonymous', two);
      await shares(tomas, 'anonymous', little('tomas'));
      await shares(jonas, 'anonymous', one, other);
      await shares(emma, 'anonymous', two, other);
      await shares(tomas, 'anonymous', little('tomas'), other);
      for (const readers of [[oliver], [nina], [oliver, tomas]]) {
        const [as = oliver] = readers;
        const told = await repliesTo(story, as, { asked, readers });
        expect(withoutIds(told)).toEqual(withoutIds(await repliesTo(other, as, { asked, readers })));
        expect(whereSaid(told, /someone in Sales/iu).length).toBeGreaterThan(2);
        expect(contentOf(await everythingSeen(story, ...readers))).toEqual(
          contentOf(await everythingSeen(other, ...readers)),
        );
      }
    } finally {
      await other.close();
    }
  });

  test('whose it is sees their own ties in full, and reads with others what the others read', async () => {
    await shares(emma, 'anonymous', mailbox(5));
    const [own] = await pathsTo('Kim Quantum', emma);
    expect(own).toMatchObject({ via: 'you' });
    expect(own?.evidence.length).toBeGreaterThan(1);
    expect(await via('Kim Quantum', emma, [oliver])).toEqual(['unnamed']);
    expect(await via('Kim Quantum', oliver, [emma])).toEqual(['unnamed']);
  });

  test('the day they agree to be named everything is said, with the dates as they were', async () => {
    const source = await shares(emma, 'named', mailbox(5));
    const before = await everythingSeen(story, oliver);
    await story.share(source, 'anonymous');
    const blunted = (await everythingSeen(story, oliver)).filter(({ row }) => row.source_id === source.id);
    expect(rowsSaying(blunted, /2026-11|2025-/u)).toEqual([]);
    await story.says([touch('email', 400, { email: 'old@quantum.example', name: 'Old Quantum' }, { key: 'old' })], {
      family: 'mailbox',
      owner: emma,
    });
    const [hidden] = await story.db.query<{ as_of: Date }>(
      "select as_of from contact_record where name = 'Old Quantum'",
    );
    expect(hidden?.as_of).toEqual(new Date('2026-01-01T00:00:00Z'));
    await story.share(source, 'named');
    const [shown] = await story.db.query<{ as_of: Date }>(
      "select as_of from contact_record where name = 'Old Quantum'",
    );
    expect(shown?.as_of).toEqual(new Date(now.getTime() - 400 * 86_400_000));
    const after = await everythingSeen(story, oliver);
    expect(contentOf(after).filter(row => !row.includes('Old'))).toEqual(expect.arrayContaining(contentOf(before)));
    expect(await via('Kim Quantum')).toEqual(['colleague']);
  });

  test('who stops being named while their files are read is not named by the rest of them', async () => {
    const source = await shares(emma, 'named', []);
    const reader: Reader = {
      kind: 'story',
      family: 'mailbox',
      ownership: 'colleague',
      recognises: () => true,
      async *read() {
        yield* mailbox(5);
        await story.share(source, 'anonymous');
      },
    };
    const file = { name: 'story', bytes: 0, head: new Uint8Array(), open: () => process.stdin };
    await importFile(story.db, source, reader, file, { keepDetails: false, now });
    const theirs = (await everythingSeen(story, oliver)).filter(({ row }) => row.source_id === source.id);
    expect(theirs.length).toBeGreaterThan(3);
    expect(rowsSaying(theirs, /2026-11|2026-10/u)).toEqual([]);
  });
});
