/** What is said when no skill answers: what the bot can do, that something broke, that it does not know who asks. */
import { type Card, type CardAction, directionOf } from '../../cards/card.ts';
import { withoutIsolates } from '../../cards/untrusted.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { type CardOptions, foreign } from '../card-options.ts';

export interface AbilitiesOptions {
  readonly language: Language;
  /** Names this audience may see, so that the examples can be clicked and lead somewhere. */
  readonly company?: string;
  readonly person?: string;
  /** True when something was asked that the bot does not do; false for "help" and for an empty message. */
  readonly declined?: boolean;
}

/** One honest line of what the bot can do, and examples to click. */
export function abilitiesCard(options: AbilitiesOptions): Card {
  const { language, company, person } = options;
  const abilities = say(language, 'abilities.title');
  const examples = [
    company ? say(language, 'abilities.who', { company: foreign(company, options) }) : null,
    person ? say(language, 'abilities.introduce', { person: foreign(person, options) }) : null,
    say(language, 'abilities.find'),
    say(language, 'abilities.role'),
    say(language, 'abilities.recent'),
  ].filter(example => example !== null);
  const actions = examples.map(
    (text): CardAction => ({ label: text, verb: 'ask', arguments: { text: withoutIsolates(text) } }),
  );
  return {
    language,
    direction: directionOf(language),
    title: options.declined ? `${say(language, 'abilities.declined')} ${abilities}` : abilities,
    blocks: [
      { type: 'text', text: say(language, 'abilities.ask'), tone: 'muted' },
      { type: 'actions', actions },
    ],
    actions: [],
  };
}

/** Something broke. The reference leads to the line in the log; nothing of the error itself is said. */
export function failureCard(reference: string, options: Pick<CardOptions, 'language'>): Card {
  const { language } = options;
  return {
    language,
    direction: directionOf(language),
    title: say(language, 'failure.title'),
    blocks: [{ type: 'text', text: say(language, 'failure.reference', { reference: foreign(reference, options) }) }],
    actions: [],
  };
}

/** Nobody is shown anything before we know who asks. */
export function whoAreYouCard(options: Pick<CardOptions, 'language'>): Card {
  const { language } = options;
  return {
    language,
    direction: directionOf(language),
    title: say(language, 'identity.unknown'),
    blocks: [{ type: 'text', text: say(language, 'identity.say') }],
    actions: [],
  };
}
