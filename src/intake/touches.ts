/** Touches and what follows from them: who took part, and which tie part they add to. */

import type { Sql } from '../db/database.ts';
import { isMachineAddress } from '../domain/addresses.ts';
import type { IncomingPerson, IncomingTouch, PersonRef, Side } from '../domain/incoming.ts';
import { isRoleAddress } from '../domain/role-address.ts';
import type { Colleagues } from './colleagues.ts';
import { storeDetails } from './details.ts';
import type { Forgotten } from './forgotten.ts';
import { listOf, storeLists } from './lists.ts';
import { storePeople } from './people.ts';
import type { Source } from './source.ts';
import { type AddedTouch, addParts } from './tie-parts.ts';

interface Exchange {
  readonly touch: IncomingTouch;
  readonly colleagueId: number;
  readonly contact: PersonRef;
  readonly side: Side;
}

interface Present {
  readonly colleagues: { id: number; side: Side }[];
  readonly contacts: { ref: PersonRef; side: Side }[];
}

/** Tells colleagues from contacts, and leaves out machines. In a colleague's own source only the owner is a colleague. */
async function present(sql: Sql, source: Source, colleagues: Colleagues, touch: IncomingTouch): Promise<Present> {
  const result: Present = { colleagues: [], contacts: [] };
  const add = (id: number, side: Side) => {
    if (source.ownerId !== null && id !== source.ownerId) return;
    if (!result.colleagues.some(one => one.id === id)) result.colleagues.push({ id, side });
  };
  for (const { ref, side } of touch.people) {
    if (ref.email && isMachineAddress(ref.email, ref.name)) continue;
    if (ref.self && source.ownerId !== null) {
      add(source.ownerId, side);
      continue;
    }
    // A CRM names an owner it gives no address of by id: `owner:salesforce:005…`.
    const crmOwner = ref.key?.startsWith('owner:') ? ref.key.slice('owner:'.length) : undefined;
    const known = colleagues.find({ email: ref.email, profile: ref.profile, crmOwner });
    if (crmOwner !== undefined && known === undefined) continue;
    if (known !== undefined) add(known, side);
    else if (ref.email && colleagues.isOwnAddress(ref.email)) {
      if (isRoleAddress(ref.email)) continue; // sales@ours: a desk of ours is no colleague
      if (source.ownerId !== null) await colleagues.meet(sql, ref.email);
      else add((await colleagues.learn(sql, { name: ref.name ?? ref.email, email: ref.email })).id, side);
    } else if (ref.key || ref.email || ref.profile) result.contacts.push({ ref, side });
  }
  if (touch.owner) {
    const owner = colleagues.find(touch.owner);
    // The owner of a CRM activity did what the contact did not: an inbound call is one we received.
    const began = result.contacts.some(contact => contact.side === 'from');
    const level = result.contacts.every(contact => contact.side === 'with');
    if (owner !== undefined) add(owner, began ? 'to' : level ? 'with' : 'from');
  }
  return result;
}

/** Seen from the colleague. Two people who both only received a mail had no exchange. */
const sideOf = (colleague: Side, contact: Side): Side | null => {
  if (colleague === 'from') return contact === 'from' ? 'with' : 'from';
  if (contact === 'from') return 'to';
  return colleague === 'with' || contact === 'with' ? 'with' : null;
};

const refKey = (ref: PersonRef) => ref.key ?? (ref.profile ? `profile:${ref.profile}` : `email:${ref.email}`);

/** The people a touch names who have no record of their own in this source yet. */
function personOf(ref: PersonRef, at: Date): IncomingPerson[] {
  if (!ref.email && !ref.profile) return [];
  const name = ref.name?.trim() || ref.email?.split('@')[0]?.replace(/[._-]+/gu, ' ') || '';
  if (name === '') return [];
  return [
    {
      type: 'person',
      key: refKey(ref),
      name,
      emails: ref.email ? [ref.email] : [],
      phones: [],
      profiles: ref.profile ? [ref.profile] : [],
      positions: [],
      asOf: at,
    },
  ];
}

async function recordsOf(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  forgotten: Forgotten,
  refs: ReadonlyMap<string, { ref: PersonRef; at: Date }>,
  now: Date,
): Promise<{ records: Map<string, number>; forgotten: number }> {
  const find = async (keys: readonly string[]) =>
    (
      await sql<{ id: number; key: string }>(
        'select id, key from contact_record where source_id = $1 and key = any($2::text[])',
        [source.id, keys],
      )
    ).map(row => [row.key, row.id] as const);
  const records = new Map(await find([...refs.keys()]));
  const missing = [...refs]
    .filter(([key, { ref }]) => !records.has(key) && !ref.key)
    .flatMap(([, one]) => personOf(one.ref, one.at));
  if (missing.length === 0) return { records, forgotten: 0 };
  const stored = await storePeople(sql, source, colleagues, forgotten, missing, now);
  for (const [key, id] of await find(missing.map(person => person.key))) records.set(key, id);
  return { records, forgotten: stored.forgotten };
}

export interface StoredTouches {
  readonly added: number;
  readonly unchanged: number;
  /** People who asked to be forgotten; what they took part in is stored without them. */
  readonly forgotten: number;
  /** Records whose ties changed. */
  readonly records: readonly number[];
}

/**
 * Stores touches; what was stored before adds nothing a second time.
 * @param scopes by key: who sees a touch, where those are others than who sees the source
 */
export async function storeTouches(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  forgotten: Forgotten,
  touches: readonly IncomingTouch[],
  now: Date,
  scopes: ReadonlyMap<string, number> = new Map(),
): Promise<StoredTouches> {
  const exchanges: Exchange[] = [];
  const lists: { touch: IncomingTouch; list: string; senders: PersonRef[] }[] = [];
  for (const touch of touches) {
    const people = await present(sql, source, colleagues, touch);
    const list = listOf(touch);
    if (list !== null) {
      lists.push({ touch, list, senders: people.contacts.flatMap(({ ref, side }) => (side === 'from' ? ref : [])) });
    } else {
      for (const colleague of people.colleagues) {
        for (const contact of people.contacts) {
          const side = sideOf(colleague.side, contact.side);
          if (side !== null) exchanges.push({ touch, colleagueId: colleague.id, contact: contact.ref, side });
        }
      }
    }
  }
  const refs = new Map<string, { ref: PersonRef; at: Date }>();
  const note = (ref: PersonRef, at: Date) => {
    const known = refs.get(refKey(ref));
    if (!known || (ref.name && known.at < at)) refs.set(refKey(ref), { ref: { ...known?.ref, ...ref }, at });
  };
  for (const { contact, touch } of exchanges) note(contact, touch.at);
  for (const { senders, touch } of lists) for (const ref of senders) note(ref, touch.at);
  const { records, forgotten: skipped } = await recordsOf(sql, source, colleagues, forgotten, refs, now);

  const rows = new Map<string, Exchange & { recordId: number }>();
  for (const exchange of exchanges) {
    const recordId = records.get(refKey(exchange.contact));
    if (recordId !== undefined)
      rows.set(`${exchange.touch.key} ${exchange.colleagueId} ${recordId}`, { ...exchange, recordId });
  }
  const added = await insertTouches(sql, source, [...rows.values()], scopes, now);
  await addParts(sql, added);
  await storeDetails(sql, source, touches);
  const members = await storeLists(
    sql,
    source,
    lists.map(mail => ({ ...mail, senders: mail.senders.flatMap(ref => records.get(refKey(ref)) ?? []) })),
  );
  const addedKeys = new Set(added.map(row => row.key));
  return {
    added: touches.filter(touch => addedKeys.has(touch.key) || members.has(touch.key)).length,
    unchanged: touches.filter(touch => !addedKeys.has(touch.key) && !members.has(touch.key)).length,
    forgotten: skipped,
    records: [...new Set(added.map(row => row.record_id))],
  };
}

const directions: Readonly<Record<Side, number>> = { from: 1, to: -1, with: 0 };

async function insertTouches(
  sql: Sql,
  source: Source,
  rows: readonly (Exchange & { recordId: number })[],
  scopes: ReadonlyMap<string, number>,
  now: Date,
) {
  if (rows.length === 0) return [];
  return sql<AddedTouch & Record<string, unknown>>(
    `insert into touch (source_id, scope_id, key, kind, at, colleague_id, record_id, direction, size, counted)
     select $1, coalesce(i.scope, case when r.scope_id = $3 then $3 else $2 end), i.key, i.kind, i.at, i.colleague, i.record, i.direction,
       i.size, i.at <= $4
     from unnest($5::text[], $6::text[], $7::timestamptz[], $8::int[], $9::int[], $10::smallint[], $11::int[], $12::int[])
       as i(key, kind, at, colleague, record, direction, size, scope)
     join contact_record r on r.id = i.record
     on conflict do nothing
     returning key, kind, at, colleague_id, record_id, direction, size, counted, scope_id`,
    [
      source.id,
      source.scopeId,
      source.ownScopeId,
      now,
      rows.map(row => row.touch.key),
      rows.map(row => row.touch.kind),
      rows.map(row => row.touch.at),
      rows.map(row => row.colleagueId),
      rows.map(row => row.recordId),
      rows.map(row => directions[row.side]),
      rows.map(row => Math.max(2, row.touch.size)),
      rows.map(row => scopes.get(row.touch.key) ?? null),
    ],
  );
}
