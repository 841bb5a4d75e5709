/** A company to tell stories about: incoming items into a database, and questions through the same door as the console's. */
import { audienceOf, colleagueByEmail } from '../../src/access/viewers.ts';
import type { Reply } from '../../src/channels/port.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/database.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { loadColleagues } from '../../src/intake/colleagues.ts';
import { importFile } from '../../src/intake/import-file.ts';
import { refreshHints, setSharing } from '../../src/intake/sharing.ts';
import { openSource, type Sharing, type Source } from '../../src/intake/source.ts';
import { countPast } from '../../src/intake/tie-parts.ts';
import type { Writes } from '../../src/ledger/open.ts';
import { type Acquaint, openAcquaint } from '../../src/main.ts';
import type { Reader } from '../../src/sources/port.ts';
import { type Language, languages } from '../../src/words/port.ts';
import { scratchFolder, type TestDatabase } from './databases.ts';

export const now = new Date('2026-11-20T09:00:00Z');
export const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

export interface Story {
  readonly db: Database;
  readonly acquaint: Acquaint;
  /** Where the log is. */
  readonly folder: string;
  /** A colleague of ours; `team` as in "someone in Sales". */
  colleague(name: string, email: string, team?: string): Promise<void>;
  /** What one source says. Without `owner` it is the company's CRM. */
  says(
    items: readonly Incoming[],
    source?: { family?: string; owner?: string; sharing?: Exclude<Sharing, 'company'> },
  ): Promise<Source>;
  share(source: Source, sharing: Exclude<Sharing, 'company'>): Promise<void>;
  /** `thread`: the same for a conversation. `readers`: e-mails of all who will read the reply. */
  ask(
    text: string,
    options: { as: string; thread?: string; readers?: readonly string[]; language?: Language; now?: Date },
  ): Promise<Reply>;
  close(): Promise<void>;
}

/** @param writing where what is saved is written to; absent: no CRM is connected */
export async function openStory(
  database: TestDatabase,
  ownDomain = 'ours.example',
  writing?: (db: Database) => Writes,
): Promise<Story> {
  const db = await database.open();
  const folder = await scratchFolder();
  const acquaint = await openAcquaint(readConfig({}), db, folder.path, writing?.(db));
  await db.query('insert into own_domain (domain) values ($1)', [ownDomain]);
  let turns = 0;

  return {
    db,
    acquaint,
    folder: folder.path,
    async colleague(name, email, team) {
      await db.transaction(async sql => (await loadColleagues(sql)).learn(sql, { name, email, team }));
    },
    async says(items, { family = 'hubspot', owner, sharing } = {}) {
      const source = await db.transaction(async sql => {
        const ownerId = owner ? ((await loadColleagues(sql)).find({ email: owner }) ?? null) : null;
        if (owner && ownerId === null) throw new Error(`There is no colleague ${owner} in this story.`);
        const opened = await openSource(sql, family, ownerId, family);
        if (sharing && sharing !== opened.sharing) {
          await setSharing(sql, opened, sharing, now);
          return openSource(sql, family, ownerId, family);
        }
        return opened;
      });
      const reader: Reader = {
        kind: 'story',
        family,
        ownership: owner ? 'colleague' : 'company',
        recognises: () => true,
        async *read() {
          yield* items;
        },
      };
      const file = { name: 'story', bytes: 0, head: new Uint8Array(), open: () => process.stdin };
      await importFile(db, source, reader, file, { keepDetails: source.keepDetails, now });
      await db.transaction(sql => countPast(sql, now));
      await db.transaction(sql => refreshHints(sql, now));
      return source;
    },
    share: (source, sharing) => db.transaction(sql => setSharing(sql, source, sharing, now)),
    async ask(text, { as, thread, readers, language, now: clock = now }) {
      const asker = await colleagueByEmail(db, as);
      if (!asker) throw new Error(`There is no colleague ${as} in this story.`);
      turns += 1;
      const reading =
        readers && (await Promise.all(readers.map(async email => (await colleagueByEmail(db, email))?.id ?? null)));
      const reply = await acquaint.respond({
        channel: 'console',
        deliveryId: `story-${turns}`,
        thread: thread ?? `thread-${turns}`,
        text,
        asker,
        now: clock,
        ...(reading ? { readers: reading } : {}),
        ...(language && languages.includes(language) ? { language } : {}),
      });
      if (!reply) throw new Error('A story’s questions are delivered once.');
      return reply;
    },
    async close() {
      await acquaint.close();
      await folder.remove();
    },
  };
}

/** What a colleague may read, for tests that go through SQL. */
export async function audience(db: Database, as: string, readers?: readonly (string | null)[]) {
  const asker = await colleagueByEmail(db, as);
  if (!asker) throw new Error(`There is no colleague ${as} in this story.`);
  const ids =
    readers &&
    (await Promise.all(
      readers.map(async email => (email === null ? null : ((await colleagueByEmail(db, email))?.id ?? null))),
    ));
  return audienceOf(db, asker, ids ?? [asker.id]);
}

type Fields<T extends Incoming['type']> = Partial<Extract<Incoming, { type: T }>>;

export const person = (
  name: string,
  fields: Fields<'person'> & { company?: string; title?: string } = {},
): Incoming => {
  const { company, title, ...rest } = fields;
  return {
    type: 'person',
    key: rest.emails?.[0]
      ? `email:${rest.emails[0]}`
      : rest.profiles?.[0]
        ? `profile:${rest.profiles[0]}`
        : `name:${name}|${company ?? ''}`,
    name,
    emails: [],
    phones: [],
    profiles: [],
    positions: company ? [{ company: { name: company }, title }] : [],
    ...rest,
  };
};

export const company = (name: string, fields: Fields<'company'> = {}): Incoming => ({
  type: 'company',
  key: `company:${name}`,
  name,
  aliases: [],
  domains: [],
  ...fields,
});

/** One exchange between the source's owner (or the CRM owner named) and a contact, `days` ago. */
export const touch = (
  kind: Extract<Incoming, { type: 'touch' }>['kind'],
  days: number,
  contact: { email?: string; name?: string; profile?: string; key?: string },
  options: { from?: 'us' | 'them'; owner?: string; size?: number; key?: string; list?: string } = {},
): Incoming => {
  const side =
    kind === 'meeting' || kind === 'call' || kind === 'connection' ? 'with' : options.from === 'them' ? 'from' : 'to';
  const ours = side === 'with' ? 'with' : side === 'from' ? 'to' : 'from';
  return {
    type: 'touch',
    key:
      options.key ??
      `${kind}-${days}-${contact.email ?? contact.profile ?? contact.key}-${options.from ?? 'us'}-${options.owner ?? ''}`,
    kind,
    at: daysAgo(days),
    people: [
      ...(options.owner
        ? [{ ref: { email: options.owner }, side: ours } as const]
        : [{ ref: { self: true }, side: ours } as const]),
      { ref: contact, side },
    ],
    size: options.size ?? 2,
    ...(options.list ? { list: options.list } : {}),
  };
};

export const deal = (name: string, fields: Fields<'deal'> = {}): Incoming => ({
  type: 'deal',
  key: `deal:${name}`,
  name,
  contacts: [],
  ...fields,
});
