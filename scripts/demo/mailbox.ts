/** The mailbox of one colleague: threads with contacts, lists, round mails, colleagues and machines. */
import { accountOf } from './accounts.ts';
import type { Colleague, Language } from './colleagues.ts';
import { COLLEAGUES, JONAS, OWN_DOMAIN } from './colleagues.ts';
import type { Contact, Tie } from './contact.ts';
import { fullName, languageOf, latinFullName } from './contact.ts';
import { daysBefore, onWorkingDay, plusMinutes } from './dates.ts';
import type { Mail, Mailbox } from './mail-format.ts';
import { mboxEntry } from './mail-format.ts';
import { BODIES, SUBJECTS } from './mail-texts.ts';
import { companions, momentsOf } from './moments.ts';
import { CONTACTS } from './people.ts';
import { randomFor } from './random.ts';
import { STORY } from './story-contacts.ts';

const ZONES = {
  en: 'Europe/London',
  pl: 'Europe/Warsaw',
  cs: 'Europe/Prague',
  de: 'Europe/Berlin',
  fa: 'Asia/Tehran',
} as const;
/** With the others, mail is mostly in English. */
const SPOKEN: readonly Language[] = ['en', 'pl', 'de'];
const mailboxOf = (colleague: Colleague): Mailbox => ({ name: colleague.name, email: colleague.email });

/** Mail clients write one person's name in different ways, or not at all. */
function asWritten(person: Contact, style: number): Mailbox {
  const email = person.email ?? '';
  if (style === 0) return { email };
  if (style === 1) return { name: `${person.name.latinLast}, ${person.name.latinFirst}`, email };
  // Some write their name in Persian script in mail too.
  return { name: style < 4 ? fullName(person) : latinFullName(person), email };
}

/** Two to five mails a thread, the first from either side, then in turns. */
function threads(owner: Colleague, tie: Tie, ties: readonly Tie[]): Mail[] {
  const { contact: person } = tie;
  const random = randomFor(`mail ${owner.key} ${person.id}`);
  const language = SPOKEN.includes(languageOf(person)) || random.chance(0.1) ? languageOf(person) : 'en';
  const style = random.int(0, 6);
  const them = asWritten(person, style);
  const us = mailboxOf(owner);
  const encoding = random.chance(0.5) ? 'q' : 'b';
  const others = companions(tie, ties).filter(other => other.email);
  const mails: Mail[] = [];
  let [left, outgoing, subject, earlier] = [0, true, '', [] as string[]];
  for (const [order, at] of momentsOf(tie, 'mails').entries()) {
    if (left === 0) {
      [left, outgoing, subject, earlier] = [random.int(2, 5), random.chance(0.6), random.pick(SUBJECTS[language]), []];
    }
    const [from, to] = outgoing ? [us, them] : [them, us];
    const id = `${owner.key}.${person.id}.${order}.${at.getTime().toString(36)}@${from.email.split('@')[1]}`;
    const copy: Mailbox[] = [];
    if (person === STORY.whitfield && random.chance(0.15)) copy.push(mailboxOf(JONAS));
    else if (others.length > 0 && outgoing && random.chance(0.06)) copy.push(asWritten(random.pick(others), 6));
    mails.push({
      at: plusMinutes(at, random.int(0, 50)),
      timeZone: outgoing ? owner.timeZone : ZONES[languageOf(person)],
      id,
      from,
      to: [to],
      cc: copy,
      subject: earlier.length === 0 ? subject : `Re: ${subject}`,
      replyTo: earlier.at(-1),
      references: earlier.slice(-3),
      body: random.pick(BODIES[language]),
      encoding,
    });
    earlier = [...earlier, id];
    outgoing = !outgoing;
    left -= 1;
  }
  return mails;
}

interface List {
  readonly name: string;
  readonly id: string;
  readonly members: readonly Contact[];
  readonly subjects: readonly string[];
}

/** Two discussion lists that the owner of the mailbox reads and writes to. */
const LISTS: readonly List[] = [
  {
    name: 'Cold Chain Circle',
    id: 'cold-chain.lists.example',
    members: [
      STORY.havelka,
      STORY.whitfield,
      STORY.sowa,
      STORY.stastna,
      ...CONTACTS.filter(p => p.role === 'quality' && p.email).slice(0, 9),
    ],
    subjects: [
      '[cold-chain] Loggers in aircraft holds',
      '[cold-chain] Calibration every year or every two?',
      '[cold-chain] Agenda of the spring meeting',
    ],
  },
  {
    name: 'Factory Energy Forum',
    id: 'factory-energy.lists.example',
    members: [
      STORY.calloway,
      STORY.radcliffe,
      ...CONTACTS.filter(p => p.role === 'operations' && p.email).slice(8, 16),
    ],
    subjects: ['[factory-energy] Heat pumps in old halls', '[factory-energy] Metering compressed air'],
  },
];

function listMails(owner: Colleague): Mail[] {
  return LISTS.flatMap(list => {
    const random = randomFor(`list ${list.id}`);
    const to = [{ name: list.name, email: list.id.replace('.', '@') }];
    const more = [
      `List-Id: ${list.name} <${list.id}>`,
      `List-Unsubscribe: <mailto:leave@${list.id.split('.').slice(1).join('.')}>`,
      'Precedence: list',
    ];
    return Array.from({ length: 48 }, (_, at): Mail => {
      const member = at % 6 === 5 ? null : (list.members[at % list.members.length] ?? null);
      const from = member ? asWritten(member, 6) : mailboxOf(owner);
      return {
        at: onWorkingDay(daysBefore(random.int(6, 340), random.int(6, 17), random.int(0, 59))),
        timeZone: member ? ZONES[languageOf(member)] : owner.timeZone,
        id: `list.${list.id.split('.')[0]}.${at}@lists.example`,
        from,
        to,
        subject: `${at % 3 === 0 ? '' : 'Re: '}${random.pick(list.subjects)}`,
        body: 'We have tried both; the written procedure matters more than the device.',
        more,
      };
    });
  });
}

/** Machines whose mail is nobody's tie. */
const MACHINES: readonly (readonly [name: string, email: string, subject: string, header: string])[] = [
  ['Calendly', 'no-reply@calendly.example', 'New Event: 30 minute meeting', 'Auto-Submitted: auto-generated'],
  ['DocuSign', 'noreply@docusign.example', 'Completed: please review the document', 'Auto-Submitted: auto-generated'],
  [
    'LinkedIn',
    'notifications-noreply@linkedin-mail.example',
    'You have 3 new invitations',
    'List-Unsubscribe: <https://linkedin-mail.example/off>',
  ],
  [
    'Mail Delivery Subsystem',
    'mailer-daemon@mx.example',
    'Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
  ],
  ['Jira', 'jira@tickets.example', '[PILOT-12] Gateway offline', 'Precedence: bulk'],
  ['Larkspur Newsletter', 'newsletter@larkspur.example', 'Our spring collection', 'Precedence: bulk'],
  ['Globex Helpdesk', 'do-not-reply@globex.example', 'Ticket 4711 was closed', 'Auto-Submitted: auto-generated'],
];

function machineMails(owner: Colleague): Mail[] {
  const random = randomFor(`machines ${owner.key}`);
  return Array.from({ length: 70 }, (_, at): Mail => {
    const [name, email, subject, header] = random.pick(MACHINES);
    const date = daysBefore(random.int(2, 1000), random.int(0, 23), random.int(0, 59));
    const id = `machine.${owner.key}.${at}@${email.split('@')[1]}`;
    return {
      at: date,
      timeZone: 'Europe/London',
      id,
      from: { name, email },
      to: [mailboxOf(owner)],
      subject,
      body: 'This message was sent automatically.',
      more: [header],
    };
  });
}

/** Round mails to many, and mail among colleagues: neither makes a tie strong. */
function roundAndInternalMails(owner: Colleague, own: readonly Tie[]): Mail[] {
  const random = randomFor(`round ${owner.key}`);
  const round = Array.from({ length: 4 }, (_, at): Mail => {
    const days = 60 + at * 190;
    // Only who is in touch then anyway, so that a round mail makes no stale tie look fresh.
    const current = own.filter(tie => tie.last <= days && tie.since >= days && (tie.mails ?? 0) > 0);
    const guests = random.shuffled(current).slice(0, 28);
    const to = guests.map(tie => asWritten(tie.contact, 6));
    const subject = 'Invitation: open day at Lumetria';
    const date = onWorkingDay(daysBefore(days, 9));
    return {
      at: date,
      timeZone: owner.timeZone,
      id: `round.${owner.key}.${at}@${OWN_DOMAIN}`,
      from: mailboxOf(owner),
      to,
      subject,
      body: 'You are welcome to visit our laboratory in May.',
    };
  });
  const others = COLLEAGUES.filter(person => person !== owner);
  const internal = Array.from({ length: 40 }, (_, at): Mail => {
    const other = random.pick(others);
    const [from, to] = at % 2 === 0 ? [other, owner] : [owner, other];
    const date = onWorkingDay(daysBefore(random.int(2, 700), random.int(7, 16)));
    return {
      at: date,
      timeZone: from.timeZone,
      id: `internal.${owner.key}.${at}@${OWN_DOMAIN}`,
      from: mailboxOf(from),
      to: [mailboxOf(to)],
      subject: 'Numbers for Monday',
      body: 'See the shared folder.',
    };
  });
  return [...round, ...internal];
}

/** A mailbox file. `rich`: with lists, round mails and machines too. */
export function mailboxMbox(owner: Colleague, ties: readonly Tie[], rich: boolean): string {
  const own = ties.filter(tie => tie.colleague === owner.key && tie.contact.email && accountOf(tie.contact.account));
  const mails = [
    ...own.flatMap(tie => threads(owner, tie, own)),
    ...machineMails(owner),
    ...(rich ? [...listMails(owner), ...roundAndInternalMails(owner, own)] : []),
  ];
  return mails
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .map(mboxEntry)
    .join('');
}
