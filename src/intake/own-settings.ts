/** What colleagues see and change of their own from a chat: who may see their sources, and their language. */
import type { Colleague } from '../access/port.ts';
import type { OwnSettings, SharingLevel } from '../channels/port.ts';
import type { Database, Sql } from '../db/database.ts';
import { setSharing } from './sharing.ts';
import { listSources, type Source } from './source.ts';

type Own = Source & { readonly sharing: SharingLevel };

const ownedBy =
  ({ id }: Colleague) =>
  (source: Source): source is Own =>
    source.ownerId === id && source.sharing !== 'company';

export function openOwnSettings(db: Database): OwnSettings {
  const own = async (sql: Sql, colleague: Colleague) => (await listSources(sql)).filter(ownedBy(colleague));
  return {
    sources: colleague =>
      db.transaction(async sql => (await own(sql, colleague)).map(({ id, name, sharing }) => ({ id, name, sharing }))),
    share: (colleague, sourceId, level, now) =>
      db.transaction(async sql => {
        const source = (await own(sql, colleague)).find(one => one.id === sourceId);
        if (source && source.sharing !== level) await setSharing(sql, source, level, now);
        return source !== undefined;
      }),
    async speak({ id }, language) {
      await db.query('update colleague set language = $2 where id = $1', [id, language]);
    },
  };
}
