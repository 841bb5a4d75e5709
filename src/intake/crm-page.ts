/** One page of a CRM into the database, by the code that files go through. */
import type { CrmRecord, Page, Stream } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import { type Incoming, incoming } from '../domain/incoming.ts';
import { storable } from '../domain/storable.ts';
import type { Colleagues } from './colleagues.ts';
import { storeCompanies } from './companies.ts';
import { removeGone } from './crm-gone.ts';
import type { GroupScopes } from './crm-groups.ts';
import { type Mapping, mapped } from './crm-mapping.ts';
import { storeDeals } from './deals.ts';
import type { Forgotten } from './forgotten.ts';
import { listOf } from './lists.ts';
import { storePeople } from './people.ts';
import { removeTouches, rescopeTouches } from './remove-touches.ts';
import type { Source } from './source.ts';
import { storeTouches } from './touches.ts';

export interface PageReport {
  read: number;
  /** Not known in this version yet. */
  changed: number;
  gone: number;
  rejected: number;
}

export interface Intake {
  readonly source: Source;
  readonly colleagues: Colleagues;
  readonly forgotten: Forgotten;
  readonly scopes: GroupScopes;
  readonly mapping: Mapping;
  readonly now: Date;
  /** Stores again what is stored already. */
  readonly full: boolean;
}

type Says<T extends Incoming['type']> = Extract<Incoming, { type: T }>;

const saying = <T extends Incoming['type']>(records: readonly CrmRecord[], type: T): Says<T>[] =>
  records.flatMap(({ says }) => (says.type === type ? [says as Says<T>] : []));

/** The border: a statement that does not fit its shape is not stored. */
function checkedRecord(record: CrmRecord): CrmRecord[] {
  const says = incoming.safeParse(record.says);
  return says.success && says.data.type !== 'rejected' ? [storable({ ...record, says: says.data })] : [];
}

const tableOf: Readonly<Partial<Record<Stream, string>>> = { companies: 'account_record', contacts: 'contact_record' };

export async function storePage(sql: Sql, intake: Intake, stream: Stream, page: Page): Promise<PageReport> {
  const { source, scopes, now, full } = intake;
  const usable = page.records.map(record => mapped(record, intake.mapping[stream])).flatMap(checkedRecord);
  const known = new Map(
    (
      await sql<{ id: string; version: string; scope_id: number }>(
        'select id, version, scope_id from crm_record where source_id = $1 and stream = $2 and id = any($3::text[])',
        [source.id, stream, usable.map(record => record.id)],
      )
    ).map(row => [row.id, row]),
  );
  const changed: Scoped[] = [];
  for (const record of usable) {
    const scope = await scopes.of(sql, stream, record);
    const was = known.get(record.id);
    if (full || was?.version !== record.version || was.scope_id !== scope) changed.push({ record, scope });
  }
  const again = changed.flatMap(({ record }) => (known.has(record.id) ? record : []));
  if (stream === 'activities')
    await removeTouches(
      sql,
      source,
      saying(again, 'touch').map(touch => touch.key),
    );
  const alone = changed.filter(({ record }) => standsAlone(record.says));
  await storeAlone(sql, intake, alone);
  const others = changed.filter(({ record }) => !standsAlone(record.says));
  for (const scope of new Set(others.map(one => one.scope))) {
    const records = others.flatMap(one => (one.scope === scope ? one.record : []));
    await store(
      sql,
      { ...intake, source: { ...source, scopeId: scope, peopleScopeId: scope, ownScopeId: scope } },
      records,
    );
  }
  if (stream === 'deals') await followDeals(sql, source, changed, known);
  await remember(sql, source, stream, changed);
  const gone = await removeGone(sql, source, stream, page.gone, now);
  return { read: page.records.length, changed: changed.length, gone, rejected: page.records.length - usable.length };
}

interface Scoped {
  readonly record: CrmRecord;
  readonly scope: number;
}

/** Names only what is stored already: nobody and no company has to be stored along with it, for whoever sees it. */
const standsAlone = (says: Incoming) =>
  says.type === 'touch'
    ? listOf(says) === null && says.people.every(({ ref }) => ref.key !== undefined)
    : says.type === 'deal' && says.company?.name === undefined && says.company?.domain === undefined;

/** Those of all scopes together: where a record is its owner's alone, a page has as many scopes as it has owners. */
async function storeAlone(sql: Sql, { source, colleagues, forgotten, now }: Intake, rows: readonly Scoped[]) {
  const records = rows.map(({ record }) => record);
  const scopes = new Map(
    rows.flatMap(({ record: { says }, scope }) => (says.type === 'rejected' ? [] : [[says.key, scope] as const])),
  );
  const deals = saying(records, 'deal');
  if (deals.length > 0) await storeDeals(sql, source, colleagues, deals, now, scopes);
  const touches = saying(records, 'touch');
  if (touches.length > 0) await storeTouches(sql, source, colleagues, forgotten, touches, now, scopes);
}

/** Records of one scope. */
async function store(sql: Sql, { source, colleagues, forgotten, now }: Intake, records: readonly CrmRecord[]) {
  for (const colleague of saying(records, 'colleague')) await colleagues.learn(sql, colleague);
  const companies = saying(records, 'company');
  if (companies.length > 0) await storeCompanies(sql, source, colleagues, companies, now);
  const people = saying(records, 'person');
  if (people.length > 0) await storePeople(sql, source, colleagues, forgotten, people, now);
  const deals = saying(records, 'deal');
  if (deals.length > 0) await storeDeals(sql, source, colleagues, deals, now);
  const touches = saying(records, 'touch');
  if (touches.length > 0) await storeTouches(sql, source, colleagues, forgotten, touches, now);
}

/** What is logged on a deal is seen by those who see the deal: a deal that changed hands takes its touches along. */
async function followDeals(
  sql: Sql,
  source: Source,
  changed: readonly Scoped[],
  known: ReadonlyMap<string, { scope_id: number }>,
): Promise<void> {
  for (const { record, scope } of changed) {
    const was = known.get(record.id)?.scope_id;
    if (was === undefined || was === scope || record.says.type !== 'deal') continue;
    const logged = await sql<{ key: string }>(
      `update crm_record set scope_id = $4 where source_id = $1 and stream = 'activities' and fields ->> 'deal' = $2
         and scope_id = $3 returning key`,
      [source.id, record.says.key, was, scope],
    );
    await rescopeTouches(
      sql,
      source,
      logged.map(row => row.key),
      scope,
    );
  }
}

/** Of people whom we do not keep, because they asked to be forgotten or are colleagues, no fields are kept either. */
async function remember(sql: Sql, source: Source, stream: Stream, changed: readonly Scoped[]) {
  const rows = changed.flatMap(({ record, scope }) =>
    record.says.type === 'rejected' ? [] : [{ record, scope, key: record.says.key }],
  );
  const table = tableOf[stream];
  const kept = table
    ? new Set(
        (
          await sql<{ key: string }>(`select key from ${table} where source_id = $1 and key = any($2::text[])`, [
            source.id,
            rows.map(row => row.key),
          ])
        ).map(row => row.key),
      )
    : null;
  await sql(
    `insert into crm_record (source_id, stream, id, key, version, scope_id, fields)
     select $1, $2, i.id, i.key, i.version, i.scope, i.fields
     from unnest($3::text[], $4::text[], $5::text[], $6::int[], $7::jsonb[]) as i(id, key, version, scope, fields)
     on conflict (source_id, stream, id) do update set key = excluded.key, version = excluded.version,
       scope_id = excluded.scope_id, fields = excluded.fields`,
    [
      source.id,
      stream,
      rows.map(row => row.record.id),
      rows.map(row => row.key),
      rows.map(row => row.record.version),
      rows.map(row => row.scope),
      rows.map(row => JSON.stringify(kept && !kept.has(row.key) ? {} : row.record.fields)),
    ],
  );
}
