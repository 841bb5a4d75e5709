/** The CRM as it was last seen: whether it is set up, when it was read, and what is left to do. */
import { type Config, crmSettings } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import { type Connection, connections } from '../../intake/crm-connection.ts';
import { twinsIn } from '../../ledger/twins.ts';
import { unreadableKinds } from '../crm-choices.ts';
import { ago, since } from '../freshness.ts';
import { number } from '../table.ts';
import { type Finding, reasonOf } from './finding.ts';

const topic = 'CRM';
/** Looks that may fail before it counts as stale. */
const missedLooks = 6;

export async function checkCrm(db: Database, settings: Config, now: Date): Promise<Finding[]> {
  let named: string | null;
  try {
    named = crmSettings(settings)?.crm ?? null;
  } catch (error) {
    return [{ topic, level: 'broken', text: reasonOf(error) }];
  }
  const found = await connections(db);
  if (found.length === 0)
    return named
      ? [
          {
            topic,
            level: 'note',
            text: `${named} is set up and was never read.`,
            remedy: `./acquaint connect ${named}, then ./acquaint sync`,
          },
        ]
      : [];
  const findings: Finding[] = [];
  for (const one of found) {
    const twins = (await twinsIn(db, one.sourceId)).map((text): Finding => ({ topic: '', level: 'note', text }));
    findings.push(freshness(one, settings, now), ...kinds(one, now), ...budget(one), ...problems(one), ...twins);
  }
  return findings;
}

function freshness({ checked, syncedAt, failed, streams }: Connection, settings: Config, now: Date): Finding {
  const left = streams.filter(({ done, total }) => done > 0 && total !== null && done < total);
  const backlog = left
    .map(({ stream, done, total }) => `${stream} ${number(done)} of ${number(total ?? 0)}`)
    .join(', ');
  const read = syncedAt ? `read to the end ${ago(syncedAt, now)}` : 'not read to the end yet';
  const text = `${checked.says}; ${read}${backlog ? `, now at ${backlog}` : ''}`;
  if (failed)
    return {
      topic,
      level: 'broken',
      text: `${text}. The last sync ended early: ${failed}`,
      remedy: './acquaint connect says what is wrong.',
    };
  const late =
    syncedAt !== null && now.getTime() - syncedAt.getTime() > missedLooks * settings.ACQUAINT_SYNC_MINUTES * 60_000;
  return syncedAt === null || late
    ? { topic, level: 'note', text, remedy: './acquaint sync, or let npm start or ./acquaint serve run.' }
    : { topic, level: 'ok', text };
}

/** Each kind by itself, where a hint or an end before time left them apart. */
function kinds({ streams }: Connection, now: Date): Finding[] {
  const each = streams.map(({ stream, readAt }) => `${stream} ${readAt ? since(new Date(readAt), now) : 'not yet'}`);
  return each.length > 0 ? [{ topic: '', level: 'ok', text: `read: ${each.join(', ')}` }] : [];
}

const budget = ({ budget: told }: Connection): Finding[] => (told ? [{ topic: '', level: 'ok', text: told }] : []);

const problems = ({ crm, checked, visible }: Connection): Finding[] => [
  ...checked.missing.map((text): Finding => ({ topic: '', level: 'note', text })),
  ...unreadableKinds(checked, visible).map(
    ({ kinds, first, isOpen, reason }): Finding =>
      isOpen
        ? { topic: '', level: 'ok', text: `${kinds}: shown to all colleagues, as the administrator said. ${reason}` }
        : {
            topic: '',
            level: 'note',
            text: `${kinds}: shown to their owners only. ${reason}`,
            remedy: `Where all may see them: ./acquaint connect ${crm} --visible ${first}=all`,
          },
  ),
];
