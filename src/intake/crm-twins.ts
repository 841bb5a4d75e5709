/** What stands twice in the CRM though we wrote it once: reported to people, and never removed by us. */
import type { Database } from '../db/database.ts';

export interface Twins extends Record<string, unknown> {
  readonly sourceId: number;
  /** Each as the CRM's key of it and a page where people can look at it: `activity:81 (https://…)`. */
  readonly records: readonly string[];
}

export const twinsIn = (db: Database): Promise<Twins[]> =>
  db.query<Twins>(
    `select source_id as "sourceId", array_agg(key || coalesce(' (' || our_url || ')', '') order by id) as records
     from crm_record where our_key is not null group by source_id, our_key having count(*) > 1 order by min(id)`,
  );

/** One sentence, for people. */
export const sentenceOf = ({ records }: Twins): string =>
  `Written once and there twice: ${records.join(' and ')}. Neither is removed by us: look at them, and delete one there.`;
