/**
 * A made-up company of any size, the same on every run: 200 colleagues, accounts of very different sizes (about 50
 * contacts each, the largest holds 2 % of all), contacts with 10 touches on average, most of them with few and a few
 * with many, by the colleagues who look after the account.
 */
import { type Random, randomFor } from '../../scripts/demo/random.ts';
import { fold } from '../../src/domain/fold.ts';
import type { TouchKind } from '../../src/domain/incoming.ts';
import { industryTable } from '../../src/domain/lexicon/industries.ts';
import { countryNames, placeLines } from '../../src/domain/lexicon/places.ts';
import type { Language } from '../../src/words/port.ts';
import { abouts } from './abouts.ts';
import { accountNames } from './account-names.ts';
import { anyLanguage, personName, skewed } from './names.ts';
import { openTitles } from './titles.ts';

/** The day on which every bench asks. */
export const benchNow = new Date('2026-11-20T09:00:00Z');
export const colleagueCount = 200;
const perAccount = 50;
/** Share of all contacts at the largest account. */
const largestShare = 0.02;
const day = 86_400_000;

export interface BenchColleague {
  readonly name: string;
  readonly email: string;
  readonly team: string;
}

export interface BenchAccount {
  readonly index: number;
  readonly name: string;
  readonly domain: string;
  /** As a CRM stores it: a word of the industry, not its key. */
  readonly industry: string;
  readonly city: string;
  readonly country: string;
  readonly language: Language;
  readonly size: number;
  /** Who looks after it: places in `colleagues`. */
  readonly team: readonly number[];
}

export interface BenchTouch {
  readonly kind: TouchKind;
  readonly at: Date;
  readonly colleague: number;
  readonly inbound: boolean;
}

export interface BenchContact {
  readonly index: number;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly profile: string | null;
  readonly title: string;
  readonly account: number;
  /** Where they worked before, until `asOf` at the latest. */
  readonly former: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly about: string | null;
  readonly owner: number;
  readonly asOf: Date;
  readonly touches: readonly BenchTouch[];
}

export interface BenchCompany {
  readonly contacts: number;
  readonly colleagues: readonly BenchColleague[];
  /** The largest comes first. */
  readonly accounts: readonly BenchAccount[];
  /** Everyone, in an order that has nothing to do with where they work; the same on every call. */
  people(): Generator<BenchContact>;
}

const languageOfCountry: Readonly<Record<string, Language>> = {
  Poland: 'pl',
  Czechia: 'cs',
  Germany: 'de',
  Austria: 'de',
  Switzerland: 'de',
  Iran: 'fa',
};

interface Place {
  readonly city: string;
  readonly country: string;
}

/** Cities of the lexicon; those of our five languages come first and are drawn most. */
function places(): Place[] {
  const all = placeLines().flatMap(({ key }): Place[] => {
    const [kind, rest = ''] = key.split(':');
    const slash = rest.lastIndexOf('/');
    return kind === 'city'
      ? [{ city: rest.slice(0, slash), country: countryNames.get(rest.slice(slash + 1)) ?? '' }]
      : [];
  });
  const near = (place: Place) => place.country in languageOfCountry || place.country === 'United Kingdom';
  return [...all.filter(near), ...all.filter(place => !near(place))];
}

/** Sizes that add up to `contacts`: log-normal, with one account as large as said. */
function sizes(contacts: number, count: number, chance: Random): number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  const largest = Math.round(contacts * largestShare);
  const raw = Array.from({ length: count - 1 }, () => Math.exp(1.1 * normal()));
  const total = raw.reduce((sum, one) => sum + one, 0);
  const most = Math.floor(largest * 0.8);
  const rest = raw.map(one => Math.max(1, Math.min(most, Math.round((one / total) * (contacts - largest)))));
  // What rounding took or gave is spread one by one.
  let left = contacts - largest - rest.reduce((sum, one) => sum + one, 0);
  for (let place = 0; left !== 0; place = (place + 1) % rest.length) {
    const size = rest[place] ?? 1;
    const step = left > 0 ? 1 : size > 1 ? -1 : 0;
    rest[place] = size + step;
    left -= step;
  }
  return [largest, ...rest];
}

/** Touches of one contact, of a hundred contacts: ten on average. */
const touchCounts = [
  ...Array(25).fill(0),
  ...Array(25).fill(2),
  ...Array(25).fill(5),
  ...Array(15).fill(15),
  ...Array(8).fill(40),
  ...Array(2).fill(140),
] as number[];
const kinds: readonly TouchKind[] = [
  ...Array(11).fill('email'),
  ...Array(4).fill('call'),
  ...Array(4).fill('meeting'),
  'message',
] as TouchKind[];

function touchesOf(chance: Random, owner: number, team: readonly number[]): BenchTouch[] {
  return Array.from({ length: chance.pick(touchCounts) }, () => ({
    kind: chance.pick(kinds),
    at: new Date(benchNow.getTime() - Math.floor(1100 * day * chance.next() ** 1.7) - 60_000),
    colleague: chance.chance(0.7) ? owner : chance.pick(team),
    inbound: chance.chance(0.4),
  }));
}

export function benchCompany(contacts: number): BenchCompany {
  const chance = randomFor(`bench company ${contacts}`);
  const titleOf = openTitles();
  const cities = places();
  const industries = industryTable.flatMap(line => line.words.en.slice(0, 3).map(word => word.text));
  const everyColleague = Array.from({ length: colleagueCount }, (_, place) => place);
  const colleagues = everyColleague.map((place): BenchColleague => {
    const { given, family, latinGiven, latinFamily } = personName(chance, anyLanguage(chance));
    return {
      name: `${given} ${family}`,
      email: `${fold(`${latinGiven} ${latinFamily}`).replaceAll(' ', '.')}.${place}@ours.example`,
      team: ['Sales', 'Key accounts', 'Marketing', 'Service', 'Management'][place % 5] ?? 'Sales',
    };
  });
  const count = Math.max(2, Math.round(contacts / perAccount));
  const names = accountNames(count, chance);
  const accounts = sizes(contacts, count, chance).map((size, index): BenchAccount => {
    const { city, country } = skewed(chance, cities);
    const language = languageOfCountry[country] ?? 'en';
    const name = names(index, country);
    // A busy seller is on many teams; a large account has a large team.
    const team = new Set<number>();
    const wanted = Math.min(40, 2 + Math.floor(Math.sqrt(size)));
    while (team.size < wanted) team.add(skewed(chance, everyColleague, 1.6));
    return {
      index,
      name,
      domain: `${fold(name.replace(/ (?:GmbH|AG|Ltd|plc|Inc|sp\. z o\.o\.|S\.A\.|s\.r\.o\.|a\.s\.)$/u, '')).replaceAll(' ', '')}.example`,
      industry: chance.pick(industries),
      city,
      country,
      language,
      size,
      team: [...team],
    };
  });

  /** Where each contact works. */
  const employer = new Uint32Array(contacts);
  let filled = 0;
  for (const { index, size } of accounts) {
    employer.fill(index, filled, filled + size);
    filled += size;
  }
  const shuffle = randomFor(`bench order ${contacts}`);
  for (let place = contacts - 1; place > 0; place--) {
    const other = shuffle.int(0, place);
    [employer[place], employer[other]] = [employer[other] ?? 0, employer[place] ?? 0];
  }

  function* people(): Generator<BenchContact> {
    const draw = randomFor(`bench people ${contacts}`);
    for (let index = 0; index < contacts; index++) {
      const account = accounts[employer[index] ?? 0];
      if (!account) throw new Error('A contact without an employer.');
      const language = draw.chance(0.75) ? account.language : anyLanguage(draw);
      const { given, family, latinGiven, latinFamily } = personName(draw, language);
      const local = `${fold(latinGiven)}.${fold(latinFamily)}`.replaceAll(' ', '-');
      const home = draw.chance(0.6) ? account : draw.chance(0.4) ? draw.pick(cities) : null;
      const owner = draw.chance(0.8) ? skewed(draw, account.team) : draw.int(0, colleagueCount - 1);
      yield {
        index,
        given,
        family,
        email: `${local}.${index}@${account.domain}`,
        profile: draw.chance(0.5) ? `linkedin.com/in/${local}-${index}` : null,
        title: titleOf(draw, draw.chance(0.7) ? account.language : 'en'),
        account: account.index,
        former: draw.chance(0.05) ? draw.int(1, accounts.length - 1) : null,
        city: home?.city ?? null,
        country: home?.country ?? null,
        about: draw.chance(0.3) ? abouts(draw) : null,
        owner,
        asOf: new Date(benchNow.getTime() - draw.int(1, 700) * day),
        touches: touchesOf(draw, owner, account.team),
      };
    }
  }
  return { contacts, colleagues, accounts, people };
}
