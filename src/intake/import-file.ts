/**
 * One file into the database: read as a stream, stored in batches, each its own short transaction, so that a question
 * asked meanwhile never waits long and a killed import has lost nothing. Every store is an upsert: running it again is
 * how it resumes.
 */

import type { Database, Sql } from '../db/database.ts';
import { stepAside } from '../db/step-aside.ts';
import type {
  Incoming,
  IncomingCompany,
  IncomingDeal,
  IncomingPerson,
  IncomingTouch,
  RejectedRow,
} from '../domain/incoming.ts';
import type { ReadContext, Reader, SourceFile } from '../sources/port.ts';
import { loadColleagues } from './colleagues.ts';
import { storeCompanies } from './companies.ts';
import { refreshContexts } from './contexts.ts';
import { storeDeals } from './deals.ts';
import { loadForgotten } from './forgotten.ts';
import { storePeople } from './people.ts';
import { settle } from './settled.ts';
import type { Sharing, Source } from './source.ts';
import { storeTouches } from './touches.ts';

/** Rows of a transaction. On the embedded database a question waits for one: 0.3 s for 250 people or 1000 touches. */
const rowsAtOnce = (database: Database['kind'], item: keyof Batches) =>
  database === 'embedded' && item !== 'touch' ? 250 : 1000;

const isPowerOfFour = (count: number) => Number.isInteger(Math.log2(count) / 2);

export interface FileReport {
  readonly file: string;
  readonly kind: string;
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  readonly rejected: RejectedRow[];
  forgotten: number;
}

interface Batches {
  company: IncomingCompany[];
  person: IncomingPerson[];
  deal: IncomingDeal[];
  touch: IncomingTouch[];
}

export async function importFile(
  db: Database,
  opened: Source | null,
  reader: Reader,
  file: SourceFile,
  context: ReadContext,
): Promise<FileReport> {
  const report: FileReport = {
    file: file.name,
    kind: reader.kind,
    rows: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    forgotten: 0,
  };
  const { colleagues, forgotten } = await db.transaction(async sql => ({
    colleagues: await loadColleagues(sql),
    forgotten: await loadForgotten(sql),
  }));
  const batches: Batches = { company: [], person: [], deal: [], touch: [] };

  const count = (rows: number, stored: { added: number; updated: number; forgotten?: number }) => {
    report.added += stored.added;
    report.updated += stored.updated;
    report.forgotten += stored.forgotten ?? 0;
    report.unchanged += rows - stored.added - stored.updated - (stored.forgotten ?? 0);
  };
  /** Colleagues are rows of a list of colleagues; elsewhere they come along with the rows that name them. */
  const learned = { rows: 0, added: 0, updated: 0 };
  let transactions = 0;
  const store = async (kind: keyof Batches, taken: Batches) => {
    const size = taken[kind].length;
    await stepAside(db);
    transactions += 1;
    // A question asked meanwhile would be planned as for empty tables: seconds instead of milliseconds.
    if (isPowerOfFour(transactions)) await settle(db);
    await db.transaction(async (sql: Sql) => {
      const source = opened && (await asSharedNow(sql, opened));
      if (!source) throw new Error(`${file.name} holds a ${kind}, but no source was opened for it.`);
      if (kind === 'company') count(size, await storeCompanies(sql, source, colleagues, taken.company, context.now));
      if (kind === 'person')
        count(size, await storePeople(sql, source, colleagues, forgotten, taken.person, context.now));
      if (kind === 'deal') count(size, await storeDeals(sql, source, colleagues, taken.deal, context.now));
      if (kind === 'touch') {
        const stored = await storeTouches(sql, source, colleagues, forgotten, taken.touch, context.now);
        report.added += stored.added;
        report.unchanged += stored.unchanged;
      }
    });
  };
  /** What a later kind refers to is stored before it. */
  const order: (keyof Batches)[] = ['company', 'person', 'deal', 'touch'];
  /** The batches that are being stored; meanwhile the next rows are read, and no more than those. */
  let storing: Promise<void> = Promise.resolve();
  const flushUpTo = async (last: keyof Batches) => {
    await storing;
    const kinds = order.slice(0, order.indexOf(last) + 1).filter(kind => batches[kind].length > 0);
    const taken = { ...batches };
    for (const kind of kinds) batches[kind] = [];
    storing = (async () => {
      for (const kind of kinds) await store(kind, taken);
    })();
    // Whoever waits next hears of it; until then it is not unheard of.
    storing.catch(() => {});
  };
  const take = async (item: Incoming) => {
    if (item.type === 'rejected') {
      report.rows += 1;
      report.rejected.push(item);
    } else if (item.type === 'colleague') {
      await storing;
      const { isNew, changed } = await db.transaction(sql => colleagues.learn(sql, item));
      learned.rows += 1;
      if (isNew) learned.added += 1;
      else if (changed) learned.updated += 1;
    } else {
      report.rows += 1;
      if (item.type === 'company') batches.company.push(item);
      else if (item.type === 'person') batches.person.push(item);
      else if (item.type === 'deal') batches.deal.push(item);
      else batches.touch.push(item);
      if (batches[item.type].length >= rowsAtOnce(db.kind, item.type)) await flushUpTo(item.type);
    }
  };
  try {
    for await (const item of reader.read(file, context)) await take(item);
    await flushUpTo('touch');
  } finally {
    await storing;
  }
  if (report.rows === report.rejected.length) {
    report.rows += learned.rows;
    count(learned.rows, learned);
  }
  if (opened) {
    await db.transaction(async sql => {
      if (reader.family === 'mailbox') await refreshContexts(sql, opened);
      await sql('update source set imported_at = $2 where id = $1', [opened.id, context.now]);
    });
  }
  return report;
}

/**
 * The source as its owner shares it at this moment, until this transaction ends: a change of sharing waits for the batch
 * and finds its rows, or comes first and is known to it.
 */
async function asSharedNow(sql: Sql, source: Source): Promise<Source> {
  const [row] = await sql<{ sharing: Sharing }>('select sharing from source where id = $1 for share', [source.id]);
  if (!row) throw new Error(`${source.name} was removed while it was imported.`);
  return { ...source, sharing: row.sharing };
}
