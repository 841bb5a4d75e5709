/** The CRM's calls, meetings, logged mails and notes; and its deals. */
import { ACCOUNTS, accountId, accountOf } from './accounts.ts';
import type { Contact, Tie } from './contact.ts';
import { ownerName } from './crm-files.ts';
import { csv } from './csv.ts';
import { daysBefore, hubspotMinute, isoSecond } from './dates.ts';
import { companions, momentsOf } from './moments.ts';
import { CONTACTS } from './people.ts';
import { randomFor } from './random.ts';
import { STORY } from './story-contacts.ts';

interface Activity {
  readonly type: 'Call' | 'Meeting' | 'Email' | 'Note';
  readonly at: Date;
  readonly direction: 'INBOUND' | 'OUTBOUND' | '';
  readonly minutes: number | '';
  readonly owner: string;
  readonly contacts: readonly Contact[];
  /** For an activity that names no person. */
  readonly account?: string;
}

function activitiesOf(tie: Tie, others: readonly Contact[]): Activity[] {
  const random = randomFor(`activities ${tie.colleague} ${tie.contact.id}`);
  const owner = ownerName(tie.colleague);
  const direction = (): 'INBOUND' | 'OUTBOUND' => (random.chance(0.45) ? 'INBOUND' : 'OUTBOUND');
  const alone = [tie.contact];
  const company = (): Contact[] =>
    others.length > 0 && random.chance(0.18) ? [tie.contact, random.pick(others)] : alone;
  return [
    ...momentsOf(tie, 'calls').map(
      (at): Activity => ({
        type: 'Call',
        at,
        direction: direction(),
        minutes: random.int(3, 40),
        owner,
        contacts: alone,
      }),
    ),
    ...momentsOf(tie, 'meetings').map(
      (at): Activity => ({
        type: 'Meeting',
        at,
        direction: '',
        minutes: random.pick([30, 45, 60, 60, 90]),
        owner,
        contacts: company(),
      }),
    ),
    ...momentsOf(tie, 'emails').map(
      (at): Activity => ({ type: 'Email', at, direction: direction(), minutes: '', owner, contacts: alone }),
    ),
  ];
}

/** Notes are no exchange; and two calls were logged on the company without a person. */
function oddActivities(): Activity[] {
  const random = randomFor('notes');
  const note = (person: Contact): Activity => {
    const at = daysBefore(random.int(20, 900), random.int(8, 15));
    return { type: 'Note', at, direction: '', minutes: '', owner: ownerName(person.owner), contacts: [person] };
  };
  const call = (days: number): Activity => {
    const owner = ownerName('nina');
    return {
      type: 'Call',
      at: daysBefore(days, 10),
      direction: 'OUTBOUND',
      minutes: 5,
      owner,
      contacts: [],
      account: 'meridian-health',
    };
  };
  const noted = random.shuffled(CONTACTS.filter(person => person.inCrm && person.owner)).slice(0, 50);
  // Two notes on people nobody was ever in touch with: a note must not become a tie.
  return [...noted, STORY.formula, STORY.prompt].map(note).concat([call(70), call(260)]);
}

export function activitiesCsv(ties: readonly Tie[]): string {
  const worked = ties.filter(tie => tie.contact.inCrm);
  const activities = worked.flatMap(tie => activitiesOf(tie, companions(tie, worked)));
  const sorted = [...activities, ...oddActivities()].sort((a, b) => a.at.getTime() - b.at.getTime());
  const header =
    'Activity ID,Activity type,Activity date,Direction,Duration,Owner,Associated Contact IDs,Associated Company IDs';
  const rows = sorted.map((activity, at) => {
    const key = activity.account ?? activity.contacts[0]?.account;
    return [
      50_001 + at,
      activity.type,
      isoSecond(activity.at),
      activity.direction,
      activity.minutes,
      activity.owner,
      activity.contacts.map(person => person.id).join(';'),
      key ? accountId(accountOf(key)) : '',
    ];
  });
  return csv(header.split(','), rows);
}

const STAGES = [
  'Appointment Scheduled',
  'Qualified To Buy',
  'Proposal',
  'Contract Sent',
  'Closed Won',
  'Closed Lost',
] as const;
const DEALS = ['pilot', 'rollout', 'renewal', 'cold rooms', 'energy meters', 'second site'] as const;

/** One to three deals at every account where somebody works; open ones close after the anchor. */
export function dealsCsv(): string {
  const random = randomFor('deals');
  const rows: (string | number)[][] = [];
  for (const account of ACCOUNTS) {
    const people = CONTACTS.filter(person => person.account === account.key && person.inCrm);
    if (people.length === 0 || account.key === 'trickster') continue;
    for (const name of random.shuffled(DEALS).slice(0, account.key === 'globex' ? 3 : random.int(0, 2))) {
      const stage = random.pick(STAGES);
      const closes = stage.startsWith('Closed') ? random.int(30, 900) : -random.int(10, 180);
      const amount = random.int(8, 240) * 1000;
      const involved = [...new Set([random.pick(people).id, random.pick(people).id])].join(';');
      rows.push([
        7001 + rows.length,
        `${account.spoken} – ${name}`,
        stage,
        amount,
        account.country === 'United Kingdom' ? 'GBP' : 'EUR',
        ownerName(account.owner),
        hubspotMinute(daysBefore(closes)),
        accountId(account),
        involved,
        hubspotMinute(daysBefore(Math.max(2, closes), 12)),
      ]);
    }
  }
  const header =
    'Record ID,Deal Name,Deal Stage,Amount,Deal Currency Code,Deal owner,Close Date,Associated Company IDs,Associated Contact IDs,Last Modified Date';
  return csv(header.split(','), rows);
}
