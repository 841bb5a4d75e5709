/** The companies the demo sells to, may sell to, or knows. */
import { ACCOUNTS_TABLE } from './accounts-table.ts';
import type { Language } from './colleagues.ts';

export interface Account {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly city: string;
  readonly country: string;
  readonly language: Language;
  /** How many contacts to invent, besides those the stories name. */
  readonly size: number;
  /** Key of the colleague the CRM names as owner. */
  readonly owner: string;
  /** The name others use for it (LinkedIn, address books). */
  readonly spoken: string;
  /** "Also known as" in the CRM; several with `; ` between. */
  readonly aliases: string;
  /** Key of the parent company; empty when there is none. */
  readonly parent: string;
  readonly about: string;
}

function accountsOf(table: string): Account[] {
  const accounts: Account[] = [];
  let [country, language] = ['', 'en'];
  for (const line of table.trim().split('\n')) {
    const place = line.match(/^# (.+) (\w\w)$/);
    if (place) [, country = '', language = ''] = place;
    if (place || line === '') continue;
    const cells = line.split(' |').map(cell => cell.trim());
    const [key = '', name = '', domain = '', industry = '', city = '', size = '', owner = ''] = cells;
    const [spoken = '', aliases = '', parent = '', about = ''] = cells.slice(7);
    const where = { city, country, language: language as Language };
    accounts.push({
      key,
      name,
      domain,
      industry,
      ...where,
      size: Number(size),
      owner,
      spoken: spoken || name,
      aliases,
      parent,
      about,
    });
  }
  return accounts;
}

export const ACCOUNTS: readonly Account[] = accountsOf(ACCOUNTS_TABLE);

/** The CRM's id of an account: 9001 and up, in the order above. */
export const accountId = (account: Account): number => 9001 + ACCOUNTS.indexOf(account);

/** The account with this key. Throws on an unknown one: the keys are ours. */
export function accountOf(key: string): Account {
  const found = ACCOUNTS.find(account => account.key === key);
  if (!found) throw new Error(`no account ${key}`);
  return found;
}
