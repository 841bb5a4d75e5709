/** Pipedrive as a CRM. */
import type { Language } from '../../words/port.ts';
import type { Checked, Crm, Stream } from '../port.ts';
import type { Row } from './api.ts';
import { type ClientOptions, openClient } from './client.ts';
import { openKeyField } from './key-field.ts';
import { keys, pages } from './read.ts';
import { text } from './records.ts';
import { openWriter } from './write.ts';

export interface PipedriveOptions extends ClientOptions {
  /** Of what we write into Pipedrive besides the seller's own words. */
  readonly language: Language;
  /** Whether Pipedrive is set up to tell us by itself. */
  readonly webhooks?: boolean;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** Milliseconds that are read again, because a row is stamped before it can be seen. */
  readonly overlapMs?: number;
  /** Milliseconds before the server's now at which a read ends. */
  readonly lagMs?: number;
}

const minutes = 60_000;
/** Pipedrive gives no more on a page, and a page costs the same however full it is. */
const largestPage = 500;
/** How it calls the kinds of records that have fields of a company's own. */
const kindOf: Readonly<Partial<Record<Stream, 'person' | 'organization' | 'deal'>>> = {
  contacts: 'person',
  companies: 'organization',
  deals: 'deal',
};
/** Of the others it gives numbers of choices, and not their words. */
const plainTypes: readonly string[] = [
  'varchar',
  'varchar_auto',
  'text',
  'double',
  'monetary',
  'phone',
  'date',
  'address',
];
/** What may be seen by a group there. */
const hidden: readonly Stream[] = ['companies', 'contacts', 'deals', 'activities'];
const unreadable =
  'Pipedrive tells only whether a record is the whole company’s, and not who is in the groups that see the others.';

export function openPipedrive(options: PipedriveOptions): Crm {
  const client = openClient(options);
  const { pageSize = largestPage, overlapMs = 10 * minutes, lagMs = 2 * minutes } = options;
  /** As of the last sync, which begins with the colleagues. */
  let known: Promise<readonly Row[]> | undefined;
  let host: Promise<string> | undefined;
  const stages = () => {
    known ??= client
      .page('stages', { limit: largestPage })
      .then(({ data }) => data ?? [])
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  const ourHost = () => {
    host ??= client
      .self()
      .then(({ company_domain: domain }) => `${domain}.pipedrive.com`)
      .catch((error: unknown) => {
        host = undefined;
        throw error;
      });
    return host;
  };
  const names = async () => new Map((await stages()).map(stage => [stage.id, text(stage.name) ?? '']));
  const reading = {
    client,
    stages: names,
    settings: { size: Math.min(pageSize, largestPage), overlapMs, lagMs },
  };

  let spentBefore = 0;

  async function check(): Promise<Checked> {
    spentBefore = client.spent();
    const { name, company_name: company } = await client.self();
    await stages();
    return {
      says: `Pipedrive of ${company} at ${await ourHost()}, as ${name}`,
      abilities: {
        // A token may do what its user may: Pipedrive tells that only when it is tried.
        writes: ['activity', 'task', 'change', 'contact', 'company'],
        setsOwner: true,
        setsAuthor: false,
        findsAfterMs: 0,
        webhooks: options.webhooks ?? false,
      },
      missing: [],
      unreadableRules: hidden.map(stream => ({ stream, reason: unreadable })),
    };
  }

  return {
    name: 'pipedrive',
    account: options.url ? new URL(options.url).host : 'Pipedrive',
    streams: ['colleagues', 'companies', 'contacts', 'deals', 'activities'],
    check,
    pages(stream, after, signal) {
      if (stream === 'colleagues') known = undefined;
      return pages(reading, stream, after, signal);
    },
    keys: (stream, signal) => keys(reading, stream, signal),
    groups: async () => [],
    async fields(stream) {
      const kind = kindOf[stream];
      const found = kind ? ((await client.fields(kind)).data ?? []) : [];
      return found
        .filter(({ field_type }) => plainTypes.includes(field_type ?? 'varchar'))
        .map(({ field_code: name, field_name: label }) => ({ name, label, own: /^[0-9a-f]{40}$/u.test(name) }));
    },
    budget: () =>
      `The last look cost some ${client.spent() - spentBefore} tokens of the day’s budget, which all your integrations share; Pipedrive does not tell what is left.`,
    writer: openWriter({ client, stages, language: options.language }, ourHost, openKeyField(client)),
    close: async () => {},
  };
}
