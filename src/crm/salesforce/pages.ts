/**
 * Rows of a type that changed, by the time Salesforce itself stamps them with and, within a second, by id. The server keeps
 * its place in a long answer only for a while; so ours is the last row, from which the same can be asked again, whichever
 * page a read was left at. Deleted rows come along, and activities older than a year, which Salesforce calls archived.
 */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { QueryPage, Row } from './api.ts';
import type { Client } from './client.ts';
import { dateOf } from './records.ts';
import { batches, moment, quoted } from './soql.ts';

/** Between two reads only `since`; within one, the end of its window and the last row. Times in milliseconds. */
export const position = z.object({
  since: z.number().nullable(),
  until: z.number().nullable(),
  last: z.object({ at: z.number(), id: z.string() }).nullable(),
});
export type Position = z.infer<typeof position>;

export const beginning: Position = { since: null, until: null, last: null };

export interface PageSettings {
  /** 200 to 2,000, though Salesforce gives fewer where rows are wide. */
  readonly size: number;
  /** A row is stamped when its transaction begins and seen when it ends: milliseconds that are read again. */
  readonly overlapMs: number;
  /** How long before the server's now a read ends. Milliseconds. */
  readonly lagMs: number;
}

export interface RowPage {
  readonly rows: readonly Row[];
  readonly position: Position;
  readonly total?: number;
}

export interface Asked {
  readonly type: string;
  /** These have to be there: without them a row says nothing. */
  readonly fields: readonly string[];
  /** The company's own: there may be hundreds. */
  readonly own: readonly string[];
  /** More conditions, where there are some. */
  readonly only: readonly string[];
}

const second = 1000;
/** Salesforce takes addresses of 16 kB. */
const longest = 10_000;

/** As many of the company's own fields as fit into one question. */
function fitting({ fields, own }: Asked): { inQuestion: string[]; apart: string[] } {
  let room = longest - fields.join(', ').length;
  const inQuestion = [...fields];
  const apart: string[] = [];
  for (const name of own) {
    room -= name.length + 5; // the comma and the space take five characters in an address
    (room > 0 ? inQuestion : apart).push(name);
  }
  return { inQuestion, apart };
}

async function withFields(client: Client, type: string, rows: readonly Row[], fields: readonly string[]) {
  if (fields.length === 0 || rows.length === 0) return rows;
  const more = new Map<string, Row>();
  for (const ids of batches(rows.map(row => row.Id)))
    for (const row of await client.fields(type, ids, ['Id', ...fields])) if (row) more.set(row.Id, row);
  return rows.map(row => ({ ...more.get(row.Id), ...row }));
}

export async function* changedRows(
  client: Client,
  asked: Asked,
  after: Position,
  { size, overlapMs, lagMs }: PageSettings,
  signal: AbortSignal,
): AsyncGenerator<RowPage, void, undefined> {
  // Up to the end of the second, because the server tells its clock in whole seconds.
  const until = after.until ?? Math.ceil((client.now().getTime() - lagMs) / second + 1) * second;
  const { since } = after;
  let { last } = after;
  const { inQuestion, apart } = fitting(asked);
  const window = [
    `SystemModstamp < ${moment(until)}`,
    // Whoever was gone before the first read is not known here.
    since === null ? 'IsDeleted = false' : `SystemModstamp >= ${moment(since - overlapMs)}`,
    ...asked.only,
  ];
  const ask = () => {
    const at = last && moment(last.at);
    const behind = last ? [`(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > ${quoted(last.id)}))`] : [];
    const conditions = [...window, ...behind].join(' AND ');
    const soql = `SELECT ${inQuestion.join(', ')} FROM ${asked.type} WHERE ${conditions} ORDER BY SystemModstamp, Id`;
    return client.page(soql, size);
  };
  let page: QueryPage = await ask();
  const total = last === null ? page.totalSize : undefined;
  let moved = false;
  for (;;) {
    const row = page.records.at(-1);
    if (row) last = { at: dateOf(row.SystemModstamp)?.getTime() ?? 0, id: row.Id };
    moved ||= row !== undefined;
    const next = page.done ? null : (page.nextRecordsUrl ?? null);
    yield {
      rows: await withFields(client, asked.type, page.records, apart),
      position: next === null ? { since: until, until: null, last: null } : { since, until, last },
      ...(total === undefined ? {} : { total }),
    };
    if (next === null || signal.aborted) return;
    const more = await client.more(next);
    // From the last row on, unless that was asked before and gave nothing.
    if (!more && !moved) throw new CrmFault('unavailable', 'Salesforce loses its place in a long answer.');
    if (!more) moved = false;
    page = more ?? (await ask());
  }
}
