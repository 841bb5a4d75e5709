/** With whom: the names of a message → contacts that are known, somebody new, or a question. */
import type { Chosen, Proposal } from '../../domain/proposal.ts';
import { type Candidate, chooseRecord } from '../../domain/record-choice.ts';
import type { ContactStanding, KnownDeal, NameMatch, Reading } from '../../knowledge/port.ts';
import type { Arguments } from '../port.ts';
import type { LogChoice, Question } from './result.ts';

export interface People {
  readonly contacts: readonly Chosen[];
  readonly unknown: readonly string[];
  readonly question: Question | null;
  /** The arguments with what has been settled. */
  readonly settled: Arguments;
}

const distinct = (matches: readonly NameMatch[]) =>
  matches.filter((match, place) => matches.findIndex(other => other.id === match.id) === place);

/** A newcomer's name this much like a known one at the same company is asked about. */
const perhapsTheSame = 0.62;
/** Most choices that help. */
const mostChoices = 6;

function candidateOf(
  match: Pick<NameMatch, 'id' | 'name' | 'similarity'>,
  standing: ContactStanding | undefined,
  deals: readonly KnownDeal[],
  family: readonly number[] | null,
  askerId: number,
): Candidate {
  const theirs = deals.filter(deal => deal.contactIds.includes(match.id));
  return {
    id: match.id,
    name: match.name,
    similarity: match.similarity,
    atAccount: family && (standing?.everAt ?? []).some(id => family.includes(id)),
    ownTouchDays: standing?.ownTouchDays ?? null,
    anyTouchDays: standing?.anyTouchDays ?? null,
    openDeals: theirs.length,
    ownDeals: theirs.filter(deal => deal.ownerId === askerId).length,
    owned: standing?.owned ?? false,
    left: family !== null && !(standing?.accountIds ?? []).some(id => family.includes(id)),
  };
}

export interface PeopleSetting {
  readonly askerId: number;
  /** The account that was named and all below it; null where none was. */
  readonly family: readonly number[] | null;
  /** Open deals that the candidates stand on are asked for. */
  open(deals: readonly KnownDeal[]): readonly KnownDeal[];
}

async function choiceOf(reading: Reading, ids: readonly number[]): Promise<readonly LogChoice[]> {
  const described = await reading.describe(ids.slice(0, mostChoices));
  return described.map(one => ({
    kind: 'contact',
    id: one.contactId,
    name: one.name,
    hint: [one.title, one.account].filter(Boolean).join(' · ') || null,
  }));
}

/** One name → the contact it means, or all it may mean. */
async function oneOf(reading: Reading, words: string, setting: PeopleSetting) {
  const { matches, nearest } = await reading.lookUp(words, 'contact');
  const found = distinct(matches);
  if (found.length === 0) return { nearest: distinct(nearest) };
  const ids = found.map(match => match.id);
  const [standing, deals] = [await reading.standing(ids), setting.open(await reading.deals([], ids))];
  const candidates = found.map(match =>
    candidateOf(
      match,
      standing.find(one => one.contactId === match.id),
      deals,
      setting.family,
      setting.askerId,
    ),
  );
  return chooseRecord(candidates);
}

export async function peopleOf(reading: Reading, args: Arguments, setting: PeopleSetting): Promise<People> {
  const contacts: Chosen[] = [];
  const known = [...(args.contactIds ?? []), ...(args.personId ? [args.personId] : [])];
  for (const person of await reading.describe([...new Set(known)]))
    contacts.push({ id: person.contactId, name: person.name, why: ['picked'], margin: 1, runnersUp: [] });
  const unknown: string[] = [];
  // Settled before, the name stands beside the ids only to be told by.
  const isSettled = args.personId !== undefined || contacts.some(one => one.name === args.person);
  const waiting = [...(args.person && !isSettled ? [args.person] : []), ...(args.people ?? [])];
  const { person: _person, personId: _personId, ...rest } = args;
  for (const [place, words] of waiting.entries()) {
    const found = await oneOf(reading, words, setting);
    const left = waiting.slice(place + 1);
    const settled: Arguments = {
      ...rest,
      person: words,
      people: left,
      contactIds: contacts.flatMap(one => one.id ?? []),
    };
    if ('chosen' in found) {
      if (!contacts.some(one => one.id === found.chosen.id)) contacts.push(found.chosen);
      continue;
    }
    if ('among' in found) {
      // Nobody of that first name works there: somebody new, unless a whole name was said.
      const choices = await choiceOf(
        reading,
        found.among.map(one => one.id),
      );
      if (args.newPersonId === 1) {
        unknown.push(words);
        continue;
      }
      return { contacts, unknown, settled, question: { asks: 'contact', choosing: 'person', choices } };
    }
    const alike = found.nearest.filter(match => match.similarity >= perhapsTheSame).map(match => match.id);
    const standing = await reading.standing(alike);
    const there = standing.filter(
      one => setting.family === null || one.everAt.some(id => setting.family?.includes(id)),
    );
    if (there.length > 0 && args.newPersonId !== 1) {
      const choices = await choiceOf(
        reading,
        there.map(one => one.contactId),
      );
      return {
        contacts,
        unknown,
        settled,
        question: { asks: 'contact', choosing: 'person', choices, unknownName: words },
      };
    }
    unknown.push(words);
  }
  const { people: _people, ...kept } = rest;
  const ids = contacts.flatMap(one => one.id ?? []);
  return {
    contacts,
    unknown,
    question: null,
    settled: {
      ...kept,
      ...(ids.length > 0 ? { contactIds: ids } : {}),
      ...(unknown.length > 0 ? { people: unknown } : {}),
      ...(contacts[0] ? { person: contacts[0].name } : {}),
    },
  };
}

/** Whom the colleague was last in touch with, where a message names nobody. */
export async function askWith(reading: Reading): Promise<Question> {
  return { asks: 'contact', choosing: 'person', choices: await choiceOf(reading, await reading.recentContacts(5)) };
}

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u;
const phone = /(?<![\p{L}\p{N}])\+?\d[\d ()/-]{7,}\d/u;

/** Somebody nobody knows yet, with what the message says of them. */
export function newContact(
  name: string,
  said: string,
  account: Chosen | null,
  company: { name: string; domain: string | null } | null,
): Proposal['newContacts'][number] {
  return {
    name,
    email: address.exec(said)?.[0] ?? null,
    phone: phone.exec(said)?.[0] ?? null,
    accountId: account?.id ?? null,
    company: account ? null : company,
  };
}

export const addressIn = (said: string): string | null => address.exec(said)?.[0] ?? null;
