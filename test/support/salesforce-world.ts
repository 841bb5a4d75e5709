/** A Salesforce with people in it who do things behind our back, behind a line that breaks on demand. */
import type { Written } from '../../src/crm/port.ts';
import { openSalesforce, type SalesforceOptions } from '../../src/crm/salesforce/salesforce.ts';
import type { Author } from '../../src/domain/write.ts';
import type { CrmWorld } from '../contracts/crm.ts';
import { type FakeSalesforce, openFakeSalesforce, type SalesforceSettings } from './fake-salesforce.ts';
import { openRudeProxy } from './rude-proxy.ts';

/** Questions are asked by GET, and everything else is a write of a record. */
function kindOf(path: string, body: string): 'read' | 'write' | null {
  if (/\/query(?:All)?(?:\/|\?)/u.test(path)) return 'read';
  return /\/sobjects\//u.test(path) && body !== '' ? 'write' : null;
}

export interface SalesforceWorld extends CrmWorld {
  readonly salesforce: FakeSalesforce;
  open(options?: Partial<SalesforceOptions>): ReturnType<CrmWorld['open']>;
}

const idOf = (key: string) => key.slice(key.indexOf(':') + 1);
const named = (name: string) => {
  const [first = '', ...last] = name.split(' ');
  return last.length > 0 ? { FirstName: first, LastName: last.join(' ') } : { LastName: first };
};

export async function openSalesforceWorld(settings: SalesforceSettings = {}): Promise<SalesforceWorld> {
  const salesforce = await openFakeSalesforce(settings);
  const proxy = await openRudeProxy(salesforce.url, kindOf);
  salesforce.instance.url = proxy.url;
  const rep = (name: string, email: string): Author => ({
    name,
    email,
    crmOwner: `salesforce:${salesforce.add('User', { ...named(name), Email: email, UserType: 'Standard', IsActive: true }).Id.slice(0, 15)}`,
    via: 'Slack',
  });
  const key = (prefix: string, { Id }: { Id: string }) => `${prefix}:${Id.slice(0, 15)}`;
  return {
    salesforce,
    reps: [rep('Nina Kowalczyk', 'nina@ours.example'), rep('Jonas Weber', 'jonas@ours.example')],
    stages: ['Prospecting', 'Negotiation/Review'],
    // An opportunity always has a date on which it is to be closed, and there is room for so much text.
    dealCloses: '2026-12-01',
    longestText: 31_000,
    open: async options =>
      openSalesforce({
        login: { url: proxy.url, key: 'our-key', secret: 'our-secret' },
        language: 'en',
        clock: () => new Date(),
        timeoutMs: 1500,
        lagMs: 0,
        ...options,
      }),
    async addContacts(names) {
      const at = Date.now();
      return names.map(name => key('contact', salesforce.add('Contact', named(name), at)));
    },
    async renameContact(contact, name) {
      salesforce.change(idOf(contact), named(name));
    },
    async deleteContact(contact) {
      salesforce.remove(idOf(contact));
    },
    async addDeal({ name, amount, stage }) {
      return key(
        'deal',
        salesforce.add('Opportunity', { Name: name, Amount: amount, StageName: stage, CloseDate: '2026-12-01' }),
      );
    },
    async meddle(written) {
      salesforce.change(idOf(written.id), { Description: 'As somebody else says it.' });
    },
    // Without an external id for activities nothing there is unique.
    ...(settings.keyField && !settings.keyField.includes('Activity')
      ? {
          arriveAgain(written: Written) {
            const { Id: _, ...row } = salesforce.row(idOf(written.id)) ?? {};
            const type = written.id.slice(0, written.id.indexOf(':'));
            return `${type}:${salesforce.add(type, row).Id.slice(0, 15)}`;
          },
        }
      : {}),
    async seen(written: Written) {
      return Object.values(salesforce.row(idOf(written.id)) ?? {}).join('\n');
    },
    async count(text) {
      const texts = [...salesforce.rows.values()].filter(row => row.IsDeleted !== true);
      return texts.filter(row => Object.values(row).join('\n').includes(text)).length;
    },
    faults: proxy.be,
    async close() {
      await proxy.close();
      await salesforce.close();
    },
  };
}
