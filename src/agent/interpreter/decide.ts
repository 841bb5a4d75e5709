/** From a reading to a skill and complete arguments: what the message leaves out is taken from the thread. */
import type { WhoQuestion } from '../../domain/answer.ts';
import type { Arguments, SkillName } from '../../skills/port.ts';
import type { TurnLine } from '../memory.ts';
import { focusPerson, itemArguments, lastList, lastQuestion, showsOne } from './focus.ts';
import type { Interpretation } from './interpret.ts';
import type { Reading } from './variants.ts';

export const nothing: Interpretation = { tool: 'none', arguments: {} };

/** How many people one view shows. */
const page = 5;

export interface Wish {
  readonly skill: SkillName | 'none';
  readonly form: string;
}

export function decide(wish: Wish, reading: Reading, memory: readonly TurnLine[]): Interpretation {
  if (wish.form === 'follow-up') return followUp(reading, memory);
  switch (wish.skill) {
    case 'who-we-know':
      return whoWeKnow(wish.form, reading, memory);
    case 'find-people':
      return findPeople(wish.form, reading, memory);
    case 'more':
      // "Tell me more" goes on with a list, and into detail where one person was shown.
      return wish.form === 'next' || (wish.form === 'either' && !showsOne(memory))
        ? nextPage(memory)
        : aboutOne('more', reading, memory);
    case 'why':
      return aboutOne('why', reading, memory);
    default:
      return nothing;
  }
}

/** A company has one industry: naming it narrows nothing. */
function who({ industry, ...args }: Arguments): Interpretation {
  return { tool: 'who-we-know', arguments: args };
}

function criteriaOf(reading: Reading): Arguments {
  return { ...reading.criteria, ...(reading.place && !reading.criteria.place ? { place: reading.place } : {}) };
}

function hasAny(args: Arguments): boolean {
  return Object.values(args).some(value => value !== undefined);
}

function whoWeKnow(form: string, reading: Reading, memory: readonly TurnLine[]): Interpretation {
  const company = reading.companies[0]?.words;
  const person = reading.people[0]?.words;
  const criteria = criteriaOf(reading);
  const asks = (question: WhoQuestion, args: Arguments) => who({ question, ...args, ...criteria });

  if (form === 'former') {
    if (company) return asks('former', { formerCompany: company });
    const before = companyBefore(memory);
    return before ? asks('former', formerOf(before)) : nothing;
  }
  if (form === 'person' || form === 'introduce') {
    const at: Arguments = company ? { company } : {};
    if (person) return asks(form, { person, ...at });
    if (reading.item !== undefined) return asks(form, itemArguments(reading.item, memory));
    if (company) return asks(form === 'introduce' ? 'introduce' : 'closest', at);
    const focus = focusPerson(memory);
    const before = companyBefore(memory);
    if (focus && (reading.pronoun || !before || showsOne(memory))) return asks(form, focus);
    return before ? asks(form === 'introduce' ? 'introduce' : 'closest', before) : nothing;
  }
  const question = form === 'closest' ? 'closest' : 'at';
  if (company) return asks(question, { company });
  if (person) return asks('person', { person });
  const before = companyBefore(memory);
  if (before) return asks(question, before);
  return hasAny(criteria) && question === 'at' ? { tool: 'find-people', arguments: criteria } : nothing;
}

/** Who left and does this now: a search, not the list of everybody who left. */
function findFormer(formerCompany: string, criteria: Arguments): Interpretation {
  return { tool: 'find-people', arguments: { formerCompany, ...criteria } };
}

function companyBefore(memory: readonly TurnLine[]): Arguments | undefined {
  const line = memory.findLast(
    turn => turn.arguments.company !== undefined || turn.arguments.formerCompany !== undefined,
  );
  if (!line) return undefined;
  const { company, companyId, formerCompany, formerCompanyId } = line.arguments;
  if (company !== undefined) return { company, ...(companyId === undefined ? {} : { companyId }) };
  return { company: formerCompany, ...(formerCompanyId === undefined ? {} : { companyId: formerCompanyId }) };
}

function formerOf({ company, companyId }: Arguments): Arguments {
  return { formerCompany: company, ...(companyId === undefined ? {} : { formerCompanyId: companyId }) };
}

function findPeople(form: string, reading: Reading, memory: readonly TurnLine[]): Interpretation {
  const criteria = criteriaOf(reading);
  const company = reading.companies[0]?.words;
  const person = reading.people[0]?.words;
  if (form === 'like') {
    if (person) return { tool: 'find-people', arguments: { like: person, ...criteria } };
    const focus = reading.item === undefined ? focusPerson(memory) : itemArguments(reading.item, memory);
    if (!focus) return nothing;
    const { personId, person: like, item } = focus;
    return {
      tool: 'find-people',
      arguments: {
        ...(like === undefined ? {} : { like }),
        ...(personId === undefined ? {} : { likeId: personId }),
        ...(item === undefined ? {} : { item }),
        ...criteria,
      },
    };
  }
  if (form === 'former' && company) return findFormer(company, criteria);
  if (company) return who({ question: 'at', company, ...criteria });
  if (isNarrowing(reading, memory)) return followUp(reading, memory);
  if (form === 'meaning' && reading.topic.text !== '') {
    const left = Object.entries(criteria).filter(([key]) => !reading.topic.uses.some(used => used === key));
    return { tool: 'find-people', arguments: { ...Object.fromEntries(left), text: reading.topic.text } };
  }
  // Beside criteria one strange word is more likely slang than a wish.
  const text =
    hasAny(criteria) && reading.strange.some(({ words }) => words.includes(' ')) ? wordsOf(reading) : undefined;
  const args = { ...criteria, ...(text ? { text } : {}) };
  return hasAny(args) ? { tool: 'find-people', arguments: args } : nothing;
}

function wordsOf(reading: Reading): string {
  return reading.strange.map(stranger => stranger.words).join(' ');
}

/** "Anyone in finance?" right after a list of one company: its people, not everybody's. */
function isNarrowing(reading: Reading, memory: readonly TurnLine[]): boolean {
  const { place, industry, since, ...job } = reading.criteria;
  const elsewhere = place !== undefined || industry !== undefined || since !== undefined || reading.place !== undefined;
  const atCompany = memory.at(-1)?.tool === 'who-we-know' && lastQuestion(memory)?.arguments.company !== undefined;
  return atCompany && !elsewhere && hasAny(job) && reading.strange.length === 0 && reading.plainWords <= 3;
}

/** "More about the second", "why is she only faint?". */
function aboutOne(tool: 'more' | 'why', reading: Reading, memory: readonly TurnLine[]): Interpretation {
  const person = reading.people[0]?.words;
  const company = reading.companies[0]?.words;
  if (person) return { tool, arguments: { person, ...(company ? { company } : {}) } };
  if (reading.item !== undefined) return { tool, arguments: itemArguments(reading.item, memory) };
  if (company) return { tool: 'who-we-know', arguments: { question: 'at', company } };
  const focus = focusPerson(memory);
  return focus ? { tool, arguments: focus } : nothing;
}

/** "More", "who else": the list goes on. */
function nextPage(memory: readonly TurnLine[]): Interpretation {
  const line = lastList(memory);
  if (!line) return nothing;
  return { tool: line.tool, arguments: { ...line.arguments, offset: (line.arguments.offset ?? 0) + page } };
}

/** "And at Initech?", "only engineering": the last question again, with what is new put in. */
function followUp(reading: Reading, memory: readonly TurnLine[]): Interpretation {
  const company = reading.companies[0]?.words;
  const person = reading.people[0]?.words;
  const criteria = criteriaOf(reading);
  const last = lastQuestion(memory);
  if (!last) {
    if (company) return who({ question: 'at', company, ...criteria });
    if (person) return { tool: 'who-we-know', arguments: { question: 'person', person } };
    return hasAny(criteria) ? { tool: 'find-people', arguments: criteria } : nothing;
  }
  const { item, offset, personId, ...kept } = last.arguments;
  if (person) {
    const about = memory.at(-1)?.tool;
    if (about === 'more' || about === 'why') return { tool: about, arguments: { person } };
    if (last.arguments.like !== undefined) return { tool: 'find-people', arguments: { like: person } };
    const question = last.arguments.question === 'introduce' ? 'introduce' : 'person';
    return { tool: 'who-we-know', arguments: { question, person, ...(company ? { company } : {}) } };
  }
  if (company) return who(sameAt(company, kept, criteria));
  if (reading.item !== undefined) return { tool: 'more', arguments: itemArguments(reading.item, memory) };
  if (!hasAny(criteria)) return nothing;
  if (kept.company === undefined && kept.formerCompany === undefined) {
    const { person: _person, question: _question, ...rest } = kept;
    return { tool: 'find-people', arguments: { ...rest, ...criteria } };
  }
  const question = kept.question === 'former' ? 'former' : 'at';
  const { person: _person, ...rest } = kept;
  return who({ ...rest, question, ...criteria });
}

/** The same question at another company; the filters stay. */
function sameAt(company: string, kept: Arguments, criteria: Arguments): Arguments {
  const { companyId, formerCompanyId, person, like, likeId, text, company: _c, formerCompany, ...filters } = kept;
  if (kept.question === 'former') return { ...filters, formerCompany: company, ...criteria };
  const question = kept.question === 'closest' || (kept.question === 'introduce' && !person) ? kept.question : 'at';
  return { ...filters, question, company, ...criteria };
}
