/**
 * A CRM that is a folder of CSV files, in the form of an export. It is read like one, and written to: so that a company
 * without a CRM, and the demo, can log a call too.
 */
import type { Crm, Writer } from '../port.ts';
import { exportsIn, keys, pages, type Recognise } from './read.ts';
import { openWriter } from './write.ts';

export interface CsvOptions {
  readonly folder: string;
  /** Makes the folder where it is not there yet. Called before the first look and the first write. */
  readonly prepare?: () => Promise<void>;
  readonly recognise: Recognise;
  readonly clock: () => Date;
  /** Rows of a page. */
  readonly pageSize?: number;
}

export function openCsv({ folder, prepare, recognise, clock, pageSize = 500 }: CsvOptions): Crm {
  let prepared: Promise<void> | undefined;
  const ready = () => {
    prepared ??= prepare?.() ?? Promise.resolve();
    return prepared;
  };
  const writer: Writer = openWriter(folder, ready, clock);
  return {
    name: 'csv',
    account: folder,
    streams: ['colleagues', 'companies', 'contacts', 'deals', 'activities'],
    async check() {
      await ready();
      const found = await exportsIn(folder, recognise);
      return {
        says: `${found.length} files in ${folder}`,
        abilities: {
          writes: ['activity', 'task', 'change', 'contact', 'company'],
          setsOwner: true,
          setsAuthor: true,
          findsAfterMs: 0,
          webhooks: false,
        },
        missing: found.length > 0 ? [] : [`${folder} holds no export of a CRM: copy companies, contacts, deals there.`],
        unreadableRules: [],
      };
    },
    async *pages(stream, after) {
      await ready();
      yield* pages(folder, recognise, stream, after, pageSize);
    },
    async *keys(stream) {
      await ready();
      yield* keys(folder, recognise, stream);
    },
    groups: async () => [],
    writer,
    close: async () => {},
  };
}
