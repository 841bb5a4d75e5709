/** What is asked of the made-up company, as the skills take it: accounts drawn evenly, so most are small. */
import { randomFor } from '../../scripts/demo/random.ts';
import { companyKey } from '../../src/domain/companies.ts';
import { industryKeys } from '../../src/domain/industries.ts';
import { functionKeys, seniorityKeys } from '../../src/domain/titles.ts';
import type { Arguments } from '../../src/skills/port.ts';
import { meaning } from './abouts.ts';
import type { BenchAccount, BenchCompany } from './company.ts';

export interface Asked {
  /** A line of the table. */
  readonly group: string;
  readonly skill: 'who-we-know' | 'find-people';
  readonly args: Arguments;
}

/** Two letters in the middle of the first word change places. */
const withTypo = (name: string) => {
  const at = Math.max(1, Math.floor((name.split(' ')[0] ?? '').length / 2) - 1);
  return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
};

const countries = ['Poland', 'Germany', 'Czechia', 'Iran', 'United Kingdom'];
const cities = ['Warsaw', 'Kraków', 'Berlin', 'Prague', 'Tehran', 'London', 'Munich', 'Gdańsk'];

/** @param most questions of the two groups with an aim; the others are fewer */
export function questionsFor(company: BenchCompany, most: number): readonly Asked[] {
  const chance = randomFor(`bench questions ${company.contacts}`);
  const accounts = chance.shuffled(company.accounts.slice(1));
  const largest = company.accounts[0];
  const some = (count: number): readonly BenchAccount[] => accounts.slice(0, count);
  const few = Math.ceil(most / 4);
  const who = (group: string, args: Arguments): Asked => ({
    group: `who-we-know ${group}`,
    skill: 'who-we-know',
    args,
  });
  const find = (group: string, args: Arguments): Asked => ({
    group: `find-people ${group}`,
    skill: 'find-people',
    args,
  });
  const people = [...company.people()].slice(0, 2_000);
  const strangers = chance.shuffled(people).slice(0, few);
  const named = strangers.map(person => `${person.given} ${person.family}`);

  const criteria = Array.from({ length: most }, (_, place): Arguments => {
    const role = chance.pick(functionKeys);
    const choices: readonly Arguments[] = [
      { function: role, place: chance.pick(countries) },
      { function: role, industry: chance.pick(industryKeys), place: chance.pick(countries) },
      { function: role, seniority: chance.pick(seniorityKeys) },
      { place: chance.pick(cities) },
      { seniority: 'c-level', since: '2026-01-01' },
    ];
    return choices[place % choices.length] ?? {};
  });
  return [
    ...some(most).map(account => who('at an account', { company: companyKey(account.name) })),
    ...Array.from({ length: few }, () => who('at the largest account', { company: companyKey(largest?.name ?? '') })),
    ...some(few).map(account => who('name with a typo', { company: withTypo(companyKey(account.name)) })),
    ...some(few).map(account => who('closest colleague', { company: companyKey(account.name), question: 'closest' })),
    ...some(few).map(account => who('by function', { company: companyKey(account.name), function: 'procurement' })),
    ...named.map(person => who('a person', { person, question: 'person' })),
    ...criteria.map(args => find('by criteria', args)),
    ...Array.from({ length: few }, () => find('by meaning', { text: meaning(chance) })),
    ...Array.from({ length: few }, () =>
      find('by criteria and meaning', { text: meaning(chance), place: chance.pick(countries) }),
    ),
    ...named.slice(0, Math.ceil(few / 2)).map(like => find('people like one', { like })),
  ];
}
