/** The statements behind finding names: each takes forms of what was asked and gives the stored names that fit. */
import type { Sql } from '../db/database.ts';

/** Candidates looked at for one form. A name that fits more than this many people needs another word anyway. */
const most = 40;

export interface Found {
  readonly form: string;
  readonly kind: 'account' | 'contact';
  readonly id: number;
  readonly shown: string;
  readonly folded: string;
  readonly words: number;
}

const rowsOf = (from: string, condition: string) =>
  `select ${from}, n.kind, n.entity_id as id, n.shown, n.folded, cardinality(n.words) as words from name n ${condition}`;
const inOrder = 'order by n.kind, n.record_id, n.folded';

export async function exact(sql: Sql, forms: readonly string[]): Promise<Found[]> {
  return sql<Found & Record<string, unknown>>(
    rowsOf('n.folded as form', `where n.folded = any($1::text[]) ${inOrder} limit 400`),
    [forms],
  );
}

export async function inOtherScript(sql: Sql, keys: readonly string[]): Promise<Found[]> {
  return sql<Found & Record<string, unknown>>(
    rowsOf('n.latin as form', `where n.latin = any($1::text[]) ${inOrder} limit 200`),
    [keys],
  );
}

/** Companies of several words by the first, in the other script: «مریدین» is Meridian Health and Meridian Logistics. */
export async function beginningInOtherScript(sql: Sql, keys: readonly string[]): Promise<Found[]> {
  if (keys.length === 0) return [];
  // The range is what the index finds; where it does not compare byte by byte, the pattern is what is meant.
  return sql<Found & Record<string, unknown>>(
    rowsOf(
      'k.key as form',
      `join unnest($1::text[]) k(key) on n.latin >= k.key and n.latin < k.key || 'zzz' and n.latin like k.key || ' %'
       where n.kind = 'account' and n.folded not like '%.%' ${inOrder} limit 200`,
    ),
    [keys],
  );
}

export async function byFunction(
  sql: Sql,
  name: 'find_name_parts' | 'find_similar_names' | 'find_latin_parts',
  forms: readonly string[],
): Promise<Found[]> {
  if (forms.length === 0) return [];
  return sql<Found & Record<string, unknown>>(
    rowsOf(
      'f.form',
      `join ${name}($1::text[], ${most}) f on f.kind = n.kind and f.record_id = n.record_id and f.folded = n.folded ${inOrder}`,
    ),
    [forms],
  );
}

export async function byAddress(sql: Sql, addresses: readonly string[]): Promise<Found[]> {
  if (addresses.length === 0) return [];
  return sql<Found & Record<string, unknown>>(
    `select k.value as form, 'contact' as kind, r.contact_id as id, r.name as shown, k.value as folded, 1 as words
     from contact_key k join contact_record r on r.id = k.record_id
     where k.kind = 'email' and k.value = any($1::text[]) order by r.id`,
    [addresses],
  );
}
