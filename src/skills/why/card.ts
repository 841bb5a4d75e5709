/** why: how a strength was computed, a line a term, then the half-life and the cut-offs. */
import { type Block, type Card, directionOf } from '../../cards/card.ts';
import type { WhyResult } from '../../domain/answer.ts';
import { sayNumber } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { sayWhen } from '../../words/when.ts';
import { type CardOptions, dotted, foreign } from '../card-options.ts';
import { namesCardOf } from '../choices-card.ts';
import { messageCard } from '../message-card.ts';
import { sayEvidence, sayVia, sayWord } from '../path-line.ts';

/** The terms that count most; the rest adds little. */
const termsShown = 6;

type Term = WhyResult['terms'][number];

function termFact(term: Term, options: CardOptions): { label: string; value: string } {
  const { language, now, timeZone } = options;
  const evidence = sayEvidence({ kind: term.kind, count: term.count }, options);
  const what = term.lastAt
    ? say(language, 'evidence.last', { evidence, when: sayWhen(language, term.lastAt, now, timeZone) })
    : evidence;
  const points = Math.round(term.points * 100) / 100;
  return { label: dotted([sayVia(term, options, 'start'), what]), value: say(language, 'why.points', { points }) };
}

export function whyCard(result: WhyResult, options: CardOptions): Card {
  const names = namesCardOf(result, options, 'person');
  if (names) return names;
  const { person, settings } = result;
  const { language } = options;
  if (!person) return messageCard('followUp.nothingBefore', options);
  const [best] = person.paths;
  if (best?.via === 'team' || best?.via === 'unnamed') {
    const values = { name: foreign(person.name, options), word: sayWord(result.word, options) };
    return messageCard('why.anonymous', options, values);
  }
  const title = say(language, 'why.title', {
    name: foreign(person.name, options),
    word: sayWord(result.word, options),
    strength: sayNumber(language, result.strength),
    zero: sayNumber(language, 0),
    one: sayNumber(language, 1),
  });
  const terms = result.terms.toSorted((a, b) => b.points - a.points).slice(0, termsShown);
  const explained: Block[] = [
    { type: 'facts', facts: terms.map(term => termFact(term, options)) },
    { type: 'text', text: say(language, 'why.halfLife', { days: settings.halfLifeDays }), tone: 'muted' },
    {
      type: 'text',
      text: say(language, 'why.cutoffs', { strong: settings.strong, warm: settings.warm, faint: settings.faint }),
      tone: 'muted',
    },
  ];
  return {
    language,
    direction: directionOf(language),
    title,
    blocks: terms.length > 0 ? explained : [{ type: 'text', text: say(language, 'why.nothing') }],
    actions: [
      {
        label: say(language, 'action.about', { name: foreign(person.name, options) }),
        verb: 'about',
        arguments: { personId: person.contactId },
      },
    ],
  };
}
