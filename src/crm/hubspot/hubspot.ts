/** HubSpot as a CRM. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { WriteKind } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import type { Checked, Crm, Stream } from '../port.ts';
import { lacksScope } from './api.ts';
import { type ClientOptions, openClient } from './client.ts';
import { keyProperty } from './key-property.ts';
import { keys, pages } from './read.ts';
import { wanted } from './records.ts';
import { readSetup, type Setup } from './setup.ts';
import { openWriter } from './write.ts';

export interface HubspotOptions extends ClientOptions {
  /** Of what we write into HubSpot besides the seller's own words. */
  readonly language: Language;
  /** Whether HubSpot is set up to tell us by itself. */
  readonly webhooks?: boolean;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** Milliseconds that are read again, because the index of the search lags. */
  readonly overlapMs?: number;
  /** Milliseconds before the server's now at which a read ends. */
  readonly lagMs?: number;
}

/** What must be allowed, the scope that allows it, and what is not possible without. */
const rights: readonly { type: string; scope: string; operation: 'read' | 'write'; writes: readonly WriteKind[] }[] = [
  { type: 'contacts', scope: 'crm.objects.contacts.read', operation: 'read', writes: [] },
  { type: 'companies', scope: 'crm.objects.companies.read', operation: 'read', writes: [] },
  { type: 'deals', scope: 'crm.objects.deals.read', operation: 'read', writes: [] },
  {
    type: 'contacts',
    scope: 'crm.objects.contacts.write',
    operation: 'write',
    writes: ['activity', 'task', 'change', 'contact'],
  },
  { type: 'companies', scope: 'crm.objects.companies.write', operation: 'write', writes: ['company'] },
  { type: 'deals', scope: 'crm.objects.deals.write', operation: 'write', writes: ['change'] },
];
const kinds: readonly WriteKind[] = ['activity', 'task', 'change', 'contact', 'company'];
const minutes = 60_000;
/** HubSpot gives no more on a page. */
const largestPage = 200;
const unreadable = 'HubSpot does not tell its apps who may see which records.';

export function openHubspot(options: HubspotOptions): Crm {
  const client = openClient(options);
  const { pageSize = largestPage, overlapMs = 10 * minutes, lagMs = 2 * minutes } = options;
  let known: Promise<Setup> | undefined;
  const setup = () => {
    known ??= readSetup(client).catch((error: unknown) => {
      known = undefined; // the next call tries again
      throw error;
    });
    return known;
  };
  const reading = { client, setup, settings: { size: Math.min(pageSize, largestPage), overlapMs, lagMs } };

  /** Scopes are checked before anything else, so what is asked for need not exist. */
  async function mayWe({ type, operation }: (typeof rights)[number]): Promise<boolean> {
    try {
      if (operation === 'read') await client.read(type, ['0'], []);
      else await client.update(type, '0', {});
      return true;
    } catch (error) {
      if (lacksScope(error)) return false;
      // That there is no record 0 means that we were let in.
      if (operation === 'write' && error instanceof CrmFault && error.kind === 'refused') return true;
      throw error;
    }
  }

  async function check(): Promise<Checked> {
    const { account } = await setup();
    const lacking: (typeof rights)[number][] = [];
    for (const right of rights) if (!(await mayWe(right))) lacking.push(right);
    return {
      says: `HubSpot ${account.portalId} at ${account.uiDomain}`,
      abilities: {
        writes: kinds.filter(kind => !lacking.some(({ writes }) => writes.includes(kind))),
        setsOwner: true,
        setsAuthor: false,
        findsAfterMs: 0,
        webhooks: options.webhooks ?? false,
      },
      missing: lacking.map(
        ({ scope }) => `Our key of HubSpot lacks the scope ${scope}: add it in HubSpot, Development, Keys.`,
      ),
      unreadableRules: (['deals', 'activities'] satisfies Stream[]).map(stream => ({ stream, reason: unreadable })),
    };
  }

  return {
    name: 'hubspot',
    account: 'HubSpot',
    streams: ['colleagues', 'companies', 'contacts', 'deals', 'activities'],
    check,
    pages(stream, after, signal) {
      // Stages and properties may have been added since the last sync, which begins with the colleagues.
      if (stream === 'colleagues') known = undefined;
      return pages(reading, stream, after, signal);
    },
    keys: (stream, signal) => keys(reading, stream, signal),
    groups: async () => [],
    async fields(stream) {
      if (stream === 'colleagues' || stream === 'activities') return [];
      const own = await (await setup()).ownProperties(stream);
      const label = new Map((await (await setup()).properties(stream)).map(one => [one.name, one.label ?? one.name]));
      const field = (name: string) => ({ name, label: label.get(name) ?? name, own: own.includes(name) });
      return [...new Set([...wanted[stream], ...own])].filter(name => name !== keyProperty).map(field);
    },
    budget() {
      const daily = client.daily();
      const count = (requests: number) => requests.toLocaleString('en');
      return daily && `HubSpot leaves ${count(daily.left)} of ${count(daily.of)} requests until the end of its day.`;
    },
    writer: openWriter({ client, setup, language: options.language }),
    close: async () => {},
  };
}
