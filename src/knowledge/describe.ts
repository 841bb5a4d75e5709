/** Everything a card shows of some contacts, as this audience sees them: a handful of short statements for a page. */
import type { Sql } from '../db/database.ts';
import type { Path, PersonAnswer, Reason, Warning } from '../domain/answer.ts';
import { byUse, type Hint, hintPath, type SeenTie, tiePath, type View, warmestHints } from '../domain/paths.ts';
import { isExchange, type PartKind, type TiePart } from '../domain/tie.ts';

const day = 86_400_000;
/** Nobody in touch for this long is worth a warning. */
export const silentDays = 365;

interface RecordRow extends Record<string, unknown> {
  contactId: number;
  recordId: number;
  name: string;
  city: string | null;
  country: string | null;
  place: string | null;
  family: string | null;
  source: string | null;
  ownerId: number | null;
  owner: string | null;
}
interface PositionRow extends Record<string, unknown> {
  contactId: number;
  accountId: number;
  account: string;
  title: string | null;
  function: string | null;
  seniority: string | null;
  ended: Date | null;
  named: boolean;
  asOf: Date;
  city: string | null;
  country: string | null;
}
interface PartRow extends TiePart, Record<string, unknown> {
  contactId: number;
  colleagueId: number;
  colleague: string;
  team: string | null;
}
interface HintRow extends Hint, Record<string, unknown> {
  contactId: number;
}

/** By contact and colleague: the kinds of what was logged here and is not in the CRM yet. */
async function pendingOf(sql: Sql, contacts: readonly number[]): Promise<Map<string, Set<PartKind>>> {
  const rows = await sql<{ contactId: number; colleagueId: number; kind: PartKind }>(
    `select distinct r.contact_id as "contactId", t.colleague_id as "colleagueId", t.kind
     from touch t join contact_record r on r.id = t.record_id
     where t.key like 'pending:%' and r.contact_id = any($1::int[])`,
    [contacts],
  );
  const pending = new Map<string, Set<PartKind>>();
  for (const { contactId, colleagueId, kind } of rows) {
    const tie = `${contactId} ${colleagueId}`;
    pending.set(tie, (pending.get(tie) ?? new Set()).add(kind));
  }
  return pending;
}

export async function tiesOf(sql: Sql, contacts: readonly number[]): Promise<Map<number, SeenTie[]>> {
  const rows = await sql<PartRow>(
    `select t.contact_id as "contactId", t.colleague_id as "colleagueId", c.name as colleague, c.team, t.kind,
       sum(t.sum) as sum, sum(t.sum_long) as "sumLong", sum(t.count)::int as count, sum(t.count_in)::int as "countIn",
       sum(t.count_out)::int as "countOut", min(t.first_at) as "firstAt", max(t.last_at) as "lastAt"
     from tie_part t join colleague c on c.id = t.colleague_id
     where t.contact_id = any($1::int[])
     group by 1, 2, 3, 4, 5 order by 2, 5`,
    [contacts],
  );
  const pending = await pendingOf(sql, contacts);
  const ties = new Map<number, SeenTie[]>();
  for (const { contactId, colleagueId, colleague, team, ...part } of rows) {
    const own = ties.get(contactId) ?? [];
    ties.set(contactId, own);
    const tie = own.find(one => one.colleagueId === colleagueId);
    if (tie) (tie.parts as TiePart[]).push(part);
    else {
      const kinds = pending.get(`${contactId} ${colleagueId}`);
      own.push({ colleagueId, colleague, team, parts: [part], ...(kinds ? { pending: kinds } : {}) });
    }
  }
  return ties;
}

/** Names of the lists a colleague and a contact share. */
async function groupNames(sql: Sql, contacts: readonly number[]): Promise<Map<string, string>> {
  const rows = await sql<{ contactId: number; colleagueId: number; name: string }>(
    `select r.contact_id as "contactId", ours.colleague_id as "colleagueId", min(g.name) as name
     from contact_record r
     join group_member theirs on theirs.record_id = r.id
     join group_member ours on ours.group_id = theirs.group_id and ours.colleague_id is not null
     join groups g on g.id = theirs.group_id and g.kind = 'list'
     where r.contact_id = any($1::int[]) group by 1, 2`,
    [contacts],
  );
  return new Map(rows.map(row => [`${row.contactId} ${row.colleagueId}`, row.name]));
}

/** "HubSpot", "your LinkedIn", "LinkedIn (Jonas Weber)"; null where the source itself may not be seen. */
const sourceName = (row: RecordRow, askerId: number) => {
  if (row.source === null) return null;
  return row.ownerId === askerId ? `your ${row.source}` : row.owner ? `${row.source} (${row.owner})` : row.source;
};

/** For `at` questions: the account asked about, to show the position there and to warn who has left. */
export interface Asked {
  readonly accounts: readonly number[];
}

export interface DescribeOptions {
  readonly asked?: Asked;
  readonly reasons?: ReadonlyMap<number, readonly Reason[]>;
}

/** @returns one answer for each contact this audience may see, in the order of `contacts` */
export async function describePeople(
  sql: Sql,
  contacts: readonly number[],
  view: View,
  { asked, reasons }: DescribeOptions = {},
): Promise<PersonAnswer[]> {
  if (contacts.length === 0) return [];
  const { askerId, now, settings } = view;
  // The mailbox's spelling of a name is the last one to show; a company's own records come first.
  const records = await sql<RecordRow>(
    `select r.contact_id as "contactId", r.id as "recordId", r.name, r.city, r.country, r.place, s.family, s.name as source, s.owner_id as "ownerId", o.name as owner
     from contact_record r left join source s on s.id = r.source_id left join colleague o on o.id = s.owner_id
     where r.contact_id = any($1::int[])
     order by s.owner_id is null and s.id is not null desc, s.family = 'mailbox', r.as_of desc, r.name, r.id`,
    [contacts],
  );
  const positions = await sql<PositionRow>(
    `with held as (select id, contact_id, account_id, title, function, seniority, ended, named, as_of from position where contact_id = any($1::int[])),
     -- Once for each account: a large one has a record in every mailbox.
     account as (
       select distinct on (account_id) account_id, name, city, country from account_record
       where account_id in (select account_id from held) order by account_id, rank desc, as_of desc, id
     )
     select p.contact_id as "contactId", p.account_id as "accountId", p.title, p.function, p.seniority, p.ended, p.named, p.as_of as "asOf",
       a.name as account, a.city, a.country
     from held p join account a on a.account_id = p.account_id
     order by p.ended is not null, p.named desc, p.as_of desc, p.title nulls last, p.id`,
    [contacts],
  );
  const ties = await tiesOf(sql, contacts);
  const groups = await groupNames(sql, contacts);
  const hints = await sql<HintRow>(
    `select distinct contact_id as "contactId", word, team from tie_hint
     where contact_id = any($1::int[]) and not exists (
       select from source s where s.id = tie_hint.source_id and s.owner_id = $2)`,
    [contacts, askerId],
  );

  return contacts.flatMap(contactId => {
    const own = records.filter(row => row.contactId === contactId);
    const [best] = own;
    if (!best) return [];
    const places = positions.filter(row => row.contactId === contactId);
    // Mail from the old address is no word against a source that says they left.
    const outlived = (row: PositionRow) =>
      !row.named && places.some(other => other.named && other.ended !== null && other.accountId === row.accountId);
    const current = places.find(row => row.ended === null && !outlived(row));
    const atAsked = asked && places.find(row => asked.accounts.includes(row.accountId) && !outlived(row));
    const shown = current ?? places[0];
    const stillThere = !atAsked || (atAsked.ended === null && (!current || asked.accounts.includes(current.accountId)));
    const position = atAsked ?? shown;
    const titled =
      position &&
      (position.title ? position : (places.find(row => row.accountId === position.accountId && row.title) ?? position));
    const paths = [
      ...(ties.get(contactId) ?? []).map(tie => tiePath(tie, view, groups.get(`${contactId} ${tie.colleagueId}`))),
      ...warmestHints(hints.filter(row => row.contactId === contactId)).map(hint => hintPath(hint, settings)),
    ].sort(byUse);
    const [path] = paths;
    const city = own.find(row => row.city !== null || row.country !== null);
    return [
      {
        contactId,
        name: best.name,
        accountId: position?.accountId ?? null,
        account: position?.account ?? null,
        title: titled?.title ?? null,
        function: titled?.function ?? null,
        seniority: titled?.seniority ?? null,
        place: city
          ? [city.city, city.country].filter(Boolean).join(', ')
          : (own.find(row => row.place)?.place ?? placeOfAccount(position)),
        strength: path?.strength ?? 0,
        word: path?.word ?? 'none',
        paths,
        warnings: warningsOf(atAsked ?? null, stillThere, current ?? null, places, paths, now),
        sources: [...new Set(own.map(row => sourceName(row, view.askerId)).filter(name => name !== null))],
        reasons: reasons?.get(contactId) ?? [],
      },
    ];
  });
}

const placeOfAccount = (position: PositionRow | undefined) =>
  [position?.city, position?.country].filter(Boolean).join(', ') || null;

function warningsOf(
  asked: PositionRow | null,
  stillThere: boolean,
  current: PositionRow | null,
  places: readonly PositionRow[],
  paths: readonly Path[],
  now: Date,
): Warning[] {
  const warnings: Warning[] = [];
  const ended = places.find(row => row.ended !== null);
  if (asked && !stillThere) {
    const next = current && current.accountId !== asked.accountId ? current.account : null;
    warnings.push({ kind: 'left', account: asked.account, at: asked.ended, now: next });
  } else if (!current && ended) warnings.push({ kind: 'left', account: ended.account, at: ended.ended, now: null });
  const last = paths.flatMap(path =>
    path.evidence.flatMap(one => (isExchange(one.kind as PartKind) && one.lastAt ? [one.lastAt] : [])),
  );
  const hinted = paths.some(path => path.via === 'team' || path.via === 'unnamed');
  const newest = last.sort((a, b) => b.getTime() - a.getTime())[0];
  if (newest && !hinted && now.getTime() - newest.getTime() > silentDays * day)
    warnings.push({ kind: 'silent', since: newest });
  return warnings;
}
