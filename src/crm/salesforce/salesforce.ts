/** Salesforce as a CRM. */
import type { WriteKind } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import type { Checked, Crm } from '../port.ts';
import { type ClientOptions, openClient } from './client.ts';
import { keyField } from './fields.ts';
import { keys, pages } from './read.ts';
import { text } from './records.ts';
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

/** What must be allowed for which type, and what is not possible without. */
const rights: readonly {
  type: string;
  may: 'queryable' | 'createable' | 'updateable';
  called: string;
  writes: readonly WriteKind[];
}[] = [
  { type: 'Account', may: 'queryable', called: 'read accounts', writes: [] },
  { type: 'Contact', may: 'queryable', called: 'read contacts', writes: [] },
  { type: 'Opportunity', may: 'queryable', called: 'read opportunities', writes: ['change'] },
  { type: 'Task', may: 'createable', called: 'make tasks', writes: ['activity', 'task', 'change'] },
  { type: 'Event', may: 'createable', called: 'make events', writes: ['activity'] },
  { type: 'Opportunity', may: 'updateable', called: 'edit opportunities', writes: ['change'] },
  { type: 'Contact', may: 'createable', called: 'make contacts', writes: ['contact'] },
  { type: 'Account', may: 'createable', called: 'make accounts', writes: ['company'] },
];
/** Without the field for our key calls are logged all the same, and looked for by the mark in their text. */
const keyed: readonly { type: string; where: string; writes: readonly WriteKind[] }[] = [
  { type: 'Task', where: 'Activity', writes: [] },
  { type: 'Contact', where: 'Contact', writes: ['contact'] },
  { type: 'Account', where: 'Account', writes: ['company'] },
];
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
    const lacking: { says: string; writes: readonly WriteKind[] }[] = [];
    for (const { type, may, called, writes } of rights)
      if (!(await found.fields(type))?.rights[may])
        lacking.push({
          says: `Our user of Salesforce may not ${called}: give it a permission set with that right.`,
          writes,
        });
    for (const { type, where, writes } of keyed) {
      const fields = await found.fields(type);
      if (fields?.rights.createable && !fields.keyed)
        lacking.push({
          says: `${where} has no field ${keyField} that our user may fill in: add it in Setup, Object Manager, as a text of 64 characters, external id.`,
          writes,
        });
    }
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
