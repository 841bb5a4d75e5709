/** find-people: how many match what was asked, the best five, and why each is there. */
import { type Block, type Card, type CardAction, directionOf } from '../../cards/card.ts';
import type { FindPeopleResult, PersonAnswer } from '../../domain/answer.ts';
import { sayFunction, sayIndustry, saySeniority } from '../../words/labels.ts';
import { say } from '../../words/say.ts';
import { saySince } from '../../words/when.ts';
import { type CardOptions, dotted, firstView, foreign } from '../card-options.ts';
import { type Choosing, namesCardOf } from '../choices-card.ts';
import { personBlock } from '../person-block.ts';
import { reasonLines } from '../reason-line.ts';

/** What was looked for, as the reader would list it: "procurement · healthcare · Poland". */
export function criteriaLine(criteria: FindPeopleResult['criteria'], options: CardOptions): string {
  const { language, now, timeZone } = options;
  const written = (text: string | undefined) => (text ? foreign(text, options, 60) : null);
  const former = written(criteria.formerCompany);
  const like = written(criteria.like);
  const text = written(criteria.text);
  const parts = [
    criteria.seniority ? saySeniority(language, criteria.seniority) : null,
    criteria.function ? sayFunction(language, criteria.function) : null,
    criteria.industry ? sayIndustry(language, criteria.industry) : null,
    written(criteria.company),
    former ? say(language, 'criteria.former', { account: former }) : null,
    written(criteria.place),
    criteria.since
      ? say(language, 'criteria.since', { since: saySince(language, new Date(criteria.since), now, timeZone) })
      : null,
    like ? say(language, 'criteria.like', { name: like }) : null,
    text ? say(language, 'criteria.text', { text }) : null,
  ];
  return dotted(parts) || say(language, 'criteria.all');
}

function nextSteps(result: FindPeopleResult, shown: number, options: CardOptions): readonly CardAction[] {
  const { language } = options;
  const actions: CardAction[] = [];
  const left = result.total - result.offset - shown;
  if (left > 0) {
    const label = say(language, 'action.more', { count: left });
    actions.push({ label, verb: 'more-people', arguments: { offset: result.offset + shown } });
  }
  const [best] = result.people;
  if (best) {
    const label = say(language, 'action.about', { name: foreign(best.name, options) });
    actions.push({ label, verb: 'about', arguments: { personId: best.contactId } });
  }
  return actions;
}

export function findPeopleCard(
  result: FindPeopleResult,
  options: CardOptions & { readonly choosing?: Choosing },
): Card {
  const names = namesCardOf(result, options, options.choosing ?? choosingOf(result));
  if (names) return names;
  const { language } = options;
  const criteria = criteriaLine(result.criteria, options);
  const people = result.people.slice(0, firstView);
  const [best] = people;
  const values = { criteria, count: people.length, total: result.total };
  const blocks: Block[] = people.map((person, index) =>
    personBlock(
      person,
      { number: index + 1, roomy: people.length <= 2, withPlace: true, reasons: reasonLines(person, options) },
      options,
    ),
  );
  if (!best) blocks.push({ type: 'text', text: say(language, 'find.fewer') });
  if (result.withoutMeaning) blocks.push({ type: 'text', text: say(language, 'note.withoutMeaning'), tone: 'muted' });
  return {
    language,
    direction: directionOf(language),
    title: best ? titleOf(result, best, values, options) : say(language, 'find.nothing', { criteria }),
    blocks,
    actions: nextSteps(result, people.length, options),
  };
}

function titleOf(
  result: FindPeopleResult,
  best: PersonAnswer,
  values: { criteria: string; count: number; total: number },
  options: CardOptions,
): string {
  if (result.offset > 0) return say(options.language, 'find.next', values);
  const name = foreign(best.name, options);
  return say(options.language, 'find.title', { criteria: values.criteria, count: result.total, name });
}

function choosingOf(result: FindPeopleResult): Choosing | undefined {
  const kind = (result.choices[0] ?? result.nearestNames[0])?.kind;
  if (kind === 'contact') return 'like';
  return result.criteria.formerCompany && !result.criteria.company ? 'formerCompany' : undefined;
}
