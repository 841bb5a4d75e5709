/** At which company: the one that was named, the one of an e-mail address, or the one where the contact is. */
import type { Chosen } from '../../domain/proposal.ts';
import type { Reading } from '../../knowledge/port.ts';
import { nameOf } from '../naming.ts';
import type { Arguments } from '../port.ts';
import { mostSaid, openDeals, saysAll } from './deal.ts';
import type { LogChoice, Question } from './result.ts';

export type Account =
  | { readonly found: Chosen; readonly family: readonly number[] }
  | { readonly question: Question }
  | { readonly unknown: string; readonly nearest: Question['choices'] };

export const chosenAccount = (id: number, name: string, why: string): Chosen => ({
  id,
  name,
  why: [why],
  margin: 1,
  runnersUp: [],
});

export async function accountAt(reading: Reading, id: number, why: string): Promise<Account | null> {
  const account = await reading.account(id);
  return account ? { found: chosenAccount(id, account.name, why), family: await reading.withSubsidiaries(id) } : null;
}

/** @returns null where no company was named */
export async function accountOf(reading: Reading, args: Arguments, address: string | null): Promise<Account | null> {
  if (args.companyId !== undefined) return accountAt(reading, args.companyId, 'picked');
  if (args.companyIds !== undefined) {
    const choices: LogChoice[] = [];
    for (const id of args.companyIds) {
      const account = await reading.account(id);
      if (account) choices.push({ kind: 'account', id, name: account.name, hint: account.domain ?? account.place });
    }
    return { question: { asks: 'account', choosing: 'company', choices } };
  }
  if (args.company !== undefined) {
    // Of several companies of one name, the one where somebody of that name works.
    const people = [args.person, ...(args.people ?? [])].filter(words => words !== undefined);
    const near = async (ids: readonly number[]) => {
      const matches = await Promise.all(people.map(words => reading.lookUp(words, 'contact')));
      const standing = await reading.standing([...new Set(matches.flatMap(one => one.matches.map(match => match.id)))]);
      return ids.filter(id => standing.some(one => one.everAt.includes(id)));
    };
    const named = await nameOf(reading, args.company, 'account', people.length > 0 ? near : undefined);
    if ('found' in named) return accountAt(reading, named.found.id, 'name');
    if ('choices' in named) {
      const ids = named.choices.map(choice => choice.id);
      const meant = await byDeals(reading, ids, args.said ?? '');
      if (meant !== null) return accountAt(reading, meant, 'deal');
      const choices = named.choices.map(({ id, name, hint }) => ({ kind: 'account' as const, id, name, hint }));
      return { question: { asks: 'account', choosing: 'company', choices } };
    }
    const byAddress = (await byDomain(reading, address)) ?? (await beforeDeal(reading, args.company));
    if (byAddress) return byAddress;
    const nearest = named.nearest.map(({ id, name, hint }) => ({ kind: 'account' as const, id, name, hint }));
    return { unknown: args.company, nearest };
  }
  return byDomain(reading, address);
}

/** Of several companies of one name, the one with a deal that the message names. */
async function byDeals(reading: Reading, ids: readonly number[], said: string): Promise<number | null> {
  const meant = mostSaid(openDeals(await reading.deals(ids, [])), said).map(deal => deal.accountId);
  const [only] = new Set(meant);
  return new Set(meant).size === 1 ? (only ?? null) : null;
}

/** "Rheinauer Pilot": a company and what its deal is called, written as one name. */
async function beforeDeal(reading: Reading, words: string): Promise<Account | null> {
  const parts = words.split(/\s+/u);
  for (let count = parts.length - 1; count > 0; count--) {
    const named = await nameOf(reading, parts.slice(0, count).join(' '), 'account');
    if (!('found' in named)) continue;
    const rest = parts.slice(count).join(' ');
    const deals = openDeals(await reading.deals([named.found.id], []));
    return deals.some(deal => saysAll(deal, rest)) ? accountAt(reading, named.found.id, 'name') : null;
  }
  return null;
}

async function byDomain(reading: Reading, address: string | null): Promise<Account | null> {
  const domain = address?.split('@')[1];
  if (!domain) return null;
  const { matches } = await reading.lookUp(domain, 'account');
  const match = matches.find(one => one.by === 'domain' || one.by === 'exact');
  return match ? accountAt(reading, match.id, 'domain') : null;
}

/** Where a contact is now. */
export async function accountOfContact(reading: Reading, contactId: number): Promise<Account | null> {
  const [person] = await reading.describe([contactId]);
  return person?.accountId ? accountAt(reading, person.accountId, 'contact') : null;
}
