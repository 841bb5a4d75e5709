/** All that SQL gives an audience, of every table there is: for looking whether something can be found anywhere in it. */
import { withAudience } from '../../src/db/audience.ts';
import type { Row } from '../../src/db/database.ts';
import { audience, type Story } from '../support/story.ts';

export interface SeenRow {
  readonly table: string;
  readonly row: Row;
}

export async function everythingSeen(story: Story, ...readers: readonly string[]): Promise<SeenRow[]> {
  const [as] = readers;
  if (as === undefined) throw new Error('Somebody has to look.');
  const columns = await story.db.query<{ table: string; columns: string }>(
    `select c.relname as table, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and has_column_privilege('acquaint_reader', c.oid, a.attnum, 'select')
     group by 1 order by 1`,
  );
  return withAudience(story.db, await audience(story.db, as, readers), async sql => {
    const seen: SeenRow[] = [];
    for (const { table, columns: names } of columns)
      for (const row of await sql(`select ${names} from "${table}"`)) seen.push({ table, row });
    // In which order they stand on the disk is nobody's concern.
    return seen.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  });
}

const textOf = ({ table, row }: SeenRow) => `${table}: ${JSON.stringify(row)}`;

export const rowsSaying = (seen: readonly SeenRow[], words: RegExp): string[] =>
  seen.filter(({ row }) => words.test(JSON.stringify(row))).map(textOf);

/** What rows say without the numbers they are counted by, sorted: for comparing two worlds. */
export const contentOf = (seen: readonly SeenRow[]): string[] =>
  seen
    .map(({ table, row }) => {
      const said = Object.entries(row).filter(([column]) => !/^id$|_id$/u.test(column));
      return textOf({ table, row: Object.fromEntries(said) });
    })
    .sort();
