/** What is true nearby when nobody is known at an account: a shared list, somebody who left, people at its relatives. */
import type { Sql } from '../db/database.ts';
import type { Nearby } from '../domain/answer.ts';
import type { View } from '../domain/paths.ts';
import { accountsOf, relativesOf } from './accounts.ts';
import { describePeople } from './describe.ts';
import { peopleAt } from './people-at.ts';
import type { Ranked } from './port.ts';

const shown = 3;

export async function nearbyOf(sql: Sql, accounts: readonly number[], view: View): Promise<Nearby[]> {
  const [asked] = accounts;
  if (asked === undefined) return [];
  const page = { offset: 0, limit: 20 };
  const { people } = await peopleAt(sql, accounts, view, {}, page);
  const describe = (found: readonly Ranked[]) =>
    describePeople(
      sql,
      found.slice(0, shown).map(one => one.contactId),
      view,
      { asked: { accounts } },
    );
  const inGroups = await describe(people.filter(one => !one.gone && !one.known && one.near));
  const former = people.filter(one => one.gone && one.known);
  const nearby: Nearby[] = inGroups.map(person => ({
    kind: 'group',
    person,
    group: person.paths.flatMap(path => path.evidence.flatMap(one => one.name ?? []))[0] ?? '',
  }));
  for (const person of await describe(former)) {
    const until = former.find(one => one.contactId === person.contactId)?.endedAt ?? null;
    nearby.push({ kind: 'former', person, until });
  }
  const relatives = await relativesOf(sql, asked);
  const names = await accountsOf(
    sql,
    relatives.map(one => one.id),
  );
  for (const { id, relation } of relatives) {
    const there = await peopleAt(sql, [id], view, {}, page, 'there');
    const known = there.people.filter(one => one.known).slice(0, 2);
    const account = names.get(id)?.name;
    if (account === undefined) continue;
    for (const person of await describePeople(
      sql,
      known.map(one => one.contactId),
      view,
      { asked: { accounts: [id] } },
    )) {
      nearby.push({ kind: 'family', account, relation, person });
    }
  }
  return nearby.filter(one => one.kind !== 'group' || one.group !== '').slice(0, shown);
}
