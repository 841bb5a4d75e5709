/** What waits to be done: jobs, and writes of the ledger that are on their way or failed. */
import type { Database } from '../../db/database.ts';
import { since } from '../freshness.ts';
import type { Finding } from './finding.ts';

/** Minutes after which a write that is still on its way is worth a look. */
const patience = 15;
/** Days in which a write that failed is told of. */
const toldFor = 7;

/** What the ledger itself found; the CRM says its reasons in its own words. */
const found: Readonly<Record<string, string>> = {
  depends: 'what it needs could not be made',
  gone: 'it was gone when it was read back',
};
const said = (reason: string) => found[reason] ?? reason;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export async function checkBacklog(db: Database, now: Date): Promise<Finding[]> {
  return [...(await checkWrites(db, now)), ...(await checkJobs(db, now))];
}

async function checkWrites(db: Database, now: Date): Promise<Finding[]> {
  const [row] = await db.query<{
    open: number;
    oldest: Date | null;
    why: string | null;
    failed: number;
    last: string | null;
  }>(
    `select count(*) filter (where state = any($1::text[]))::int as open,
       min(decided_at) filter (where state = any($1::text[])) as oldest,
       (array_agg(reason order by id) filter (where state = any($1::text[]) and reason is not null))[1] as why,
       count(*) filter (where state = 'failed' and decided_at > $2)::int as failed,
       (array_agg(reason order by id desc) filter (where state = 'failed' and decided_at > $2))[1] as last
     from entry`,
    [['queued', 'delivered', 'undoing'], new Date(now.getTime() - toldFor * 86_400_000)],
  );
  const { open = 0, oldest = null, why = null, failed = 0, last = null } = row ?? {};
  const waits = oldest !== null && now.getTime() - oldest.getTime() > patience * 60_000;
  return [
    ...(open > 0
      ? [
          {
            topic: 'Writes',
            level: waits ? ('note' as const) : ('ok' as const),
            text: `${plural(open, 'write')} on the way to the CRM, the oldest ${oldest ? since(oldest, now) : 'just now'}${why ? `: ${said(why)}` : ''}`,
            ...(waits
              ? {
                  remedy: 'They go on while npm start or ./acquaint serve runs; ./acquaint connect says what is wrong.',
                }
              : {}),
          },
        ]
      : []),
    ...(failed > 0
      ? [
          {
            topic: open > 0 ? '' : 'Writes',
            level: 'note' as const,
            text: `${plural(failed, 'write')} failed in the last ${toldFor} days${last ? `, the last one because: ${said(last)}` : ''}`,
            remedy: 'Who asked was told in the chat, with what to do.',
          },
        ]
      : []),
  ];
}

async function checkJobs(db: Database, now: Date): Promise<Finding[]> {
  // Nobody has run the bot yet.
  const [made] = await db.query<{ jobs: string | null }>("select to_regclass('pgboss.job')::text as jobs");
  if (!made?.jobs) return [];
  const rows = await db.query<{ name: string; jobs: number; oldest: Date }>(
    `select name, count(*)::int as jobs, min(start_after) as oldest from pgboss.job
     where state in ('created', 'retry') and name like 'crm-%' and start_after < $1 group by name order by name`,
    [now],
  );
  const late = rows.filter(({ oldest }) => now.getTime() - oldest.getTime() > patience * 60_000);
  if (late.length === 0) return [];
  const each = late.map(({ name, jobs, oldest }) => `${name} ${jobs}, due ${since(oldest, now)}`);
  return [
    {
      topic: 'Jobs',
      level: 'note',
      text: `Nobody does what is due: ${each.join('; ')}.`,
      remedy: 'npm start or ./acquaint serve does it.',
    },
  ];
}
