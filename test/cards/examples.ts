/** Made-up answers about a made-up company, in the shapes the skills return. */
import type {
  FindPeopleResult,
  MoreResult,
  Path,
  PersonAnswer,
  WhoWeKnowResult,
  WhyResult,
} from '../../src/domain/answer.ts';
import type { LogResult, Question } from '../../src/skills/log-interaction/result.ts';

export const now = new Date('2024-06-20T10:00:00Z');

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const path = (change: Partial<Path>): Path => ({
  via: 'you',
  colleagueId: 1,
  colleague: null,
  team: null,
  strength: 0.8,
  word: 'strong',
  canIntroduce: false,
  evidence: [],
  ...change,
});

export const yourPath = path({
  evidence: [
    { kind: 'email', count: 14, twoWay: true, firstAt: daysAgo(700), lastAt: daysAgo(12) },
    { kind: 'meeting', count: 3, twoWay: true, firstAt: daysAgo(600), lastAt: daysAgo(40) },
    { kind: 'group', count: 1, twoWay: false, firstAt: null, lastAt: null, name: 'Rail Buyers Forum' },
  ],
});

export const annasPath = path({
  via: 'colleague',
  colleagueId: 2,
  colleague: 'Anna Nowak',
  strength: 0.4,
  word: 'warm',
  canIntroduce: true,
  evidence: [
    { kind: 'email', count: 5, twoWay: true, firstAt: daysAgo(300), lastAt: daysAgo(60) },
    { kind: 'call', count: 1, twoWay: true, firstAt: daysAgo(90), lastAt: daysAgo(90) },
  ],
});

const babaksPath = path({
  via: 'colleague',
  colleagueId: 3,
  colleague: 'بابک رستمی',
  strength: 0.15,
  word: 'faint',
  evidence: [{ kind: 'email', count: 2, twoWay: false, firstAt: daysAgo(800), lastAt: daysAgo(500) }],
});

export const teamPath = path({
  via: 'team',
  colleagueId: null,
  team: 'Sales',
  strength: 0.3,
  word: 'warm',
  evidence: [
    { kind: 'email', count: null, twoWay: true, firstAt: null, lastAt: null },
    { kind: 'meeting', count: null, twoWay: true, firstAt: null, lastAt: null },
  ],
});

const connectedPath = path({
  strength: 0.05,
  word: 'connected',
  evidence: [{ kind: 'connection', count: 1, twoWay: false, firstAt: daysAgo(1500), lastAt: null, name: 'LinkedIn' }],
});

const person = (change: Partial<PersonAnswer>): PersonAnswer => ({
  contactId: 10,
  name: 'Jana Nováková',
  accountId: 7,
  account: 'Globex',
  title: 'Head of Procurement',
  function: 'procurement',
  seniority: 'head',
  place: 'Brno, Czechia',
  strength: change.paths?.[0]?.strength ?? 0,
  word: change.paths?.[0]?.word ?? 'none',
  paths: [],
  warnings: [],
  sources: ['HubSpot'],
  reasons: [],
  ...change,
});

export const jana = person({ paths: [yourPath, annasPath], sources: ['HubSpot', 'your LinkedIn'] });
export const piotr = person({
  contactId: 11,
  name: 'Piotr Zieliński',
  title: 'Plant Manager',
  paths: [annasPath],
  warnings: [{ kind: 'left', account: 'Globex', at: new Date('2024-05-02'), now: 'Initech' }],
});
export const zahra = person({ contactId: 12, name: 'زهرا کریمی', title: 'مدیر خرید', paths: [teamPath] });
export const maria = person({
  contactId: 13,
  name: 'Maria Köhler',
  title: 'Leiterin Qualitätssicherung und Lieferantenmanagement Europa',
  account: 'Globex Deutschland GmbH',
  paths: [babaksPath],
  warnings: [{ kind: 'silent', since: daysAgo(500) }],
});
export const tom = person({ contactId: 14, name: 'Tom Fielding', title: null, paths: [connectedPath] });

export const who = (change: Partial<WhoWeKnowResult> = {}): WhoWeKnowResult => ({
  question: 'at',
  account: {
    accountId: 7,
    name: 'Globex',
    alsoKnownAs: [],
    industry: 'manufacturing',
    place: 'Brno',
    domain: 'globex.example',
  },
  people: [jana, piotr, zahra, maria, tom],
  colleagues: [],
  total: 12,
  offset: 0,
  filters: {},
  choices: [],
  unknownName: null,
  nearestNames: [],
  nearby: [],
  ...change,
});

export const find = (change: Partial<FindPeopleResult> = {}): FindPeopleResult => ({
  people: [
    {
      ...jana,
      account: 'St. Anna Hospital',
      title: 'Vedoucí nákupu',
      reasons: [
        { kind: 'function', key: 'procurement', from: 'Vedoucí nákupu' },
        { kind: 'industry', key: 'healthcare', from: 'Hospital & Health Care' },
        { kind: 'place', place: 'Brno' },
      ],
    },
    {
      ...zahra,
      account: 'Clinic of Isfahan',
      place: 'اصفهان',
      reasons: [
        { kind: 'function', key: 'procurement', from: 'مدیر خرید' },
        { kind: 'since', lastAt: daysAgo(12) },
      ],
    },
  ],
  total: 2,
  offset: 0,
  criteria: { function: 'procurement', industry: 'healthcare' },
  choices: [],
  unknownName: null,
  nearestNames: [],
  withoutMeaning: false,
  ...change,
});

export const more = (change: Partial<MoreResult> = {}): MoreResult => ({
  person: jana,
  emails: ['jana.novakova@globex.example'],
  phones: ['+420 555 010 203'],
  profiles: ['linkedin.com/in/jana-novakova-example'],
  positions: [
    { title: 'Head of Procurement', account: 'Globex', from: new Date('2021-03-01'), to: null, source: 'HubSpot' },
    {
      title: 'Buyer',
      account: 'Initech',
      from: new Date('2016-01-01'),
      to: new Date('2021-02-01'),
      source: 'your LinkedIn',
    },
  ],
  deals: [
    { name: 'Globex line 4', stage: 'Proposal', amount: 48_000, currency: 'EUR', owner: 'Anna Nowak' },
    { name: 'Spare parts', stage: null, amount: null, currency: null, owner: null },
  ],
  lastTouches: [
    { kind: 'email', at: daysAgo(12), colleague: 'Anna Nowak', pending: false },
    { kind: 'meeting', at: daysAgo(40), colleague: null, pending: false },
  ],
  choices: [],
  unknownName: null,
  nearestNames: [],
  ...change,
});

export const why = (change: Partial<WhyResult> = {}): WhyResult => ({
  person: jana,
  terms: [
    { via: 'you', colleague: null, team: null, kind: 'email', count: 14, lastAt: daysAgo(12), points: 1.834 },
    { via: 'you', colleague: null, team: null, kind: 'meeting', count: 3, lastAt: daysAgo(40), points: 0.9 },
    { via: 'you', colleague: null, team: null, kind: 'group', count: 1, lastAt: null, points: 0.2 },
  ],
  strength: 0.77,
  word: 'strong',
  settings: { halfLifeDays: 90, strong: 0.6, warm: 0.3, faint: 0.05 },
  choices: [],
  unknownName: null,
  nearestNames: [],
  ...change,
});

export const globexes = [
  { kind: 'account', id: 7, name: 'Globex', hint: 'manufacturing · Brno' },
  { kind: 'account', id: 8, name: 'Globex Logistics', hint: 'logistics · Kraków' },
] as const;

const chosen = (id: number, name: string) => ({ id, name, why: ['name'], margin: 1, runnersUp: [] });

/** What a call would leave in the CRM: an activity, a task and a change of the deal. */
export const logged = (change: Partial<LogResult> = {}): LogResult => ({
  proposal: {
    activity: {
      type: 'call',
      when: '2024-06-20T08:00:00.000Z',
      durationMinutes: 20,
      outcome: null,
      summary: 'Just called Jana, wants pricing for 200 seats by Friday, budget approved, 20 min',
    },
    contacts: [chosen(10, 'Jana Nováková')],
    account: chosen(1, 'Globex'),
    deal: { ...chosen(7, 'Globex – cold rooms'), why: ['only'] },
    tasks: [{ what: 'pricing for 200 seats', due: '2024-06-21' }],
    changes: [{ field: 'amount', from: 40_000, to: 45_000, currency: 'EUR' }],
    newContacts: [],
  },
  choices: [],
  unknownName: null,
  rest: null,
  leftOut: [],
  ...change,
});

export const whichDeal: Question = {
  asks: 'deal',
  choosing: 'deal',
  choices: [
    { kind: 'deal', id: 7, name: 'Globex – cold rooms', hint: 'Proposal · €40,000 · Nina Kowalczyk' },
    { kind: 'deal', id: 8, name: 'Globex – second site', hint: 'Qualified · €12,000 · Nina Kowalczyk' },
  ],
};
