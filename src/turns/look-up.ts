/** Contacts and accounts by name, each as a card that may be shown to everyone who will read it. Nothing of it is kept. */
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import { untrusted } from '../cards/untrusted.ts';
import type { LookUp } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Knowledge, NameMatch } from '../knowledge/port.ts';
import { forOthers } from './share.ts';

/** A list below a box to write in shows no more at once; each costs an answer. */
const most = { account: 3, contact: 4 };
/** More letters than this are no name. */
const longest = 100;

export interface LookUpParts {
  readonly db: Database;
  readonly agent: Agent;
  readonly knowledge: Knowledge;
}

export function openLookUp({ db, agent, knowledge }: LookUpParts): LookUp {
  return async (words, { asker, readers, language }, now) => {
    if (words === '' || words.length > longest) return [];
    const audience = await audienceOf(db, asker, readers);
    const named = await knowledge.read(audience, now, async reading => {
      const accounts = await reading.lookUp(words, 'account');
      const contacts = await reading.lookUp(words, 'contact');
      const sure = accounts.matches.length + contacts.matches.length > 0;
      const [of, at] = sure ? [accounts.matches, contacts.matches] : [accounts.nearest, contacts.nearest];
      return [...of.slice(0, most.account), ...at.slice(0, most.contact)];
    });
    const cardOf = async ({ kind, id, name, hint }: NameMatch) => {
      const asked = kind === 'account' ? { company: name, companyId: id } : { person: name, personId: id };
      const turn = { audience, now, language, memory: [], text: '' };
      const { card } = await agent.run('who-we-know', asked, turn);
      const title = untrusted(name, card.direction);
      return {
        title,
        hint: hint === null ? '' : untrusted(hint, card.direction),
        card: forOthers(card, 'compose.by', asker),
      };
    };
    return Promise.all(named.map(cardOf));
  };
}
