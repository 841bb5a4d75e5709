/** Salesforce as a CRM. */
import type { WriteKind } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import type { Checked, Crm } from '../port.ts';
import { type ClientOptions, openClient } from './client.ts';
import { keys, pages } from './read.ts';
import { text } from './records.ts';
import { missingRights } from './rights.ts';
import { readSetup, type Setup } from './setup.ts';
import { quoted } from './soql.ts';
import { type Rules, readRules } from './visibility.ts';
import { openWriter } from './write.ts';

export interface SalesforceOptions extends ClientOptions {
  /** Of what we write into Salesforce besides the seller's own words. */
  readonly language: Language;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** Milliseconds that are read again, because a row is stamped before it can be seen. */
  readonly overlapMs?: number;
  /** Milliseconds before the server's now at which a read ends. */
  readonly lagMs?: number;
}

const kinds: readonly WriteKind[] = ['activity', 'task', 'change', 'contact', 'company'];
const minutes = 60_000;
const [smallestPage, largestPage] = [200, 2000];

export function openSalesforce(options: SalesforceOptions): Crm {
  const client = openClient(options);
  const { pageSize = 500, overlapMs = 15 * minutes, lagMs = 2 * minutes } = options;
  /** As of the last sync, which begins with a check. */
  let known: Promise<Setup> | undefined;
  let ruled: Promise<Rules> | undefined;
  const setup = () => {
    known ??= readSetup(client).catch((error: unknown) => {
      known = undefined; // the next call tries again
      throw error;
    });
    return known;
  };
  const rules = () => {
    ruled ??= setup()
      .then(found => readRules(client, found))
      .catch((error: unknown) => {
        ruled = undefined;
        throw error;
      });
    return ruled;
  };
  const size = Math.min(Math.max(pageSize, smallestPage), largestPage);
  const reading = { client, setup, rules, settings: { size, overlapMs, lagMs } };

  async function check(): Promise<Checked> {
    // Stages, fields and rules may have been changed since the last sync.
    known = undefined;
    ruled = undefined;
    const { instanceUrl, userId } = await client.session();
    const found = await setup();
    const lacking = await missingRights(client, found, await rules(), userId);
    const [user] = await client.all(`SELECT Id, Name FROM User WHERE Id = ${quoted(userId)}`);
    const usage = client.usage();
    const budget = usage ? ` (${usage.used} of ${usage.limit} requests of the day used)` : '';
    const kind = found.organisation.IsSandbox === true ? 'the sandbox of Salesforce' : 'Salesforce';
    return {
      says: `${kind} ${text(found.organisation.Name) ?? ''} at ${new URL(instanceUrl).host}, as ${text(user?.Name) ?? userId}${budget}`,
      abilities: {
        writes: kinds.filter(one => !lacking.some(({ writes }) => writes.includes(one))),
        setsOwner: true,
        setsAuthor: false,
        findsAfterMs: 0,
        webhooks: false,
      },
      missing: lacking.map(({ says }) => says),
      unreadableRules: (await rules()).unreadable,
    };
  }

  return {
    name: 'salesforce',
    account: new URL(options.login.url).host,
    streams: ['colleagues', 'companies', 'contacts', 'deals', 'activities'],
    check,
    pages: (stream, after, signal) => pages(reading, stream, after, signal),
    keys: (stream, signal) => keys(reading, stream, signal),
    groups: async () => (await rules()).groups(),
    writer: openWriter({ client, setup, language: options.language }),
    close: async () => {},
  };
}
