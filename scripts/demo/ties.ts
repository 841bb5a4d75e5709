/** Who is in touch with the contacts that no story names. */
import { accountOf } from './accounts.ts';
import type { Contact, Tie } from './contact.ts';
import { CONTACTS } from './people.ts';
import type { Random } from './random.ts';
import { randomFor } from './random.ts';
import { STORY_CONTACTS } from './story-contacts.ts';
import { STORY_TIES } from './story-ties.ts';

interface Level {
  readonly share: number;
  readonly since: readonly [number, number];
  readonly last: readonly [number, number];
  readonly count: readonly [number, number];
}

/** Shares of the contacts at each level; the rest (about an eighth) is known to nobody. */
const LEVELS: readonly Level[] = [
  { share: 0.16, since: [350, 1050], last: [3, 25], count: [26, 46] },
  { share: 0.28, since: [250, 900], last: [26, 130], count: [6, 15] },
  { share: 0.22, since: [300, 800], last: [140, 480], count: [2, 7] },
  { share: 0.13, since: [1040, 1150], last: [760, 1030], count: [4, 12] },
  { share: 0.09, since: [200, 900], last: [200, 900], count: [0, 0] },
];

/** Which colleagues have an archive of their network, a calendar, a mailbox in the demo. */
const ON_LINKEDIN = ['nina', 'jonas', 'shirin', 'emma'];
const WITH_CALENDAR = ['nina', 'jonas', 'piotr', 'lukas'];
const WITH_MAILBOX = ['nina', 'oliver'];
const SELLERS = ['nina', 'tomas', 'jonas', 'shirin'];

function tieOf(colleague: string, person: Contact, level: Level, random: Random): Tie | null {
  const last = random.int(...level.last);
  const since = Math.max(last + 5, random.int(...level.since));
  const total = random.int(...level.count);
  const linked = ON_LINKEDIN.includes(colleague);
  const connected =
    linked && (total === 0 || random.chance(0.45)) ? random.int(Math.min(last, since), since) : undefined;
  if (total === 0)
    return connected === undefined
      ? null
      : { colleague, contact: person, since: connected, last: connected, connected };
  const share = (part: number): number => Math.round(total * part * (0.7 + random.next() * 0.6));
  const messages = linked && connected !== undefined ? share(0.2) : 0;
  const mails = WITH_MAILBOX.includes(colleague) && person.email ? share(0.6) : 0;
  const base = { colleague, contact: person, since, last, mails, messages, connected };
  if (!person.inCrm) return mails + messages > 0 || connected !== undefined ? base : null;
  const events = WITH_CALENDAR.includes(colleague) && person.email && last < 500 ? share(0.1) : 0;
  const emails = WITH_MAILBOX.includes(colleague) ? 0 : share(0.55);
  return { ...base, emails, events, calls: share(0.25), meetings: Math.max(share(0.18), mails + emails === 0 ? 1 : 0) };
}

function levelFor(random: Random): Level | undefined {
  let draw = random.next();
  return LEVELS.find(level => {
    draw -= level.share;
    return draw < 0;
  });
}

/** The engineers' and the manager's own circles: a colleague, how many people, how they meet. */
function sideTies(random: Random): Tie[] {
  const known = CONTACTS.filter(person => !STORY_CONTACTS.includes(person) && person.email !== undefined);
  const technical = known.filter(person => ['engineering', 'it', 'quality', 'operations'].includes(person.role));
  const some = (people: readonly Contact[], count: number): Contact[] => random.shuffled(people).slice(0, count);
  const events = (colleague: string): Tie[] =>
    some(technical, 14).map(person => {
      const last = random.int(5, 200);
      return { colleague, contact: person, since: last + random.int(20, 300), last, events: random.int(2, 6) };
    });
  const mails = some(
    known.filter(person => accountOf(person.account).owner !== 'nina'),
    10,
  ).map(person => {
    const last = random.int(10, 300);
    return { colleague: 'oliver', contact: person, since: last + random.int(60, 500), last, mails: random.int(3, 12) };
  });
  const connections = some(technical, 55).map(person => {
    const connected = random.int(60, 1000);
    const messages = random.chance(0.3) ? random.int(1, 6) : 0;
    return {
      colleague: 'emma',
      contact: person,
      since: connected,
      last: Math.min(connected, random.int(20, 300)),
      messages,
      connected,
    };
  });
  return [...events('piotr'), ...events('lukas'), ...mails, ...connections];
}

/** All ties of the demo: at most one for a colleague and a contact. */
export function allTies(): Tie[] {
  const random = randomFor('ties');
  const ties: Tie[] = [];
  for (const person of CONTACTS) {
    if (STORY_CONTACTS.includes(person)) continue;
    const level = levelFor(random);
    if (!level) continue;
    const owner = accountOf(person.account).owner;
    // A manager's accounts are worked by the sellers too; who is only on the network is known to someone there.
    const first = !person.inCrm
      ? random.chance(0.5)
        ? 'nina'
        : 'shirin'
      : owner === 'oliver'
        ? random.pick(SELLERS)
        : owner;
    const main = tieOf(first, person, level, random);
    if (main) ties.push(main);
    if (!person.inCrm || !random.chance(0.3)) continue;
    const other = random.pick(SELLERS.filter(seller => seller !== first));
    const weaker = LEVELS[random.int(1, LEVELS.length - 1)];
    // A second colleague never makes a stale contact fresh: the stale ones shall stay a story.
    const second = weaker && level !== LEVELS[3] ? tieOf(other, person, weaker, random) : null;
    if (second) ties.push(second);
  }
  return [...STORY_TIES, ...ties, ...sideTies(random)];
}
