/** The card of a proposal: what would be written, a piece a line, each to be ticked; or the question before that. */
import { type Block, type Card, type CardAction, type ChoiceItem, directionOf } from '../../cards/card.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { sayMoney } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { type CardOptions, dotted, foreign } from '../card-options.ts';
import type { LogResult, Question } from './result.ts';

/** Letters of the summary on the card; the whole is written. */
const summaryShown = 160;

/** "Fri, 27 Nov", and the hour where it is known; Persian by its own calendar. */
function sayMoment(at: string, { language, timeZone = 'UTC' }: CardOptions): string {
  const isDay = at.length === 10;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: isDay ? 'UTC' : timeZone,
    ...(isDay ? {} : { hour: '2-digit', minute: '2-digit' }),
  }).format(new Date(isDay ? `${at}T00:00:00Z` : at));
}

interface Piece {
  readonly text: string;
}

function sayValue(
  field: Proposal['changes'][number]['field'],
  value: string | number | null,
  currency: string | null,
  options: CardOptions,
): string {
  if (value === null) return '–';
  if (field === 'amount' && typeof value === 'number') return sayMoney(options.language, value, currency);
  return field === 'closeDate' ? sayMoment(String(value), options) : foreign(String(value), options);
}

/** What would be written, in the order in which the pieces are numbered: activity, tasks, changes, new contacts. */
export function piecesOf(proposal: Proposal, options: CardOptions): readonly Piece[] {
  const { language } = options;
  const { activity } = proposal;
  return [
    ...(activity
      ? [
          {
            text: dotted([
              say(language, `proposal.type.${activity.type}`),
              sayMoment(activity.when, options),
              activity.durationMinutes === null
                ? null
                : say(language, 'proposal.minutes', { minutes: activity.durationMinutes }),
              activity.outcome ? say(language, `proposal.outcome.${activity.outcome}`) : null,
              foreign(activity.summary, options, summaryShown),
            ]),
          },
        ]
      : []),
    ...proposal.tasks.map(task => ({
      text: dotted([
        say(language, 'proposal.task', { what: foreign(task.what, options, 120) }),
        task.due ? say(language, 'proposal.due', { day: sayMoment(task.due, options) }) : null,
      ]),
    })),
    ...proposal.changes.map(change => ({
      text: say(language, 'proposal.change', {
        field: say(language, `proposal.field.${change.field}`),
        from: sayValue(change.field, change.from, change.currency, options),
        to: sayValue(change.field, change.to, change.currency, options),
      }),
    })),
    ...proposal.newContacts.map(contact => ({
      text: say(language, 'proposal.newContact', {
        name: dotted([
          foreign(contact.name, options),
          contact.email ? foreign(contact.email, options) : null,
          contact.company ? foreign(contact.company.name, options) : null,
        ]),
      }),
    })),
  ];
}

/** "Ada Example, Ben Example · Globex Corporation"; empty where nobody is named. */
export function whoIn(proposal: Proposal, options: CardOptions): string {
  const names = [...proposal.contacts, ...proposal.newContacts].map(one => foreign(one.name, options));
  return dotted([names.join(', '), proposal.account ? foreign(proposal.account.name, options) : null]);
}

function pieceBlock(result: LogResult, options: CardOptions): Block {
  const items = piecesOf(result.proposal, options).map(({ text }, place): ChoiceItem => {
    const piece = place + 1;
    const off = result.leftOut.includes(piece);
    const label = `${off ? '☐' : '☑'} ${text}`;
    return {
      number: piece,
      label,
      hint: '',
      action: {
        label: say(options.language, off ? 'action.tick' : 'action.untick', { piece }),
        verb: 'tick',
        arguments: { piece },
      },
    };
  });
  return { type: 'choices', items };
}

const dealBlocks = ({ deal }: Proposal, options: CardOptions): readonly Block[] =>
  deal
    ? [
        {
          type: 'text',
          tone: 'muted',
          text: dotted([
            say(options.language, 'proposal.deal', { deal: foreign(deal.name, options) }),
            deal.why[0] === 'only' ? say(options.language, 'proposal.why.only') : null,
          ]),
        },
      ]
    : [];

function questionCard(question: Question, result: LogResult, options: CardOptions): Card {
  const { language } = options;
  const name = foreign(question.unknownName ?? '', options, 60);
  const items = question.choices.map((choice, place): ChoiceItem => {
    const label = choice.kind === 'day' ? sayMoment(choice.name, options) : foreign(choice.name, options);
    const action: CardAction = { label, verb: 'pick', arguments: { [`${question.choosing}Id`]: choice.id } };
    return { number: place + 1, label, hint: choice.hint ? foreign(choice.hint, options, 90) : '', action };
  });
  const more: CardAction[] =
    question.asks === 'deal'
      ? [{ label: say(language, 'action.noDeal'), verb: 'pick', arguments: { dealId: 0 } }]
      : question.asks === 'company'
        ? [{ label: say(language, 'action.newCompany', { name }), verb: 'pick', arguments: { newCompanyId: 1 } }]
        : question.asks === 'contact' && question.unknownName
          ? [{ label: say(language, 'action.newContact', { name }), verb: 'pick', arguments: { newPersonId: 1 } }]
          : [];
  const title =
    question.asks === 'company' || (question.asks === 'account' && question.unknownName)
      ? say(language, `proposal.asks.${question.asks === 'company' ? 'newCompany' : 'where'}`, { name })
      : question.asks === 'date'
        ? say(language, question.choosing === 'due' ? 'proposal.asks.due' : 'proposal.asks.when')
        : question.unknownName
          ? say(language, 'names.unknown', { name })
          : say(language, `proposal.asks.${question.asks}`);
  const [first] = piecesOf(result.proposal, options);
  return {
    language,
    direction: directionOf(language),
    title,
    blocks: [
      ...(items.length > 0 ? [{ type: 'choices' as const, items }] : []),
      ...(first ? [{ type: 'text' as const, text: first.text, tone: 'muted' as const }] : []),
    ],
    actions: [...more, { label: say(language, 'action.cancel'), verb: 'leave', arguments: {} }],
  };
}

const restBlocks = ({ rest }: LogResult, options: CardOptions): readonly Block[] =>
  rest
    ? [
        {
          type: 'text',
          text: say(options.language, 'proposal.rest', { rest: foreign(rest, options, summaryShown) }),
          tone: 'muted',
        },
      ]
    : [];

export function logCard(result: LogResult, question: Question | null, options: CardOptions): Card {
  if (question) return questionCard(question, result, options);
  const { language } = options;
  return {
    language,
    direction: directionOf(language),
    title: say(language, 'proposal.title', { who: whoIn(result.proposal, options) || '–' }),
    blocks: [pieceBlock(result, options), ...dealBlocks(result.proposal, options), ...restBlocks(result, options)],
    actions: [
      { label: say(language, 'action.save'), verb: 'save', arguments: {} },
      { label: say(language, 'action.change'), verb: 'change', arguments: {} },
      { label: say(language, 'action.cancel'), verb: 'leave', arguments: {} },
    ],
  };
}
