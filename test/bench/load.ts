/**
 * The company into a migrated, empty database by SQL, as imports of its CRM and of everyone's mailbox would leave it:
 * calls, meetings and messages are the CRM's, mails are those of the colleague's mailbox, which has its own records of
 * the people in it. Of five mailboxes three are shared by name, one anonymously, one not at all.
 */
import type { Database } from '../../src/db/database.ts';
import { type PartKind, tieSettings } from '../../src/domain/tie.ts';
import { loadColleagues } from '../../src/intake/colleagues.ts';
import { indexVectors } from '../../src/intake/embed.ts';
import { storeProfiles } from '../../src/intake/profiles.ts';
import { settle } from '../../src/intake/settled.ts';
import { refreshHints } from '../../src/intake/sharing.ts';
import { openSource, type Source } from '../../src/intake/source.ts';
import { withoutIndexes } from './bulk.ts';
import { type BenchCompany, type BenchTouch, benchNow } from './company.ts';
import { loadedTables, openRows } from './rows.ts';
import { fillVectors } from './vectors.ts';

const sharings = ['named', 'named', 'anonymous', 'named', 'private'] as const;

/** The CRM, and the mailbox of each colleague in their order. */
async function openSources(db: Database, company: BenchCompany): Promise<{ crm: Source; mailboxes: Source[] }> {
  return db.transaction(async sql => {
    await sql("insert into own_domain (domain) values ('ours.example') on conflict do nothing");
    const colleagues = await loadColleagues(sql);
    const crm = await openSource(sql, 'hubspot', null, 'HubSpot');
    const mailboxes: Source[] = [];
    for (const [place, one] of company.colleagues.entries()) {
      const { id } = await colleagues.learn(sql, one);
      const opened = await openSource(sql, 'mailbox', id, 'mailbox');
      const sharing = sharings[place % sharings.length] ?? 'private';
      await sql('update source set sharing = $2, sharing_chosen = true where id = $1', [opened.id, sharing]);
      await sql('update scope set everyone = $2 where id = $1', [opened.scopeId, sharing === 'named']);
      await sql('update scope set everyone = $2 where id = $1', [opened.peopleScopeId, sharing !== 'private']);
      mailboxes.push({ ...opened, sharing, sharingChosen: true });
    }
    return { crm, mailboxes };
  });
}

const directionOf = ({ kind, inbound }: BenchTouch) => (kind === 'call' || kind === 'meeting' ? 0 : inbound ? -1 : 1);

/** @param cache a folder for vectors that took long to make */
export async function loadCompany(
  db: Database,
  company: BenchCompany,
  cache: string,
  say: (what: string) => void,
): Promise<void> {
  const { crm, mailboxes } = await openSources(db, company);
  const putBack = await withoutIndexes(db, loadedTables);
  const putBackProfile = await withoutIndexes(db, ['profile']);
  const rows = openRows(db);
  const inCrm: number[] = [];
  for (const account of company.accounts) inCrm.push(await rows.account(account, crm));

  const mailAccounts = new Map<string, number>();
  let touches = 0;
  let records = 0;
  for (const person of company.people()) {
    const account = company.accounts[person.account];
    const former =
      person.former === null || person.former === person.account ? undefined : company.accounts[person.former];
    if (!account) throw new Error('A contact without an employer.');
    const ownerId = mailboxes[person.owner]?.ownerId ?? null;
    const crmRecord = await rows.person(person, crm, {
      account,
      accountRecord: inCrm[account.index] ?? 0,
      ownerId,
      ...(former ? { former: { account: former, accountRecord: inCrm[former.index] ?? 0 } } : {}),
    });
    records = crmRecord;
    const mailRecords = new Map<Source, number>();
    for (const touch of person.touches) {
      const mailbox = mailboxes[touch.colleague];
      if (!mailbox) throw new Error('A touch without a colleague.');
      const source = touch.kind === 'email' ? mailbox : crm;
      let record = source === crm ? crmRecord : mailRecords.get(source);
      if (record === undefined) {
        const key = `${source.id} ${account.index}`;
        const accountRecord = mailAccounts.get(key) ?? (await rows.account(account, source));
        mailAccounts.set(key, accountRecord);
        record = await rows.person(person, source, { account, accountRecord, ownerId: null });
        mailRecords.set(source, record);
        records = record;
      }
      await rows.touch({
        id: ++touches,
        source_id: source.id,
        scope_id: source.scopeId,
        kind: touch.kind,
        at: touch.at,
        colleague_id: mailbox.ownerId,
        record_id: record,
        direction: directionOf(touch),
      });
    }
    if (person.index % 100_000 === 99_999) say(`${person.index + 1} contacts, ${touches} touches`);
  }
  await rows.flush();
  say('ties');
  await db.query(tieParts);
  say('indexes');
  await putBack();
  await db.query('analyze');
  say('profiles');
  for (let from = 1; from <= records; from += 5_000) {
    const ids = Array.from({ length: Math.min(5_000, records - from + 1) }, (_, place) => from + place);
    await db.transaction(sql => storeProfiles(sql, ids));
  }
  say('vectors');
  await fillVectors(db, cache);
  await putBackProfile();
  await indexVectors(db);
  await setSequences(db);
  await db.transaction(sql => refreshHints(sql, benchNow));
  if (db.kind === 'postgres') await db.query('vacuum analyze');
  await settle(db);
}

/** The parts of the ties from the touches: what `touchPart` gives for each, added up; a test holds them equal. */
const tieParts = (() => {
  const { weights, sides, halfLife, referenceDate } = tieSettings;
  const kinds = (['email', 'meeting', 'call', 'message'] satisfies PartKind[]).map(
    kind => `when '${kind}' then ${weights[kind]}`,
  );
  const worth = `case t.kind ${kinds.join(' ')} end * case t.direction when 1 then ${sides.from} when -1 then ${sides.to} else ${sides.with} end`;
  const decayed = (days: number) =>
    `power(2::float8, (extract(epoch from t.at - timestamptz '${referenceDate.toISOString()}') / 86400 / ${days})::float8)`;
  return `insert into tie_part (record_id, colleague_id, kind, contact_id, source_id, scope_id, sum, sum_long, count, count_in,
      count_out, first_at, last_at)
    select t.record_id, t.colleague_id, t.kind, r.contact_id, t.source_id, t.scope_id,
      sum(${worth} * ${decayed(halfLife.short)}), sum(${worth} * ${decayed(halfLife.long)}), count(*),
      count(*) filter (where t.direction = -1), count(*) filter (where t.direction = 1), min(t.at), max(t.at)
    from touch t join contact_record r on r.id = t.record_id
    group by t.record_id, t.colleague_id, t.kind, r.contact_id, t.source_id, t.scope_id`;
})();

/** Numbers given by hand are behind the counters. */
async function setSequences(db: Database): Promise<void> {
  await db.query(`select setval('account_ids', (select max(account_id) from account_record)),
    setval('contact_ids', (select max(contact_id) from contact_record)),
    setval(pg_get_serial_sequence('account_record', 'id'), (select max(id) from account_record)),
    setval(pg_get_serial_sequence('contact_record', 'id'), (select max(id) from contact_record)),
    setval(pg_get_serial_sequence('touch', 'id'), (select max(id) from touch))`);
}
