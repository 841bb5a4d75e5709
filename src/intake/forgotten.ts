/** People who asked to be forgotten: only keyed hashes of their keys are kept, so that no import brings them back. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Sql } from '../db/database.ts';

export interface Forgotten {
  readonly none: boolean;
  /** Whether one of these keys belongs to a person who was forgotten. */
  has(keys: readonly string[]): boolean;
  hash(key: string): Buffer;
}

export async function loadForgotten(sql: Sql): Promise<Forgotten> {
  await sql("insert into secret (name, value) values ('forgotten', $1) on conflict do nothing", [randomBytes(32)]);
  const [secret] = await sql<{ value: Buffer }>("select value from secret where name = 'forgotten'");
  if (!secret) throw new Error('The key of the forgotten people is missing.');
  const hashes = new Set(
    (await sql<{ hash: Buffer }>('select hash from forgotten')).map(row => row.hash.toString('hex')),
  );
  const hash = (key: string) => createHmac('sha256', secret.value).update(key).digest();
  return {
    none: hashes.size === 0,
    hash,
    has: keys => hashes.size > 0 && keys.some(key => hashes.has(hash(key).toString('hex'))),
  };
}
