/** What is in the database: who we are, how fresh each source is, what is ready to be searched. */
import { me } from '../../access/viewers.ts';
import type { Database } from '../../db/database.ts';
import { isMadeUpAddress } from '../../intake/colleagues.ts';
import { ourCompany } from '../../intake/our-company.ts';
import { sourceFacts } from '../../intake/source.ts';
import { ago, isStale } from '../freshness.ts';
import { number } from '../table.ts';
import type { Finding } from './finding.ts';

export async function checkCompany(db: Database): Promise<Finding[]> {
  const { name, domains } = await db.transaction(ourCompany);
  const own = await me(db);
  const rows = await db.query<{ email: string }>('select email from colleague');
  const nameless = rows.filter(row => isMadeUpAddress(row.email)).length;
  return [
    domains.length > 0
      ? { topic: 'Our company', level: 'ok', text: `${name ? `${name}, ` : ''}${domains.join(', ')}` }
      : {
          topic: 'Our company',
          level: 'note',
          text: 'Our mail domain is not set, so colleagues in mails and calendars are taken for contacts.',
          remedy: './acquaint company --domain <ours.example>',
        },
    own
      ? { topic: 'You', level: 'ok', text: `${own.name} <${own.email}>` }
      : {
          topic: 'You',
          level: 'note',
          text: 'Nobody is set as "me", so every question needs --as.',
          remedy: './acquaint company --me <e-mail>',
        },
    nameless > 0
      ? {
          topic: 'Colleagues',
          level: 'note',
          text: `${rows.length}, of whom ${nameless} are known by name only: their mailboxes would not be joined with their CRM.`,
          remedy: './acquaint company --people <colleagues.csv> (name,email)',
        }
      : { topic: 'Colleagues', level: 'ok', text: String(rows.length) },
  ];
}

export async function checkSources(db: Database, now: Date): Promise<Finding[]> {
  const sources = await db.transaction(sourceFacts);
  if (sources.length === 0)
    return [
      {
        topic: 'Sources',
        level: 'note',
        text: 'Nothing was imported yet.',
        remedy: './acquaint import <files or folders>',
      },
    ];
  return sources.map((source, at): Finding => {
    const topic = at === 0 ? 'Sources' : '';
    const what = `${source.id} ${source.name}${source.owner ? ` of ${source.owner}` : ''}: ${number(source.people)} people, ${number(source.touches)} touches`;
    if (!source.importedAt)
      return {
        topic,
        level: 'note',
        text: `${what}; its import was never finished`,
        remedy: 'Run the same import again.',
      };
    const text = `${what}, imported ${ago(source.importedAt, now)}`;
    return isStale(source.importedAt, now)
      ? { topic, level: 'note', text, remedy: 'Export it again and import it: who was in touch lately is not in it.' }
      : { topic, level: 'ok', text };
  });
}

export async function checkSearch(db: Database, embedder: string): Promise<Finding> {
  const topic = 'Search';
  const [row] = await db.query<{ all: number; missing: number; other: number }>(
    `select count(*)::int as all, count(*) filter (where vector is null)::int as missing,
       count(*) filter (where vector is not null and embedder <> $1)::int as other from profile where text <> ''`,
    [embedder],
  );
  const { all = 0, missing = 0, other = 0 } = row ?? {};
  const left = missing + other;
  return left === 0
    ? { topic, level: 'ok', text: `${number(all)} profiles by words and by meaning; embedder ${embedder}` }
    : {
        topic,
        level: 'note',
        text:
          `${number(left)} of ${number(all)} profiles are found by words, not yet by meaning ` +
          `(${number(missing)} without a vector${other > 0 ? `, ${number(other)} of another embedder` : ''}; embedder ${embedder}).`,
        remedy: 'Vectors are made while Acquaint runs: npm start',
      };
}

/** What readers clicked and chose under answers; nothing where nobody did. */
export async function checkFeedback(db: Database): Promise<Finding[]> {
  const [row] = await db.query<Record<'good' | 'bad' | 'person' | 'missing' | 'question' | 'other', number>>(
    `select count(*) filter (where good)::int as good, count(*) filter (where not good)::int as bad,
       count(*) filter (where fault = 'person')::int as person, count(*) filter (where fault = 'missing')::int as missing,
       count(*) filter (where fault = 'question')::int as question, count(*) filter (where fault = 'other')::int as other
     from turn_feedback`,
  );
  if (!row || row.good + row.bad === 0) return [];
  const faults = [
    `a wrong person ${number(row.person)}`,
    `somebody missing ${number(row.missing)}`,
    `not what was asked ${number(row.question)}`,
    `something else ${number(row.other)}`,
  ];
  const text = `${number(row.good)} answers found good, ${number(row.bad)} bad (${faults.join(', ')})`;
  return [{ topic: 'Feedback', level: 'ok', text }];
}
