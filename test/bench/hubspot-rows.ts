/**
 * A HubSpot of any size that keeps nothing: each row is made anew from its number whenever it is asked for, so that the
 * fake is neither what is slow nor what needs memory. Its companies are those of the bench company; every contact has
 * three activities on average, most of them few and a few of them many, and some are logged on deals.
 */
import { type Random, randomFor } from '../../scripts/demo/random.ts';
import { benchCompany, benchNow } from './company.ts';
import { anyLanguage, personName, skewed } from './names.ts';
import { openTitles } from './titles.ts';

export const hubspotTypes = ['companies', 'contacts', 'deals', 'calls', 'meetings', 'emails'] as const;
export type HubspotType = (typeof hubspotTypes)[number];

/** Ids of a type begin behind this. */
const firstId: Readonly<Record<HubspotType, number>> = {
  companies: 100_000_000,
  contacts: 200_000_000,
  deals: 300_000_000,
  calls: 400_000_000,
  meetings: 500_000_000,
  emails: 600_000_000,
};
/** Activities of ten. */
const shares = { calls: 4, meetings: 2, emails: 4 } as const;
const perContact = 3;
const contactsPerDeal = 20;
const day = 86_400_000;
const minute = 60_000;
/** Nothing changed in the last days: a quiet look finds nothing. */
const newest = benchNow.getTime() - 3 * day;

export interface BenchRow {
  readonly id: string;
  /** When it was changed last. Milliseconds. */
  readonly changedAt: number;
  readonly properties: Readonly<Record<string, string | null>>;
}

export interface BenchHubspot {
  /** When the last row was changed. Milliseconds. */
  readonly newest: number;
  readonly owners: readonly { id: string; email: string; firstName: string; lastName: string; archived: false }[];
  count(type: HubspotType): number;
  /** The row with this place in its type, from 0. */
  row(type: HubspotType, place: number): BenchRow;
  /** Its place; -1 where there is no such row. */
  placeOf(type: HubspotType, id: string): number;
  /** Ids of the companies, contacts or deals that a row is associated with. */
  associated(from: HubspotType, place: number, to: HubspotType): readonly string[];
}

export function benchHubspot(contacts: number): BenchHubspot {
  const { accounts, colleagues } = benchCompany(contacts);
  const titleOf = openTitles();
  const activities = contacts * perContact;
  const counts: Readonly<Record<HubspotType, number>> = {
    companies: accounts.length,
    contacts,
    deals: Math.ceil(contacts / contactsPerDeal),
    calls: (activities * shares.calls) / 10,
    meetings: (activities * shares.meetings) / 10,
    emails: (activities * shares.emails) / 10,
  };
  const owners = colleagues.map(({ name, email }, place) => {
    const [firstName = '', ...rest] = name.split(' ');
    return { id: String(place + 1), email, firstName, lastName: rest.join(' '), archived: false } as const;
  });
  const idOf = (type: HubspotType, place: number) => String(firstId[type] + place);
  const accountOf = (contact: number) => {
    // Large accounts are drawn more often, as in the company.
    const place = Math.floor(accounts.length * randomFor(`works ${contact}`).next() ** 2);
    const account = accounts[place];
    if (!account) throw new Error(`There is no account ${place}.`);
    return account;
  };
  const ownerOf = (chance: Random, contact: number) => String(skewed(chance, accountOf(contact).team) + 1);

  /** What happened: with whom, by whom, when, on which deal. */
  function happening(type: HubspotType, place: number) {
    const chance = randomFor(`${type} ${place}`);
    // A third of the contacts have most of what happens.
    const contact = Math.floor(contacts * chance.next() ** 2);
    const at = benchNow.getTime() - Math.floor(1100 * day * chance.next() ** 1.7);
    const deal = chance.chance(0.15) ? Math.floor(contact / contactsPerDeal) : null;
    return { chance, contact, at, owner: ownerOf(chance, contact), deal };
  }

  const properties: Readonly<Record<HubspotType, (place: number) => Readonly<Record<string, string | null>>>> = {
    companies(place) {
      const account = accounts[place];
      if (!account) throw new Error(`There is no company ${place}.`);
      const { name, domain, industry, city, country, team } = account;
      return { name, domain, industry, city, country, hubspot_owner_id: String((team[0] ?? 0) + 1) };
    },
    contacts(place) {
      const chance = randomFor(`contact ${place}`);
      const account = accountOf(place);
      const language = chance.chance(0.75) ? account.language : anyLanguage(chance);
      const { given, family, latinGiven, latinFamily } = personName(chance, language);
      const local = `${latinGiven}.${latinFamily}`.toLowerCase().replace(/[^a-z.]/gu, '');
      return {
        firstname: given,
        lastname: family,
        email: `${local}.${place}@${account.domain}`,
        jobtitle: titleOf(chance, account.language),
        phone: chance.chance(0.5) ? `+48 22 ${String(5_000_000 + place)}` : null,
        city: chance.chance(0.6) ? account.city : null,
        country: chance.chance(0.6) ? account.country : null,
        hubspot_owner_id: ownerOf(chance, place),
        hs_linkedin_url: chance.chance(0.5) ? `https://www.linkedin.com/in/${local}-${place}` : null,
        lead_source: chance.pick(['Fair', 'Website', 'Recommendation', 'Cold call']),
      };
    },
    deals(place) {
      const chance = randomFor(`deal ${place}`);
      return {
        dealname: `${accountOf(place * contactsPerDeal).name} ${place}`,
        dealstage: chance.chance(0.3) ? 'won' : 'new',
        pipeline: 'default',
        amount: String(chance.int(1, 400) * 500),
        closedate: new Date(benchNow.getTime() + chance.int(-300, 200) * day).toISOString(),
        hubspot_owner_id: ownerOf(chance, place * contactsPerDeal),
      };
    },
    calls(place) {
      const { chance, at, owner } = happening('calls', place);
      return {
        hs_timestamp: new Date(at).toISOString(),
        hs_call_duration: String(chance.int(1, 60) * minute),
        hubspot_owner_id: owner,
      };
    },
    meetings(place) {
      const { chance, at, owner } = happening('meetings', place);
      return {
        hs_timestamp: new Date(at).toISOString(),
        hs_meeting_start_time: new Date(at).toISOString(),
        hs_meeting_end_time: new Date(at + chance.int(1, 4) * 30 * minute).toISOString(),
        hs_meeting_outcome: 'COMPLETED',
        hubspot_owner_id: owner,
      };
    },
    emails(place) {
      const { chance, at, owner } = happening('emails', place);
      return {
        hs_timestamp: new Date(at).toISOString(),
        hs_email_direction: chance.chance(0.4) ? 'INCOMING_EMAIL' : 'EMAIL',
        hubspot_owner_id: owner,
      };
    },
  };

  return {
    newest,
    owners,
    count: type => counts[type],
    row: (type, place) => ({
      id: idOf(type, place),
      changedAt: newest - ((place * 7919) % (400 * 24 * 60)) * minute,
      properties: properties[type](place),
    }),
    placeOf(type, id) {
      const place = Number(id) - firstId[type];
      return Number.isInteger(place) && place >= 0 && place < counts[type] ? place : -1;
    },
    associated(from, place, to) {
      if (from === 'companies') return [];
      if (from === 'contacts') return to === 'companies' ? [idOf('companies', accountOf(place).index)] : [];
      if (from === 'deals') {
        const contact = place * contactsPerDeal;
        if (to === 'companies') return [idOf('companies', accountOf(contact).index)];
        return to === 'contacts' ? [idOf('contacts', contact)] : [];
      }
      const { contact, deal } = happening(from, place);
      if (to === 'contacts') return [idOf('contacts', contact)];
      if (to === 'companies') return [idOf('companies', accountOf(contact).index)];
      return to === 'deals' && deal !== null ? [idOf('deals', deal)] : [];
    },
  };
}
