/** LinkedIn archives: connections, messages and invitations of one colleague. */
import { accountOf } from './accounts.ts';
import type { Colleague } from './colleagues.ts';
import type { Contact, Tie } from './contact.ts';
import { latinFullName } from './contact.ts';
import { csv, quotedCsv } from './csv.ts';
import { daysBefore, linkedinDay, linkedinInvitation, linkedinSecond } from './dates.ts';
import { momentsOf } from './moments.ts';
import { randomFor } from './random.ts';

/** The preamble real exports have before the header. */
const PREAMBLE = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

`;
const HEADERS = {
  en: 'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  de: 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am',
} as const;

const companyOf = (person: Contact): string => {
  const account = accountOf(person.account);
  return person.linkedin?.company ?? account.spoken;
};

/** Friends and service providers outside the accounts; some without a company, as real lists have them. */
const OUTSIDERS: readonly (readonly [first: string, last: string, company: string, position: string])[] = [
  ['Dr. Rowena', 'Fairweather, PhD', 'Fairweather Coaching', 'Coach'],
  ['Igor\t', 'Wandersman', '', 'Freelancer'],
  ['Milly 🌟', 'Sparks', 'Sparks & Daughters, Ltd', 'Founder'],
  ['', '', '', ''],
];

export function connectionsCsv(owner: Colleague, ties: readonly Tie[], style: 'en' | 'de' | 'crlf'): string {
  const language = style === 'de' ? 'de' : 'en';
  const random = randomFor(`connections ${owner.key}`);
  const rows = ties
    .filter(tie => tie.colleague === owner.key && tie.connected !== undefined)
    .sort((a, b) => (a.connected ?? 0) - (b.connected ?? 0) || a.contact.id - b.contact.id)
    .map(tie => {
      const { contact: person } = tie;
      const mail = person.email && random.chance(0.12) ? person.email : '';
      const title = person.linkedin?.title ?? person.title;
      const day = linkedinDay(daysBefore(tie.connected ?? 0), language);
      return [person.name.latinFirst, person.name.latinLast, person.profile, mail, companyOf(person), title, day];
    });
  const outside = OUTSIDERS.map(([first, last, company, position], at) => {
    if (first === '') return Array.from({ length: 7 }, () => '');
    const url = `https://www.linkedin.com/in/${encodeURIComponent(first.trim().split(' ').at(-1) ?? '').toLowerCase()}-${owner.key}-${at}`;
    return [first, last, url, '', company, position, linkedinDay(daysBefore(400 + 17 * at), language)];
  });
  const text = (style === 'de' ? '' : PREAMBLE) + csv(HEADERS[language].split(','), [...rows, ...outside]);
  return style === 'crlf' ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text;
}

const LINES = [
  'Thank you for connecting!',
  'Will you be at the trade fair?',
  'Could you send me the data sheet?',
  'Coffee next week?\nTuesday works for me.',
  'Thanks, that "helped" a lot.',
  '<p class="spinmail-quill-editor__spin-break">Happy to help</p>',
] as const;

/** One conversation with several people, who are listed with commas between. */
function groupRows(owner: Colleague, ties: readonly Tie[]): string[][] {
  const group = ties.filter(tie => tie.colleague === owner.key && (tie.messages ?? 0) > 4 && tie.last < 60).slice(0, 3);
  if (group.length < 2) return [];
  const names = group.map(tie => latinFullName(tie.contact)).join(',');
  const profiles = group.map(tie => tie.contact.profile).join(',');
  const at = linkedinSecond(daysBefore(61, 12));
  const text = 'Dinner on the eve of the fair?';
  const row = [
    '2-R3JvdXA=',
    'Fair',
    owner.name,
    owner.profile,
    names,
    profiles,
    at,
    'Dinner',
    text,
    'INBOX',
    '',
    'No',
    'No',
  ];
  const draft = [...row.slice(0, 6), linkedinSecond(daysBefore(1, 12)), '', 'Never sent', 'INBOX', '', 'Yes', 'No'];
  return [row, draft];
}

export function messagesCsv(owner: Colleague, ties: readonly Tie[]): string {
  const header =
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT';
  const rows = ties
    .filter(tie => tie.colleague === owner.key)
    .flatMap(tie => {
      const random = randomFor(`messages ${owner.key} ${tie.contact.id}`);
      const conversation = `2-${Buffer.from(`${owner.key}-${tie.contact.id}`).toString('base64')}`;
      const them = [latinFullName(tie.contact), tie.contact.profile];
      const us = [owner.name, owner.profile];
      return momentsOf(tie, 'messages').map((at, order) => {
        const [from, to] = order % 2 === 0 ? [us, them] : [them, us];
        const text = [
          conversation,
          '',
          ...from,
          ...to,
          linkedinSecond(at),
          '',
          random.pick(LINES),
          'INBOX',
          '',
          'No',
          'No',
        ];
        return { at, text };
      });
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (String(a.text[0]) < String(b.text[0]) ? -1 : 1));
  return quotedCsv([header.split(','), ...groupRows(owner, ties), ...rows.map(row => row.text)]);
}

/** One in five connections was preceded by an invitation that the archive still holds. */
export function invitationsCsv(owner: Colleague, ties: readonly Tie[]): string {
  const random = randomFor(`invitations ${owner.key}`);
  const rows = ties
    .filter(tie => tie.colleague === owner.key && tie.connected !== undefined && random.chance(0.2))
    .map(tie => {
      const outgoing = random.chance(0.6);
      const us = [owner.name, owner.profile] as const;
      const them = [latinFullName(tie.contact), tie.contact.profile] as const;
      const [from, to] = outgoing ? [us, them] : [them, us];
      const at = linkedinInvitation(daysBefore((tie.connected ?? 0) + 1, random.int(6, 18), random.int(0, 59)));
      const text = random.chance(0.4) ? 'Good to meet you at the fair!' : '';
      return [from[0], to[0], at, text, outgoing ? 'OUTGOING' : 'INCOMING', from[1], to[1]];
    });
  return csv('From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl'.split(','), rows);
}
