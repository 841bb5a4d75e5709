/** Cards for names: one of several things a name may mean, or a name nobody has. */
import { type Card, type ChoiceItem, directionOf } from '../cards/card.ts';
import type { Choice } from '../domain/answer.ts';
import { say } from '../words/say.ts';
import { type CardOptions, foreign } from './card-options.ts';
import type { SkillResult } from './port.ts';

export type Choosing = NonNullable<SkillResult['choosing']>;

/** More names than this are no help; the reader adds a word instead. */
const choicesShown = 8;

function choiceItems(
  choices: readonly Choice[],
  choosing: Choosing | undefined,
  options: CardOptions,
): readonly ChoiceItem[] {
  return choices.slice(0, choicesShown).map((choice, index) => {
    const argument = choosing ?? (choice.kind === 'account' ? 'company' : 'person');
    const label = foreign(choice.name, options);
    return {
      number: index + 1,
      label,
      hint: choice.hint ? foreign(choice.hint, options, 60) : '',
      action: { label, verb: 'pick', arguments: { [`${argument}Id`]: choice.id } },
    };
  });
}

function namesCard(
  title: string,
  choices: readonly Choice[],
  choosing: Choosing | undefined,
  options: CardOptions,
): Card {
  const { language } = options;
  const items = choiceItems(choices, choosing, options);
  return {
    language,
    direction: directionOf(language),
    title,
    blocks: items.length === 0 ? [] : [{ type: 'choices', items }],
    actions: [],
  };
}

/** Numbered, each with what tells it apart; the same tool runs again with the id that is picked. */
export function choicesCard(choices: readonly Choice[], options: CardOptions, choosing?: Choosing): Card {
  const what = choices[0]?.kind === 'contact' ? 'person' : 'company';
  const card = namesCard(say(options.language, `names.choose.${what}`), choices, choosing, options);
  const hint = say(options.language, 'names.choose.hint');
  return { ...card, blocks: [...card.blocks, { type: 'text', text: hint, tone: 'muted' }] };
}

/** The name is not known: says so, and offers the nearest names. */
export function unknownNameCard(
  name: string,
  nearest: readonly Choice[],
  options: CardOptions,
  choosing?: Choosing,
): Card {
  const { language } = options;
  const card = namesCard(
    say(language, 'names.unknown', { name: foreign(name, options, 60) }),
    nearest,
    choosing,
    options,
  );
  if (nearest.length === 0) return card;
  return { ...card, blocks: [{ type: 'text', text: say(language, 'names.nearest') }, ...card.blocks] };
}

/** What every skill's result says about names, before its own answer. */
export interface NamesInQuestion {
  readonly choices: readonly Choice[];
  readonly unknownName: string | null;
  readonly nearestNames: readonly Choice[];
}

/** The card about names when the result is about names; null when the skill has an answer of its own. */
export function namesCardOf(result: NamesInQuestion, options: CardOptions, choosing?: Choosing): Card | null {
  if (result.choices.length > 0) return choicesCard(result.choices, options, choosing);
  if (result.unknownName !== null) {
    return unknownNameCard(result.unknownName, result.nearestNames, options, choosing);
  }
  return null;
}
