/** Odoo 14 to 19 as a CRM. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { WriteKind } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import type { Checked, Crm, Stream } from '../port.ts';
import { type Client, type ClientOptions, openClient } from './client.ts';
import { isMissingRight } from './faults.ts';
import { keys, pages } from './read.ts';
import { openFields, search, text } from './rows.ts';
import { type DealRules, readDealRules } from './visibility.ts';
import { openWriter } from './write.ts';

export interface OdooOptions extends ClientOptions {
  /** Of what we write into Odoo besides the seller's own words. */
  readonly language: Language;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** Milliseconds that are read again, because a row is stamped before it can be seen. */
  readonly overlapMs?: number;
  /** Milliseconds before the server's now at which a read ends. */
  readonly lagMs?: number;
}

/** What must be allowed, for whom it matters, and what is not possible without. */
const rights: readonly { model: string; operation: 'read' | 'write' | 'create'; writes: readonly WriteKind[] }[] = [
  { model: 'res.partner', operation: 'read', writes: [] },
  { model: 'crm.lead', operation: 'read', writes: [] },
  { model: 'mail.message', operation: 'read', writes: [] },
  { model: 'calendar.event', operation: 'read', writes: [] },
  { model: 'mail.message', operation: 'create', writes: ['activity', 'change'] },
  { model: 'calendar.event', operation: 'create', writes: ['activity'] },
  { model: 'mail.activity', operation: 'create', writes: ['task'] },
  { model: 'crm.lead', operation: 'write', writes: ['change'] },
  { model: 'res.partner', operation: 'create', writes: ['contact', 'company'] },
];
const kinds: readonly WriteKind[] = ['activity', 'task', 'change', 'contact', 'company'];
const minutes = 60_000;
const modelOf: Readonly<Partial<Record<Stream, string>>> = {
  contacts: 'res.partner',
  companies: 'res.partner',
  deals: 'crm.lead',
};
/** From here on rights are asked for by another method. */
const firstHasAccess = 18;

async function mayWe(client: Client, model: string, operation: string): Promise<boolean> {
  const isNew = (await client.version()) >= firstHasAccess;
  try {
    return await client.call(
      z.boolean(),
      model,
      isNew ? 'has_access' : 'check_access_rights',
      isNew ? { ids: [], operation } : { operation, raise_exception: false },
      'read',
    );
  } catch (error) {
    if (isMissingRight(error)) return false;
    // A version that cannot be asked this way: the first write will tell.
    if (error instanceof CrmFault && error.kind === 'refused') return true;
    throw error;
  }
}

export function openOdoo(options: OdooOptions): Crm {
  const client = openClient(options);
  const fields = openFields(client);
  const { login, pageSize = 500, overlapMs = 10 * minutes, lagMs = 2 * minutes } = options;
  /** As of the last sync, which begins with the groups. */
  let dealRules: Promise<DealRules> | undefined;
  const rules = () => {
    dealRules ??= readDealRules(client, fields).catch((error: unknown) => {
      dealRules = undefined;
      throw error;
    });
    return dealRules;
  };
  const reading = { client, fields, rules, settings: { size: pageSize, overlapMs, lagMs } };
  const host = new URL(login.url).host;

  async function check(): Promise<Checked> {
    const [version, uid] = [await client.version(), await client.uid()];
    const [user] = await search(client, 'res.users', { domain: [['id', '=', uid]], fields: ['name'] });
    const asked = await Promise.all(
      rights.map(async right => ({ ...right, given: await mayWe(client, right.model, right.operation) })),
    );
    const lacking = asked.filter(right => !right.given);
    const { unreadable } = lacking.some(({ model, operation }) => model === 'crm.lead' && operation === 'read')
      ? { unreadable: 'Our user of Odoo may not read deals.' }
      : await rules();
    return {
      says: `Odoo ${version} at ${host}, database ${login.database}, as ${text(user?.name) ?? login.user}`,
      abilities: {
        writes: kinds.filter(kind => !lacking.some(({ writes }) => writes.includes(kind))),
        setsOwner: true,
        setsAuthor: true,
        findsAfterMs: 0,
        webhooks: false,
      },
      missing: lacking.map(
        ({ model, operation }) =>
          `Our user of Odoo may not ${operation} ${model}: give it the right in Odoo, Settings, Users, Sales.`,
      ),
      unreadableRules:
        unreadable === null
          ? []
          : [
              { stream: 'deals', reason: unreadable },
              { stream: 'activities', reason: unreadable },
            ],
    };
  }

  return {
    name: 'odoo',
    account: `${host}/${login.database}`,
    streams: ['colleagues', 'companies', 'contacts', 'deals', 'activities'],
    check,
    pages: (stream, after, signal) => pages(reading, stream, after, signal),
    keys: (stream, signal) => keys(reading, stream, signal),
    async fields(stream) {
      const model = modelOf[stream];
      const names = model ? await fields.all(model) : [];
      return names.map(name => ({ name, label: name, own: name.startsWith('x_') }));
    },
    async groups() {
      dealRules = undefined;
      return (await rules()).groups();
    },
    writer: openWriter({ client, fields, url: login.url, language: options.language }),
    close: async () => {},
  };
}
