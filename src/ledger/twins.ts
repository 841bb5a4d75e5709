/**
 * What stands twice in the CRM though it was approved once: where a vendor has no unique values, what was not answered for
 * is looked for before it is sent again, and may come to light later still. Told to people, and never removed by us.
 */
import { z } from 'zod';
import type { Writer, Written } from '../crm/port.ts';
import type { Database } from '../db/database.ts';
import { write as writeSchema } from '../domain/write.ts';

/** Entries that are looked at in one go: each costs a question to the CRM. */
const most = 50;

const written = z.array(z.object({ id: z.string(), url: z.string().nullable() }));

/**
 * Looks at what was sent again within the last day, and at what is known to stand twice.
 * @returns the entries of which it is said anew
 * @throws CrmFault of domain/crm-fault
 */
export async function lookForTwins(db: Database, writer: Writer, sourceId: number): Promise<readonly number[]> {
  const entries = await db.query<{
    id: number;
    key: string;
    write: unknown;
    remoteId: string;
    undone: boolean;
    twins: unknown;
  }>(
    `select e.id, e.key, e.write, e.remote_id as "remoteId", e.state = 'undone' as undone, e.twins
     from entry e join proposal p on p.id = e.proposal_id
     where p.source_id = $1 and e.state in ('verified', 'undone') and e.sent_again_at is not null
       and (e.sent_again_at > now() - interval '1 day' or e.twins <> '[]')
     order by e.sent_again_at limit ${most}`,
    [sourceId],
  );
  const changed: number[] = [];
  for (const { id, key, write, remoteId, undone, twins } of entries) {
    const found = await writer.find(key, writeSchema.parse(write));
    const others = found.filter(one => one.id !== remoteId);
    // Where people removed the one we know of, the other is the only one.
    const now: readonly Written[] = undone || others.length < found.length ? others : [];
    const before = written.parse(twins);
    if (now.length === before.length && now.every((one, at) => one.id === before[at]?.id)) continue;
    await db.query('update entry set twins = $2 where id = $1', [id, JSON.stringify(now)]);
    changed.push(id);
  }
  return changed;
}

/** A sentence for each entry, for the one who looks after the CRM. */
export async function twinsIn(db: Database, sourceId: number): Promise<readonly string[]> {
  const rows = await db.query<{ known: string; url: string | null; undone: boolean; twins: unknown }>(
    `select e.remote_id as known, e.url, e.state = 'undone' as undone, e.twins
     from entry e join proposal p on p.id = e.proposal_id where p.source_id = $1 and e.twins <> '[]' order by e.id`,
    [sourceId],
  );
  const named = ({ id, url }: Written) => (url ? `${id} (${url})` : id);
  return rows.map(({ known, url, undone, twins }) => {
    const others = written.parse(twins).map(named).join(' and ');
    return undone
      ? `Taken back, and there once more: ${others}. It is not removed by us: look at it, and delete it there.`
      : `Written once and there twice: ${named({ id: known, url })} and ${others}. Neither is removed by us: look at them, and delete one there.`;
  });
}
