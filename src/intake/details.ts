/** Subjects, places and bodies: kept only where the owner asked for it, and only for the owner. */
import type { Sql } from '../db/database.ts';
import type { IncomingTouch } from '../domain/incoming.ts';
import type { Source } from './source.ts';

export async function storeDetails(sql: Sql, source: Source, touches: readonly IncomingTouch[]): Promise<void> {
  // Details are one colleague's alone; the company's sources have nobody whose they could be.
  if (!source.keepDetails || source.ownerId === null) return;
  const kept = touches.filter(touch => touch.detail);
  await sql(
    `insert into touch_detail (source_id, key, scope_id, subject, place, body)
     select $1, key, $2, subject, place, body from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as d(key, subject, place, body)
     on conflict do nothing`,
    [
      source.id,
      source.ownScopeId,
      kept.map(touch => touch.key),
      kept.map(touch => touch.detail?.subject ?? null),
      kept.map(touch => touch.detail?.place ?? null),
      kept.map(touch => touch.detail?.body ?? null),
    ],
  );
}
