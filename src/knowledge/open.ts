/** Knowledge as the skills use it: every read is one short transaction as the audience. */
import { withAudience } from '../db/audience.ts';
import type { Database } from '../db/database.ts';
import { inEnglish } from '../domain/search-terms.ts';
import type { TieSettings } from '../domain/tie.ts';
import { accountsOf, withSubsidiaries } from './accounts.ts';
import { closestTo } from './closest.ts';
import { describePeople, tiesOf } from './describe.ts';
import { lookUp } from './find-names.ts';
import { findPeople } from './find-people.ts';
import { dealsNamed, dealsOf, recentContacts, stagesOf, standingOf } from './log-context.ts';
import { moreOf } from './more.ts';
import { nearbyOf } from './nearby.ts';
import { peopleAt } from './people-at.ts';
import type { Embedder, Knowledge } from './port.ts';

/** A question waits this long for its vector; then the answer goes out without meaning, and says so. */
export const embedWithin = 300;

export function openKnowledge(db: Database, embedder: Embedder | null, settings: TieSettings): Knowledge {
  return {
    settings,
    async embed(text) {
      if (!embedder) return null;
      const late = AbortSignal.timeout(embedWithin);
      const values = await embedder.embed([embedder.englishOnly ? inEnglish(text) : text], late).catch(() => []);
      const [vector] = values;
      return vector ? { embedder: embedder.id, values: vector } : null;
    },
    read(audience, now, work) {
      const view = { askerId: audience.asker.id, now, settings };
      return withAudience(db, audience, sql =>
        work({
          lookUp: (words, kind) => lookUp(sql, words, kind),
          account: async id => (await accountsOf(sql, [id])).get(id) ?? null,
          withSubsidiaries: id => withSubsidiaries(sql, id),
          peopleAt: (accounts, filters, page, only) => peopleAt(sql, accounts, view, filters, page, only),
          describe: (contacts, accounts, reasons) =>
            describePeople(sql, contacts, view, {
              ...(accounts ? { asked: { accounts } } : {}),
              ...(reasons ? { reasons } : {}),
            }),
          closest: accounts => closestTo(sql, accounts, view),
          nearby: accounts => nearbyOf(sql, accounts, view),
          find: (query, page) => findPeople(sql, query, view, page),
          more: id => moreOf(sql, id),
          deals: (accounts, contacts) => dealsOf(sql, accounts, contacts),
          dealsNamed: words => dealsNamed(sql, words, audience.asker.id),
          stages: () => stagesOf(sql),
          standing: contacts => standingOf(sql, contacts, audience.asker.id, now),
          recentContacts: count => recentContacts(sql, audience.asker.id, now, count),
          ties: async id => (await tiesOf(sql, [id])).get(id) ?? [],
        }),
      );
    },
  };
}
