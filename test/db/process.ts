/**
 * A process of its own for tests: opens the database it is told, runs each line of standard input as one statement (or
 * `migrate`), and answers each with a line of JSON. Ends properly when its input does.
 *
 *   node --import tsx test/db/process.ts <folder or postgres:// address> [template]
 */
import { createInterface } from 'node:readline';
import { openFolder, openServer } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';

const [target = '', template] = process.argv.slice(2);
const say = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const failure = (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) });

try {
  const db = target.startsWith('postgres') ? openServer(target, 2) : await openFolder(target, template ?? null);
  say({ rows: [] });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say({ rows: line === 'migrate' ? await migrate(db) : await db.query(line) });
    } catch (error) {
      say(failure(error));
    }
  }
  await db.close();
} catch (error) {
  say(failure(error));
  process.exitCode = 1;
}
