/** who-we-know: the answer in the title, at most five people below, then a button. */
import { type Block, type Card, type CardAction, directionOf, type PersonBlock } from '../../cards/card.ts';
import type { Nearby, PersonAnswer, WhoWeKnowResult } from '../../domain/answer.ts';
import { sayFunction, saySeniority } from '../../words/labels.ts';
import { sayList } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { saySince, sayUntil } from '../../words/when.ts';
import { type CardOptions, dotted, firstView, foreign } from '../card-options.ts';
import { type Choosing, namesCardOf } from '../choices-card.ts';
import { evidenceLine, sayVia, sayWord } from '../path-line.ts';
import { levelOf, personBlock } from '../person-block.ts';
import { reasonLines } from '../reason-line.ts';

/** Nearby things offered when nobody is known. */
const nearbyShown = 3;

/** "Globex", or "Globex (engineering, Kraków)" when only some of its people were asked for. */
function whereOf(result: WhoWeKnowResult, options: CardOptions): string {
  const { language, now } = options;
  const { filters } = result;
  const where = result.account ? foreign(result.account.name, options) : '…';
  const names = [
    filters.function ? sayFunction(language, filters.function) : null,
    filters.seniority ? saySeniority(language, filters.seniority) : null,
    filters.place ? foreign(filters.place, options) : null,
    filters.since ? say(language, 'criteria.since', { since: saySince(language, new Date(filters.since), now) }) : null,
  ].filter(name => name !== null);
  return names.length === 0 ? where : say(language, 'where.filtered', { where, filters: dotted(names) });
}

/** Who and how warm: the values every title about a person needs. */
function bestOf(person: PersonAnswer, options: CardOptions, place: 'start' | 'inside' = 'inside') {
  const path = person.paths[0];
  return {
    name: foreign(person.name, options),
    via: path ? sayVia(path, options, place) : '',
    word: sayWord(path?.word ?? person.word, options),
  };
}

function personTitle(result: WhoWeKnowResult, person: PersonAnswer, options: CardOptions): string {
  const { language } = options;
  const best = person.paths[0];
  const name = foreign(person.name, options);
  if (!best) return say(language, 'who.personCold', { name });
  if (result.question !== 'introduce') return say(language, 'who.person', bestOf(person, options));
  const introducer = person.paths.find(path => path.canIntroduce && path.via !== 'you');
  if (introducer) {
    const via = sayVia(introducer, options, language === 'pl' || language === 'cs' ? 'inside' : 'start');
    return say(language, 'who.introduce.can', { name, via, word: sayWord(introducer.word, options) });
  }
  const id = best.via === 'you' ? 'who.introduce.you' : 'who.introduce.none';
  return say(language, id, bestOf(person, options));
}

function peopleTitle(result: WhoWeKnowResult, best: PersonAnswer, shown: number, options: CardOptions): string {
  const { language } = options;
  const { total: count } = result;
  const where = whereOf(result, options);
  if (result.offset > 0) return say(language, 'who.next', { count: shown, total: count, where });
  if (best.paths.length === 0) return say(language, 'who.cold', { count, where });
  const values = { ...bestOf(best, options), count, where };
  if (result.question === 'former') return say(language, 'who.former', values);
  return say(language, count === 1 ? 'who.one' : 'who.at', values);
}

/** The people whose paths the introducer asked for stands first. */
function orderedForIntroduction(person: PersonAnswer): PersonAnswer {
  const usable = person.paths.filter(path => path.canIntroduce && path.via !== 'you');
  return { ...person, paths: [...usable, ...person.paths.filter(path => !usable.includes(path))] };
}

function peopleCard(result: WhoWeKnowResult, options: CardOptions): Card {
  const { language } = options;
  const people = result.people
    .slice(0, firstView)
    .map(person => (result.question === 'introduce' ? orderedForIntroduction(person) : person));
  const [best] = people;
  if (!best) return nothingCard(result, options);
  const aboutOne = result.question === 'person' || (result.question === 'introduce' && result.total <= 1);
  const title = aboutOne
    ? personTitle(result, best, options)
    : peopleTitle(result, result.people[0] ?? best, people.length, options);
  const roomy = people.length <= 3;
  const blocks: Block[] = people.map((person, index) =>
    personBlock(person, { number: index + 1, roomy, reasons: reasonLines(person, options) }, options),
  );
  const also = alsoKnownAs(result, options);
  if (also) blocks.unshift(also);
  return { language, direction: directionOf(language), title, blocks, actions: nextSteps(result, people, options) };
}

function alsoKnownAs(result: WhoWeKnowResult, options: CardOptions): Block | null {
  const { account } = result;
  if (!account || account.alsoKnownAs.length === 0) return null;
  const names = sayList(
    options.language,
    account.alsoKnownAs.slice(0, 3).map(name => foreign(name, options)),
  );
  const text = say(options.language, 'who.alsoKnownAs', { name: foreign(account.name, options), names });
  return { type: 'text', text, tone: 'muted' };
}

function nextSteps(
  result: WhoWeKnowResult,
  people: readonly PersonAnswer[],
  options: CardOptions,
): readonly CardAction[] {
  const { language } = options;
  const [best] = people;
  const actions: CardAction[] = [];
  const left = result.total - result.offset - people.length;
  if (left > 0) {
    const label = say(language, 'action.more', { count: left });
    actions.push({ label, verb: 'more-people', arguments: { offset: result.offset + people.length } });
  }
  if (best) {
    if (best.paths.length > 0) {
      actions.push({ label: say(language, 'action.why'), verb: 'why', arguments: { personId: best.contactId } });
    }
    const label = say(language, 'action.about', { name: foreign(best.name, options) });
    actions.push({ label, verb: 'about', arguments: { personId: best.contactId } });
  }
  return actions;
}

/** "Who on our side is closest": colleagues instead of contacts, in the same shape. */
function closestCard(result: WhoWeKnowResult, options: CardOptions): Card {
  const { language } = options;
  const where = whereOf(result, options);
  const colleagues = result.colleagues.slice(0, firstView);
  const [best] = colleagues;
  if (!best) return nothingCard(result, options);
  const blocks = colleagues.map(({ path, people, best: bestContact }, index): PersonBlock => {
    const evidence = evidenceLine(path, options);
    return {
      type: 'person',
      number: index + 1,
      name: sayVia(path, options, 'start'),
      role: say(language, 'who.closest.role', { count: people, best: foreign(bestContact, options) }),
      strength: path.strength,
      level: levelOf(path.word),
      word: sayWord(path.word, options),
      reasons: [],
      paths: evidence === '' ? [] : [evidence],
      warnings: [],
      sources: null,
    };
  });
  const title = say(language, 'who.closest', {
    where,
    via: sayVia(best.path, options, 'inside'),
    word: sayWord(best.path.word, options),
  });
  return { language, direction: directionOf(language), title, blocks, actions: [] };
}

function nearbyReason(nearby: Nearby, options: CardOptions): string {
  const { language } = options;
  switch (nearby.kind) {
    case 'group':
      return say(language, 'nearby.group', { group: foreign(nearby.group, options, 50) });
    case 'former': {
      const reason = say(language, 'nearby.former');
      return nearby.until
        ? say(language, 'reason.until', { reason, until: sayUntil(language, nearby.until, options.timeZone) })
        : reason;
    }
    case 'family':
      return say(language, 'nearby.family', {
        relation: nearby.relation,
        account: foreign(nearby.account, options),
      });
  }
}

function nothingTitle(result: WhoWeKnowResult, options: CardOptions): string {
  const { language } = options;
  if (!result.account) return say(language, 'who.nothing.person');
  const where = whereOf(result, options);
  return say(language, result.question === 'former' ? 'who.nothing.former' : 'who.nothing', { where });
}

function nothingCard(result: WhoWeKnowResult, options: CardOptions): Card {
  const { language } = options;
  const blocks: Block[] = [];
  const nearby = result.nearby.slice(0, nearbyShown);
  if (nearby.length > 0) blocks.push({ type: 'text', text: say(language, 'who.nearby') });
  for (const [index, item] of nearby.entries()) {
    const view = { number: index + 1, roomy: false, reasons: [nearbyReason(item, options)] };
    blocks.push(personBlock(item.person, view, options));
  }
  const also = alsoKnownAs(result, options);
  if (also) blocks.unshift(also);
  return { language, direction: directionOf(language), title: nothingTitle(result, options), blocks, actions: [] };
}

/** `choosing`: which argument a pick fills in, when the name is that of a former company and the like. */
export function whoWeKnowCard(result: WhoWeKnowResult, options: CardOptions & { readonly choosing?: Choosing }): Card {
  const former = result.question === 'former' ? 'formerCompany' : undefined;
  const names = namesCardOf(result, options, options.choosing ?? former);
  if (names) return names;
  return result.question === 'closest' ? closestCard(result, options) : peopleCard(result, options);
}
