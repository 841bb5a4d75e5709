/**
 * What a colleague logs through us is part of what is known at once: a touch under a key of ours until the CRM has it, then
 * under the key by which the CRM will name it, so that the next sync finds it there and adds nothing.
 */
import type { Checked, CrmRecord } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import type { IncomingTouch, Side, TouchKind } from '../domain/incoming.ts';
import type { ActivityType } from '../domain/proposal.ts';
import type { History, Logged } from '../ledger/port.ts';
import { type Colleagues, loadColleagues } from './colleagues.ts';
import { openGroupScopes } from './crm-groups.ts';
import { loadForgotten } from './forgotten.ts';
import { removeTouches } from './remove-touches.ts';
import { listSources, type Source } from './source.ts';
import { storeTouches } from './touches.ts';

/** A note is no exchange. */
const kinds: Readonly<Record<ActivityType, TouchKind | null>> = {
  call: 'call',
  meeting: 'meeting',
  visit: 'meeting',
  email: 'email',
  message: 'message',
  note: null,
};

const pendingKey = (entry: string) => `pending:${entry}`;
/** Where the CRM has it and will not name it. */
const loggedKey = (entry: string) => `logged:${entry}`;

const sourceOf = async (sql: Sql, id: number) => (await listSources(sql)).find(source => source.id === id);

function touchOf(
  key: string,
  { email, crmOwner }: { email: string; crmOwner: string | null },
  { type, at, minutes, contacts }: Logged['activity'],
): IncomingTouch | null {
  const kind = kinds[type];
  // Somebody the CRM is only about to know comes with the next sync.
  const known = contacts.flatMap(ref => ('key' in ref ? [{ key: ref.key, name: ref.name }] : []));
  if (kind === null || known.length === 0) return null;
  const [ours, theirs]: [Side, Side] = kind === 'email' || kind === 'message' ? ['from', 'to'] : ['with', 'with'];
  return {
    type: 'touch',
    key,
    kind,
    at: new Date(at),
    ...(minutes === null ? {} : { minutes }),
    people: [{ ref: { email }, side: ours }, ...known.map(ref => ({ ref, side: theirs }))],
    size: known.length + 1,
    owner: { email, ...(crmOwner ? { crmOwner } : {}) },
  };
}

/** Seen by those who see the deal it is logged on, as it will be when it comes from the CRM. */
async function scopeOf(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  touch: IncomingTouch,
  deal: string | null,
): Promise<number> {
  const [connection] = await sql<{ checked: Checked; dealScope: number | null }>(
    `select c.checked, (select scope_id from crm_record r where r.source_id = c.source_id and r.stream = 'deals'
       and r.key = $2) as "dealScope" from crm_connection c where c.source_id = $1`,
    [source.id, deal],
  );
  if (!connection?.checked.unreadableRules.some(rule => rule.stream === 'activities'))
    return connection?.dealScope ?? source.scopeId;
  const scopes = await openGroupScopes(sql, source, colleagues);
  const record: CrmRecord = { id: touch.key, version: '', says: touch, visibility: { kind: 'owner' }, fields: {} };
  return scopes.of(sql, 'activities', record);
}

export const loggedTouches: History = {
  async add(sql, { sourceId, key, colleagueId, activity }, now) {
    const source = await sourceOf(sql, sourceId);
    const [colleague] = await sql<{ email: string; crmOwner: string | null }>(
      `select c.email, (select value from colleague_key k where k.colleague_id = c.id and k.kind = 'crm'
         and k.value like $2 || ':%' limit 1) as "crmOwner" from colleague c where c.id = $1`,
      [colleagueId, source?.family ?? ''],
    );
    const touch = colleague && touchOf(pendingKey(key), colleague, activity);
    if (!source || !touch) return;
    const colleagues = await loadColleagues(sql);
    const deal = activity.deal && 'key' in activity.deal ? activity.deal.key : null;
    const scope = await scopeOf(sql, source, colleagues, touch, deal);
    const seen = { ...source, scopeId: scope, peopleScopeId: scope, ownScopeId: scope };
    await storeTouches(sql, seen, colleagues, await loadForgotten(sql), [touch], now);
  },
  async settle(sql, { sourceId, key }, touchKey) {
    const source = await sourceOf(sql, sourceId);
    if (!source) return;
    const there = await sql('select from touch where source_id = $1 and key = $2 limit 1', [sourceId, touchKey]);
    // A sync may have been quicker.
    if (there.length > 0) return removeTouches(sql, source, [pendingKey(key)]);
    await sql('update touch set key = $3 where source_id = $1 and key = $2', [
      sourceId,
      pendingKey(key),
      touchKey ?? loggedKey(key),
    ]);
  },
  async remove(sql, { sourceId, key }, touchKey) {
    const source = await sourceOf(sql, sourceId);
    const keys = [pendingKey(key), loggedKey(key), ...(touchKey === null ? [] : [touchKey])];
    if (source) await removeTouches(sql, source, keys);
  },
};
