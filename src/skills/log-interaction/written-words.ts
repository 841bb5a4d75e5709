/** What stands in the CRM besides the colleague's own words: a line for its lists, and whose words they are. */
import type { Proposal } from '../../domain/proposal.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';

/** CRMs cut a subject at about this length. */
const longestSubject = 120;

export function writtenWords(
  language: Language,
  { activity, contacts, newContacts, account }: Proposal,
  name: string,
  via: string,
): { subject: string; byline: string } {
  const people = [...contacts, ...newContacts].map(one => one.name).join(', ');
  const who = people || account?.name || '';
  const type = say(language, `proposal.type.${activity?.type ?? 'note'}`);
  const subject = who === '' ? type : say(language, 'ledger.subject', { type, who });
  return { subject: subject.slice(0, longestSubject), byline: say(language, 'ledger.byline', { name, via }) };
}
