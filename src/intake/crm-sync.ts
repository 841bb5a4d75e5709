/**
 * A CRM into the database, page by page. Where the next read goes on is written with the rows of the page, so a sync that
 * is killed goes on where it was, in whichever process; a second one at the same time finds the place moved, and leaves it.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Crm, Cursor, Page, Stream } from '../crm/port.ts';
import type { Database, Sql } from '../db/database.ts';
import { stepAside } from '../db/step-aside.ts';
import { loadColleagues } from './colleagues.ts';
import { type CrmSource, storeConnection } from './crm-connection.ts';
import { removeGone } from './crm-gone.ts';
import { openGroupScopes, storeGroups } from './crm-groups.ts';
import { loadMapping } from './crm-mapping.ts';
import { type Intake, type PageReport, storePage } from './crm-page.ts';
import { loadForgotten } from './forgotten.ts';
import { readAhead } from './read-ahead.ts';
import { openGrowth, settle } from './settled.ts';
import { refreshHints } from './sharing.ts';
import { openSource, type Source } from './source.ts';
import { countPast } from './tie-parts.ts';

export interface SyncRequest {
  readonly source: CrmSource;
  /** Reads everything again from the beginning, and looks for what is gone without a trace. */
  readonly full: boolean;
  /** These alone, of a CRM that was read before; what has to be done with all of it waits for the next whole look. */
  readonly only?: readonly Stream[];
  readonly now: Date;
  readonly signal: AbortSignal;
  progress?(stream: Stream, done: number, total: number | undefined): void;
}

export interface SyncReport {
  readonly sourceId: number;
  readonly streams: Readonly<Partial<Record<Stream, PageReport>>>;
  /** False where it was told to end, or where another process is at it. */
  readonly finished: boolean;
}

/** Rows that go in one transaction when they are gone. */
const goneAtOnce = 250;

/** More than this many, and all of a kind, do not vanish between two sweeps: our user of the CRM lost a right. */
const mostAtOnce = 10;

/** Another sync has read on since this one read its page. */
class Overtaken extends Error {}

/** @throws CrmFault, after noting it with the connection; what was read until then is kept */
export async function syncCrm(db: Database, crm: Crm, request: SyncRequest): Promise<SyncReport> {
  const noteFailure = (error: unknown) =>
    db.query('update crm_connection set failed = $3 where crm = $1 and account = $2', [
      crm.name,
      crm.account,
      error instanceof Error ? error.message : String(error),
    ]);
  const source = await openConnection(db, crm, request).catch(async (error: unknown) => {
    await noteFailure(error);
    throw error;
  });
  const streams: Partial<Record<Stream, PageReport>> = {};
  const ended = (finished: boolean): SyncReport => ({ sourceId: source.id, streams, finished });
  try {
    const groups = request.only ? [] : await crm.groups();
    const regroup = () => db.transaction(async sql => storeGroups(sql, source, await loadColleagues(sql), groups));
    // First, so that nobody sees for a moment longer what the CRM hides from them now; and again when all are known.
    if (!request.only) await regroup();
    const grew = openGrowth(db);
    for (const stream of request.only ?? crm.streams) {
      streams[stream] = { read: 0, changed: 0, gone: 0, rejected: 0 };
      const intake = await openIntake(db, source, request);
      await readStream(db, crm, stream, intake, request, streams[stream], grew);
      if (streams[stream].changed > 0 && stream === 'colleagues') await regroup();
      if (request.signal.aborted) return ended(false);
      if (request.full) streams[stream].gone += await sweep(db, crm, stream, intake, request.signal);
      if (request.signal.aborted) return ended(false);
    }
  } catch (error) {
    if (error instanceof Overtaken) return ended(false);
    await noteFailure(error);
    throw error;
  }
  await finish(
    db,
    source,
    request,
    Object.values(streams).some(({ changed, gone }) => changed + gone > 0),
    crm.budget?.() ?? null,
  );
  return ended(true);
}

/** A look at single streams trusts what the last whole one found of our rights. */
async function openConnection(db: Database, crm: Crm, { source, only }: SyncRequest): Promise<Source> {
  if (only) return db.transaction(sql => openSource(sql, source.family, null, source.name));
  const checked = await crm.check();
  return db.transaction(sql => storeConnection(sql, crm, source, checked));
}

const openIntake = (db: Database, source: Source, { now, full }: SyncRequest): Promise<Intake> =>
  db.transaction(async sql => {
    const colleagues = await loadColleagues(sql);
    const scopes = await openGroupScopes(sql, source, colleagues);
    const mapping = await loadMapping(sql, source.id);
    return { source, colleagues, forgotten: await loadForgotten(sql), scopes, mapping, now, full };
  });

async function readStream(
  db: Database,
  crm: Crm,
  stream: Stream,
  intake: Intake,
  { full, now, signal, progress }: SyncRequest,
  report: PageReport,
  grew: (changed: number) => Promise<void>,
): Promise<void> {
  const { id } = intake.source;
  const [row] = await db.query<{ cursor: Cursor | null; done: number }>(
    `insert into crm_stream (source_id, stream) values ($1, $2)
     on conflict (source_id, stream) do update set stream = excluded.stream returning cursor, done`,
    [id, stream],
  );
  let place = row?.cursor ?? null;
  if (full) {
    place = null;
    await db.query('update crm_stream set cursor = null, done = 0 where source_id = $1 and stream = $2', [id, stream]);
  }
  for await (const page of readAhead(crm.pages(stream, place, signal))) {
    await stepAside(db);
    const stored = await db.transaction(async sql => {
      await moveOn(sql, id, stream, place, page, report.read);
      return storePage(sql, intake, stream, page);
    });
    place = page.cursor;
    for (const count of ['read', 'changed', 'gone', 'rejected'] as const) report[count] += stored[count];
    await grew(stored.changed);
    progress?.(stream, report.read, page.total);
    if (signal.aborted) return;
  }
  await db.query('update crm_stream set read_at = $3 where source_id = $1 and stream = $2', [id, stream, now]);
}

async function moveOn(sql: Sql, sourceId: number, stream: Stream, from: Cursor | null, page: Page, before: number) {
  const [row] = await sql<{ cursor: Cursor | null }>(
    'select cursor from crm_stream where source_id = $1 and stream = $2 for update',
    [sourceId, stream],
  );
  // As it comes out of the database again: without what JSON does not keep.
  const asStored = (cursor: Cursor | null) => JSON.parse(JSON.stringify(cursor)) as Cursor | null;
  if (!row || !isDeepStrictEqual(row.cursor, asStored(from))) throw new Overtaken();
  await sql('update crm_stream set cursor = $3, done = $4, total = $5 where source_id = $1 and stream = $2', [
    sourceId,
    stream,
    JSON.stringify(page.cursor),
    before + page.records.length,
    page.total ?? null,
  ]);
}

/** What is stored and no longer in the CRM. @throws where the CRM suddenly has nothing: that is a lost right, not a loss */
async function sweep(
  db: Database,
  crm: Crm,
  stream: Stream,
  { source, now }: Intake,
  signal: AbortSignal,
): Promise<number> {
  const there = new Set<string>();
  for await (const keys of crm.keys(stream, signal)) for (const key of keys) there.add(key);
  if (signal.aborted) return 0;
  const stored = await db.query<{ key: string }>('select key from crm_record where source_id = $1 and stream = $2', [
    source.id,
    stream,
  ]);
  const gone = stored.filter(({ key }) => !there.has(key));
  if (there.size === 0 && gone.length > mostAtOnce)
    throw new Error(
      `The CRM shows no ${stream} any more, where ${gone.length} are known: look at the rights of our user there. Nothing was removed.`,
    );
  let count = 0;
  for (let at = 0; at < gone.length; at += goneAtOnce) {
    await stepAside(db);
    count += await db.transaction(sql => removeGone(sql, source, stream, gone.slice(at, at + goneAtOnce), now));
  }
  return count;
}

async function finish(
  db: Database,
  source: Source,
  { now, full, only }: SyncRequest,
  changed: boolean,
  budget: string | null,
): Promise<void> {
  await db.transaction(sql => countPast(sql, now));
  if (changed) {
    await db.transaction(sql => refreshHints(sql, now));
    await settle(db);
  }
  if (only) return;
  await db.transaction(async sql => {
    await sql('update crm_stream set done = 0, total = null where source_id = $1', [source.id]);
    await sql('update source set imported_at = $2 where id = $1', [source.id, now]);
    await sql(
      // The first read of all has nothing to look for.
      `update crm_connection set synced_at = $2, failed = null, budget = $4, swept_at = case when $3 or synced_at is null then $2 else swept_at end
       where source_id = $1`,
      [source.id, now, full, budget],
    );
  });
}
