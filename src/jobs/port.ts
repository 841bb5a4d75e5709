/**
 * Work that outlives a process: it is sent with the rows it is about, done by whichever process is free, and tried again
 * when that process dies. Done at least once: a handler finds out what is already done.
 */
import type { Sql } from '../db/database.ts';

/** A kind of work. Every process that sends or does it names it when it opens its jobs. */
export interface Queue {
  readonly name: string;
  /** How often a job is tried again after it failed, or after its process fell silent. */
  readonly retries: number;
  /** Seconds between two tries; doubled every time, so a minute becomes an hour at the sixth. */
  readonly retrySeconds: number;
  /** Seconds a job may take; afterwards its process counts as dead, and another takes the job over. */
  readonly longestSeconds: number;
  /** One job of the queue at a time, over all processes. */
  readonly alone?: boolean;
}

/** Ids of rows, never what stands in them: a job is kept for days after it is done. */
export type JobData = Readonly<Record<string, string | number>>;

/** @param signal aborted when this process is about to end: leave what is left to the next try, by throwing */
export type Handler = (data: JobData, signal: AbortSignal) => Promise<void>;

export interface SendOptions {
  readonly startAfter?: Date;
  /** Of jobs of the queue with this key one is kept in each span of so many seconds; the others are nothing. */
  readonly once?: { readonly key: string; readonly seconds: number };
}

export interface Jobs {
  /** In the transaction of `sql`: rolled back with it, and done only once that is committed. */
  send(sql: Sql, queue: string, data: JobData, options?: SendOptions): Promise<void>;
  /** From now on this process does jobs of the queue, one after the other. A handler that throws is tried again. */
  work(queue: string, handler: Handler): void;
  /** One job every so many seconds, over all processes that ask for it; the first at once. */
  every(queue: string, seconds: number): void;
  /** Takes no more jobs, tells those that run to come to an end, and waits for them. */
  stop(): Promise<void>;
}
