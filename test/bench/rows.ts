/** Rows as an import would write them, with the product's own folding and normalising. */
import type { Database } from '../../src/db/database.ts';
import { companyKey } from '../../src/domain/companies.ts';
import { fold } from '../../src/domain/fold.ts';
import { normaliseIndustry } from '../../src/domain/industries.ts';
import { latinKey, personKey } from '../../src/domain/names.ts';
import { normalisePlace, type StoredPlace } from '../../src/domain/places.ts';
import { type NormalisedTitle, normaliseTitle } from '../../src/domain/titles.ts';
import type { Source } from '../../src/intake/source.ts';
import { type Bulk, type BulkRow, bulkInsert } from './bulk.ts';
import { type BenchAccount, type BenchContact, benchNow } from './company.ts';

export const loadedTables = [
  'account_record',
  'contact_record',
  'position',
  'account_key',
  'contact_key',
  'name',
  'touch',
  'tie_part',
] as const;

/** What texts are normalised to is computed once for each. */
function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const made = known.get(text) ?? compute(text);
    known.set(text, made);
    return made;
  };
}
const titleOf = remembered<NormalisedTitle>(title => normaliseTitle(title));
const placeOf = remembered<StoredPlace>(normalisePlace);

/** Accounts and contacts have the ids of their places in the company, from 1. */
export interface Rows {
  /** @returns the record's id */
  account(account: BenchAccount, source: Source): Promise<number>;
  person(person: BenchContact, source: Source, at: Employment): Promise<number>;
  touch(row: BulkRow): Promise<void>;
  flush(): Promise<void>;
}

export interface Employment {
  readonly account: BenchAccount;
  readonly accountRecord: number;
  readonly former?: { readonly account: BenchAccount; readonly accountRecord: number };
  /** The colleague who owns the contact in the CRM. */
  readonly ownerId: number | null;
}

const lines = (words: string) => words.replaceAll(' ', '\n');

export function openRows(db: Database): Rows {
  const asOf = `timestamptz '${benchNow.toISOString()}'`;
  const inserts = {
    account: bulkInsert(
      db,
      'account_record',
      'id int, account_id int, source_id int, scope_id int, key text, name text, rank smallint, domains lines, industry text, city text, country text, place text, crm_id text',
      { as_of: asOf, digest: "''" },
    ),
    person: bulkInsert(
      db,
      'contact_record',
      'id int, contact_id int, source_id int, scope_id int, key text, name text, name_folded text, emails lines, profiles lines, crm_id text, city text, country text, place text, about text, owner_id int, as_of timestamptz',
      { digest: "''" },
    ),
    position: bulkInsert(
      db,
      'position',
      'record_id int, contact_id int, account_record_id int, account_id int, source_id int, scope_id int, title text, function text, seniority text, ended date, as_of timestamptz, named boolean',
    ),
    accountKey: bulkInsert(db, 'account_key', 'record_id int, kind text, value text, scope_id int, source_id int'),
    contactKey: bulkInsert(
      db,
      'contact_key',
      'record_id int, kind text, value text, account_id int, scope_id int, source_id int',
    ),
    name: bulkInsert(
      db,
      'name',
      'record_id int, kind text, entity_id int, scope_id int, source_id int, shown text, folded text, latin text, words lines',
    ),
    touch: bulkInsert(
      db,
      'touch',
      'id int, source_id int, scope_id int, kind text, at timestamptz, colleague_id int, record_id int, direction smallint',
      { key: "'activity:' || i.id", size: '2', counted: 'true' },
    ),
  } satisfies Record<string, Bulk>;
  let accountRecords = 0;
  let contactRecords = 0;

  return {
    touch: row => inserts.touch.add(row),
    async flush() {
      for (const insert of Object.values(inserts)) await insert.flush();
    },

    async account(account, source) {
      const id = ++accountRecords;
      const isCrm = source.ownerId === null;
      const { domain } = account;
      const place = isCrm ? `${account.city}, ${account.country}` : null;
      const own = { source_id: source.id, scope_id: source.peopleScopeId };
      await inserts.account.add({
        ...own,
        ...(place === null ? { city: null, country: null } : placeOf(place)),
        id,
        account_id: account.index + 1,
        key: isCrm ? `company:${account.index}` : `domain:${domain}`,
        name: isCrm ? account.name : domain,
        rank: isCrm ? 3 : 1,
        domains: domain,
        industry: isCrm ? (normaliseIndustry(account.industry) ?? account.industry) : null,
        place,
        crm_id: isCrm ? `hubspot:${account.index}` : null,
      });
      const key = companyKey(account.name);
      await inserts.accountKey.add({ ...own, record_id: id, kind: 'domain', value: domain });
      if (isCrm) {
        await inserts.accountKey.add({ ...own, record_id: id, kind: 'name', value: key });
        await inserts.accountKey.add({ ...own, record_id: id, kind: 'crm', value: `hubspot:${account.index}` });
      }
      const shown = isCrm ? account.name : domain;
      const names = new Map([
        [fold(domain.split('.')[0] ?? ''), shown],
        [domain, domain],
        ...(isCrm ? [[key, shown] as const] : []),
      ]);
      for (const [folded, name] of names) {
        await inserts.name.add({
          ...own,
          record_id: id,
          kind: 'account',
          entity_id: account.index + 1,
          shown: name,
          folded,
          latin: latinKey(folded),
          words: lines(folded),
        });
      }
      return id;
    },

    async person(person, source, { account, accountRecord, former, ownerId }) {
      const id = ++contactRecords;
      const isCrm = source.ownerId === null;
      const name = `${person.given} ${person.family}`;
      const folded = personKey(name);
      const place = isCrm && person.city ? `${person.city}, ${person.country}` : null;
      const contact_id = person.index + 1;
      const own = { source_id: source.id, scope_id: source.peopleScopeId };
      await inserts.person.add({
        ...own,
        ...(place === null ? { city: null, country: null } : placeOf(place)),
        id,
        contact_id,
        key: isCrm ? `contact:${person.index}` : `email:${person.email}`,
        name,
        name_folded: folded,
        emails: person.email,
        profiles: isCrm ? (person.profile ?? '') : '',
        crm_id: isCrm ? `hubspot:${person.index}` : null,
        place,
        about: isCrm ? person.about : null,
        owner_id: ownerId,
        as_of: person.asOf,
      });
      const role = isCrm ? titleOf(person.title) : { function: null, seniority: null };
      const position = { ...own, record_id: id, contact_id, as_of: person.asOf, named: isCrm };
      await inserts.position.add({
        ...position,
        ...role,
        account_record_id: accountRecord,
        account_id: account.index + 1,
        title: isCrm ? person.title : null,
        ended: null,
      });
      if (former) {
        await inserts.position.add({
          ...position,
          account_record_id: former.accountRecord,
          account_id: former.account.index + 1,
          title: null,
          function: null,
          seniority: null,
          ended: person.asOf,
        });
      }
      const key = { ...own, record_id: id, account_id: 0 };
      await inserts.contactKey.add({ ...key, kind: 'email', value: person.email });
      if (isCrm) await inserts.contactKey.add({ ...key, kind: 'crm', value: `hubspot:${person.index}` });
      if (isCrm && person.profile) await inserts.contactKey.add({ ...key, kind: 'profile', value: person.profile });
      for (const at of [account, ...(former ? [former.account] : [])]) {
        const value = folded.split(' ').sort().join(' ');
        await inserts.contactKey.add({ ...key, kind: 'name', value, account_id: at.index + 1 });
      }
      await inserts.name.add({
        ...own,
        record_id: id,
        kind: 'contact',
        entity_id: contact_id,
        shown: name,
        folded,
        latin: latinKey(name),
        words: lines(folded),
      });
      return id;
    },
  };
}
