/** How long it takes to find out what everybody in a place may see, by how many they are. */
import { openChatLinks } from '../../src/access/chat.ts';
import type { ChatUser } from '../../src/access/port.ts';
import { audienceOf, colleagueByEmail } from '../../src/access/viewers.ts';
import type { Database } from '../../src/db/database.ts';
import { openBench } from './databases.ts';
import { type Times, timed, timesOf } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { printTable, progress } from './report.ts';

const colleagues = 10_000;
const sizes = [10, 100, 300, 1000, 3000, 10_000];
const runs = 15;

const email = (place: number) => `seller-${place}@ours.example`;

/** Each with a scope of their own and a mailbox that all may see of. */
async function hire(db: Database): Promise<void> {
  await db.transaction(async sql => {
    await sql(
      `with own as (insert into scope (kind) select 'colleague' from generate_series(1, $1) returning id),
       hired as (
         insert into colleague (name, email, own_scope_id)
         select 'Seller ' || n, 'seller-' || n || '@ours.example', id
         from (select id, row_number() over () - 1 as n from own) numbered returning id, email, own_scope_id),
       members as (insert into scope_member (scope_id, colleague_id) select own_scope_id, id from hired)
       insert into colleague_key (kind, value, colleague_id) select 'email', email, id from hired`,
      [colleagues],
    );
    await sql(
      `with made as (insert into scope (kind) select 'source' from colleague returning id)
       insert into scope_member (scope_id, colleague_id) select m.id, c.id from made m, colleague c
       where m.id % 200 = 0 or c.id % 200 = 0`,
    );
  });
}

export async function run(options: BenchOptions): Promise<unknown> {
  const results: Record<string, Times> = {};
  for (const kind of options.kinds) {
    progress(`readers, ${kind}`);
    const opened = await openBench(kind, 'acquaint_bench_readers', true);
    try {
      await hire(opened.db);
      await opened.db.query('analyze');
      const links = openChatLinks(opened.db);
      const asker = await colleagueByEmail(opened.db, email(0));
      if (!asker) throw new Error('Nobody was hired.');
      for (const size of sizes) {
        const users = Array.from(
          { length: size },
          (_, place): ChatUser => ({
            platform: 'slack',
            team: 'T0OURS',
            id: `U${place}`,
            email: email(place),
          }),
        );
        const all: number[] = [];
        for (let run = 0; run < runs; run++)
          all.push((await timed(async () => audienceOf(opened.db, asker, await links.readers(users)))).ms);
        results[`${kind}, ${size} members`] = timesOf(all);
      }
    } finally {
      await opened.close();
    }
  }
  printTable(
    `What all members of a place may see, of ${colleagues} colleagues with a source each (ms)`,
    ['where', 'runs', 'p50', 'p95'],
    Object.entries(results).map(([where, { runs: times, p50, p95 }]) => [where, times, p50, p95]),
  );
  return results;
}
