/** Vectors for profiles that have none: in the background, a few at a time; answers never wait for them. */
import type { Database } from '../db/database.ts';
import { inEnglish } from '../domain/search-terms.ts';
import type { Embedder } from '../knowledge/port.ts';

const batch = 32;
/** Above this an exact scan is too slow, and an index worth its build. */
export const exactUpTo = 20_000;

/** The embedded database answers nobody while it builds an index: 0.8 ms for each vector that is there. */
const mostBuiltEmbedded = 1000;

/**
 * The index of vectors, once there are or will be many: best before they are made, as it then grows with them. The server
 * builds it while others read and write.
 */
export async function indexVectors(db: Database): Promise<void> {
  const [state] = await db.query<{ many: boolean; made: number; there: boolean }>(
    `select (select count(*) from (select from profile where text <> '' limit ${exactUpTo + 1}) counted) > ${exactUpTo} as many,
       (select count(*) from (select from profile where vector is not null limit ${mostBuiltEmbedded + 1}) counted)::int as made,
       exists (select from pg_index where indexrelid = to_regclass('profile_vector') and indisvalid) as there`,
  );
  if (!state?.many || state.there) return;
  if (db.kind === 'embedded' && state.made > mostBuiltEmbedded) return;
  // One that was broken off stays, invalid, and is of no use.
  await db.query('drop index if exists profile_vector');
  const concurrently = db.kind === 'postgres' ? 'concurrently' : '';
  await db.query(`create index ${concurrently} profile_vector on profile using hnsw (vector halfvec_cosine_ops)`);
}

/** @returns how many profiles got a vector; stops early when `signal` is aborted */
export async function embedProfiles(
  db: Database,
  embedder: Embedder,
  signal: AbortSignal,
  progress: (left: number) => void = () => {},
): Promise<number> {
  let done = 0;
  await indexVectors(db);
  while (!signal.aborted) {
    // One text for all who share it: the same title in the same industry and city.
    const rows = await db.query<{ digest: string; text: string; all: number }>(
      `select digest, min(text) as text, count(*) over ()::int as all from profile
       where (vector is null or embedder <> $1) and text <> '' group by digest order by min(record_id) limit $2`,
      [embedder.id, batch],
    );
    if (rows.length === 0) break;
    progress(rows[0]?.all ?? rows.length);
    const vectors = await embedder.embed(
      rows.map(row => (embedder.englishOnly ? inEnglish(row.text) : row.text).slice(0, 2000)),
      signal,
    );
    await db.query(
      `update profile p set vector = i.vector::halfvec, embedder = $1
       from unnest($2::text[], $3::text[]) as i(digest, vector) where p.digest = i.digest`,
      [
        embedder.id,
        rows.map(row => row.digest),
        vectors.map(vector => `[${[...vector].map(value => value.toFixed(5)).join(',')}]`),
      ],
    );
    done += rows.length;
  }
  return done;
}
