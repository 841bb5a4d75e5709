/** The candidates of a search in free words. */
import type { Sql } from '../db/database.ts';
import { idfOf, type QueryTerm, weighTerms } from '../domain/search-score.ts';
import type { Term } from '../domain/search-terms.ts';
import { vectorText } from './find-sql.ts';
import type { FindQuery } from './port.ts';

/** Candidates taken from each list before they are scored. */
const most = 300;
/** Words that more people have than this are all equally common. */
const common = 5000;
/** So many rows are looked at for their words: ten microseconds each. */
const mostMatches = 6000;

const lexeme = (unit: string) => `'${unit.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const queryOf = (term: Term) => [...term.units.keys()].map(lexeme).join(' | ');

/**
 * The rarest words find the candidates, common ones only order them. Where all are common, those who answer all of them
 * are asked for, and only when nobody can be found by meaning.
 */
function wantedOf(byRarity: readonly { query: string; holding: number }[], byMeaning: boolean): string {
  const rare: string[] = [];
  let matches = 0;
  const held = byRarity.filter(one => one.holding > 0);
  for (const { query, holding } of held.filter(one => one.holding < common)) {
    matches += holding;
    if (rare.length > 0 && matches > mostMatches) break;
    rare.push(`(${query})`);
  }
  if (rare.length > 0) return rare.join(' | ');
  return byMeaning ? '' : held.map(one => `(${one.query})`).join(' & ');
}

export interface Candidates {
  /** The words with how rare each is in what this audience may see. */
  readonly weighed: readonly QueryTerm[];
  readonly queries: readonly string[];
  /** Contact records that may answer by their words or by meaning, best first in each list. */
  readonly records: readonly number[];
  /** Contact records of people whose name is written like one of the words. */
  readonly named: readonly number[];
}

/** Contact records that may answer free words: by the words, by meaning, by name. Any of the lists may be empty. */
export async function candidatesFor(sql: Sql, query: FindQuery, terms: readonly Term[]): Promise<Candidates> {
  const queries = terms.map(queryOf);
  const counts =
    queries.length === 0
      ? []
      : await sql<{ holding: number }>('select holding from count_profiles($1::tsquery[], $2) order by place', [
          queries,
          common,
        ]);
  const idf = new Map<string, number>();
  for (const [place, term] of terms.entries()) {
    for (const unit of term.units.keys()) idf.set(unit, idfOf(counts[place]?.holding ?? 0, common));
  }
  const weighed = weighTerms(terms, unit => idf.get(unit) ?? 0);
  const byRarity = queries
    .map((query, place) => ({ query, holding: counts[place]?.holding ?? 0 }))
    .sort((a, b) => a.holding - b.holding);
  const wanted = wantedOf(byRarity, query.vector !== undefined);
  const criteria = [
    query.function ?? null,
    query.seniority ?? null,
    query.cities ?? null,
    query.countries ?? null,
  ] as const;

  const records = new Set<number>();
  if (wanted !== '') {
    const found = await sql<{ record_id: number }>(
      'select record_id from find_profiles_by_words($1::tsquery, $2::tsquery[], $3::float8[], $4, $5, $6, $7, $8)',
      [wanted, queries, weighed.map(term => term.idf), most, ...criteria],
    );
    for (const row of found) records.add(row.record_id);
  }
  if (query.vector) {
    const found = await sql<{ record_id: number }>(
      'select record_id from find_profiles_by_meaning($1::halfvec, $2, $3, $4, $5, $6, $7)',
      [vectorText(query.vector.values), query.vector.embedder, most, ...criteria],
    );
    for (const row of found) records.add(row.record_id);
  }
  const nameParts = weighed.filter(term => term.mayBeName && (idf.get(term.folded) ?? 1) > 0).map(term => term.folded);
  const named =
    nameParts.length === 0
      ? []
      : await sql<{ record_id: number }>(
          "select record_id from find_similar_names($1::text[], 40) where kind = 'contact'",
          [nameParts],
        );
  return { weighed, queries, records: [...records], named: named.map(row => row.record_id) };
}
