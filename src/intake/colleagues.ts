/** Who of our own company is meant: by e-mail, profile, CRM owner id or name; learned from what sources say. */

import type { Sql } from '../db/database.ts';
import { registrableDomain } from '../domain/addresses.ts';
import { fold } from '../domain/fold.ts';
import type { ColleagueRef, IncomingColleague } from '../domain/incoming.ts';
import { personKey } from '../domain/names.ts';
import { mergeColleagues } from './merge-colleagues.ts';

type KeyKind = 'email' | 'name' | 'profile' | 'crm';

/** Without a name, one is made from the e-mail until a source says better. */
export type LearnedColleague = Omit<IncomingColleague, 'type' | 'key' | 'name'> & { readonly name?: string };

export interface Colleagues {
  readonly ownDomains: ReadonlySet<string>;
  find(ref: ColleagueRef): number | undefined;
  isOwnAddress(email: string): boolean;
  /**
   * Adds a colleague, or what is new about one. From here on all colleagues may know of them: never with what only a
   * colleague's own files say.
   */
  learn(sql: Sql, colleague: LearnedColleague): Promise<{ id: number; isNew: boolean; changed: boolean }>;
  /** An address of ours in a colleague's own files: somebody whom nobody sees until `learn` names them. */
  meet(sql: Sql, email: string): Promise<void>;
}

/** Whom only an owner column names gets an address nobody has, until the real one is known. */
const madeUpAddress = '@unknown.invalid';
export const isMadeUpAddress = (email: string) => email.endsWith(madeUpAddress);

/** `nina.kowalczyk@ours.example` → Nina Kowalczyk. */
export const nameFromAddress = (email: string) =>
  (email.split('@')[0] ?? email)
    .split(/[._-]+/u)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .trim() || email;

interface Known extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly team: string | null;
  readonly language: string | null;
  readonly time_zone: string | null;
}

export async function loadColleagues(sql: Sql): Promise<Colleagues> {
  const ids = new Map<string, number>();
  /** By address: colleagues who are only met so far. */
  const met = new Map<string, number>();
  const keys = await sql<{ kind: KeyKind; value: string; colleague_id: number; is_met: boolean }>(
    'select k.*, c.scope_id = c.own_scope_id as is_met from colleague_key k join colleague c on c.id = k.colleague_id',
  );
  for (const row of keys) {
    if (row.is_met) met.set(row.value, row.colleague_id);
    else ids.set(`${row.kind}:${row.value}`, row.colleague_id);
  }
  const ownDomains = new Set((await sql<{ domain: string }>('select domain from own_domain')).map(row => row.domain));

  // One at a time: the key of a name takes longest, and is seldom reached.
  function* keysOf(ref: ColleagueRef): Generator<[KeyKind, string]> {
    if (ref.email) yield ['email', ref.email.toLowerCase()];
    if (ref.crmOwner) yield ['crm', ref.crmOwner];
    if (ref.profile) yield ['profile', ref.profile];
    if (ref.name) yield ['name', personKey(ref.name, { anyOrder: true })];
  }
  const find = (ref: ColleagueRef) => {
    for (const [kind, value] of keysOf(ref)) {
      const id = ids.get(`${kind}:${value}`);
      if (id !== undefined) return id;
    }
    return undefined;
  };

  async function add(sql: Sql, name: string, colleague: LearnedColleague): Promise<number> {
    const email = colleague.email?.toLowerCase() ?? `${fold(name).replaceAll(' ', '.')}${madeUpAddress}`;
    const [scope] = await sql<{ id: number }>("insert into scope (kind) values ('colleague') returning id");
    const [made] = await sql<{ id: number }>(
      `insert into colleague (name, email, team, language, time_zone, own_scope_id) values ($1, $2, $3, $4, $5, $6)
       returning id`,
      [name, email, colleague.team, colleague.language, colleague.timeZone, scope?.id],
    );
    if (!made || !scope) throw new Error(`The colleague ${name} could not be stored.`);
    await sql('insert into scope_member (scope_id, colleague_id) values ($1, $2)', [scope.id, made.id]);
    return made.id;
  }

  /** A later source completes what is missing; what we only made up gives way to what a source says. */
  async function complete(sql: Sql, id: number, colleague: LearnedColleague): Promise<boolean> {
    const [old] = await sql<Known>('select name, email, team, language, time_zone from colleague where id = $1', [id]);
    if (!old) return false;
    const next: Known = {
      name: colleague.name && old.name === nameFromAddress(old.email) ? colleague.name : old.name,
      email: isMadeUpAddress(old.email) ? (colleague.email?.toLowerCase() ?? old.email) : old.email,
      team: colleague.team ?? old.team,
      language: colleague.language ?? old.language,
      time_zone: colleague.timeZone ?? old.time_zone,
    };
    if ((Object.keys(next) as (keyof Known)[]).every(field => next[field] === old[field])) return false;
    await sql('update colleague set name = $2, email = $3, team = $4, language = $5, time_zone = $6 where id = $1', [
      id,
      next.name,
      next.email,
      next.team,
      next.language,
      next.time_zone,
    ]);
    return true;
  }

  /** Somebody known by this name alone, without e-mail and without a source of their own, is the same person. */
  async function sameByNameOnly(sql: Sql, id: number, colleague: LearnedColleague): Promise<number | undefined> {
    const other = colleague.email && colleague.name ? find({ name: colleague.name }) : undefined;
    if (other === undefined || other === id) return undefined;
    const [row] = await sql(
      `select from colleague where id = $1 and email like '%' || $2 and not is_me
         and not exists (select from source where owner_id = $1)`,
      [other, madeUpAddress],
    );
    return row && other;
  }

  /** Whoever was only met, and is named now, is a colleague like any other. */
  async function unveil(sql: Sql, { email }: LearnedColleague): Promise<number | undefined> {
    const address = email?.toLowerCase() ?? '';
    const id = met.get(address);
    if (id === undefined) return undefined;
    await sql("update colleague set scope_id = (select id from scope where kind = 'everyone') where id = $1", [id]);
    met.delete(address);
    ids.set(`email:${address}`, id);
    return id;
  }

  return {
    ownDomains,
    find,
    isOwnAddress(email) {
      const domain = email.split('@')[1] ?? '';
      return ownDomains.has(domain) || ownDomains.has(registrableDomain(domain) ?? '');
    },
    async meet(sql, address) {
      const email = address.toLowerCase();
      if (met.has(email) || ids.has(`email:${email}`)) return;
      const id = await add(sql, nameFromAddress(email), { email });
      met.set(email, id);
      await sql('update colleague set scope_id = own_scope_id where id = $1', [id]);
      await sql("insert into colleague_key (kind, value, colleague_id) values ('email', $1, $2)", [email, id]);
    },
    async learn(sql, said) {
      const name = said.name?.includes('@') ? undefined : said.name;
      const colleague = { ...said, name };
      const made = name ?? nameFromAddress(said.email ?? said.name ?? '');
      const known = (await unveil(sql, colleague)) ?? find({ ...colleague, name: made });
      const id = known ?? (await add(sql, made, colleague));
      let changed = known !== undefined && (await complete(sql, id, colleague));
      const twin = await sameByNameOnly(sql, id, colleague);
      if (twin !== undefined) {
        await mergeColleagues(sql, twin, id);
        for (const [key, owner] of ids) if (owner === twin) ids.set(key, id);
        changed = true;
      }
      for (const [kind, value] of keysOf({ ...colleague, name: made })) {
        if (ids.has(`${kind}:${value}`)) continue;
        ids.set(`${kind}:${value}`, id);
        changed ||= known !== undefined;
        await sql('insert into colleague_key (kind, value, colleague_id) values ($1, $2, $3) on conflict do nothing', [
          kind,
          value,
          id,
        ]);
      }
      return { id, isNew: known === undefined, changed };
    },
  };
}
