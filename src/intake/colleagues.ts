/** Who of our own company is meant: by e-mail, profile, CRM owner id or name; learned from what sources say. */

import type { Sql } from '../db/database.ts';
import { registrableDomain } from '../domain/addresses.ts';
import { fold } from '../domain/fold.ts';
import type { ColleagueRef, IncomingColleague } from '../domain/incoming.ts';
import { personKey } from '../domain/names.ts';

type KeyKind = 'email' | 'name' | 'profile' | 'crm';

export interface Colleagues {
  readonly ownDomains: ReadonlySet<string>;
  find(ref: ColleagueRef): number | undefined;
  isOwnAddress(email: string): boolean;
  /** Adds a colleague, or what is new about one. */
  learn(sql: Sql, colleague: Omit<IncomingColleague, 'type' | 'key'>): Promise<{ id: number; isNew: boolean }>;
}

export async function loadColleagues(sql: Sql): Promise<Colleagues> {
  const ids = new Map<string, number>();
  for (const row of await sql<{ kind: KeyKind; value: string; colleague_id: number }>('select * from colleague_key')) {
    ids.set(`${row.kind}:${row.value}`, row.colleague_id);
  }
  const ownDomains = new Set((await sql<{ domain: string }>('select domain from own_domain')).map(row => row.domain));

  const keysOf = (ref: ColleagueRef): [KeyKind, string][] => [
    ...(ref.email ? [['email', ref.email.toLowerCase()] as [KeyKind, string]] : []),
    ...(ref.crmOwner ? [['crm', ref.crmOwner] as [KeyKind, string]] : []),
    ...(ref.profile ? [['profile', ref.profile] as [KeyKind, string]] : []),
    ...(ref.name ? [['name', personKey(ref.name, { anyOrder: true })] as [KeyKind, string]] : []),
  ];
  const find = (ref: ColleagueRef) => {
    for (const [kind, value] of keysOf(ref)) {
      const id = ids.get(`${kind}:${value}`);
      if (id !== undefined) return id;
    }
    return undefined;
  };

  return {
    ownDomains,
    find,
    isOwnAddress(email) {
      const domain = email.split('@')[1] ?? '';
      return ownDomains.has(domain) || ownDomains.has(registrableDomain(domain) ?? '');
    },
    async learn(sql, colleague) {
      const known = find(colleague);
      let id = known;
      if (id === undefined) {
        const email = colleague.email?.toLowerCase() ?? `${fold(colleague.name).replaceAll(' ', '.')}@unknown.invalid`;
        const [scope] = await sql<{ id: number }>("insert into scope (kind) values ('colleague') returning id");
        const [made] = await sql<{ id: number }>(
          `insert into colleague (name, email, team, language, time_zone, own_scope_id) values ($1, $2, $3, $4, $5, $6)
           returning id`,
          [colleague.name, email, colleague.team, colleague.language, colleague.timeZone, scope?.id],
        );
        if (!made || !scope) throw new Error(`The colleague ${colleague.name} could not be stored.`);
        id = made.id;
        await sql('insert into scope_member (scope_id, colleague_id) values ($1, $2)', [scope.id, id]);
      } else {
        // A later source completes what is missing; an address we only made up gives way to a real one.
        await sql(
          `update colleague set team = coalesce($2, team), language = coalesce($3, language),
             time_zone = coalesce($4, time_zone),
             email = case when email like '%@unknown.invalid' and $5::text is not null then $5 else email end
           where id = $1`,
          [id, colleague.team, colleague.language, colleague.timeZone, colleague.email?.toLowerCase()],
        );
      }
      for (const [kind, value] of keysOf(colleague)) {
        if (ids.has(`${kind}:${value}`)) continue;
        ids.set(`${kind}:${value}`, id);
        await sql('insert into colleague_key (kind, value, colleague_id) values ($1, $2, $3) on conflict do nothing', [
          kind,
          value,
          id,
        ]);
      }
      return { id, isNew: known === undefined };
    },
  };
}
