/** What readers think of an answer in Teams: a click on a thumb is stored and opens a form, the form says why. */
import type { Colleague } from '../../access/port.ts';
import type { Language } from '../../words/port.ts';
import { type MessageId, say } from '../../words/say.ts';
import { faultChoices, faultChosen, longestReason } from '../feedback.ts';
import type { Answered, ShownPerson, Stranger, Turns } from '../port.ts';
import type { HeardFeedback } from './feedback-heard.ts';
import { type Dialog, formResponse, saidResponse, takenResponse } from './form.ts';
import { conversationOf, type TeamsPlace } from './heard.ts';

export interface FeedbackParts {
  readonly turns: Turns;
  readonly clock: () => Date;
  /** Where the answer says nothing of it. */
  readonly language: Language;
  who(place: TeamsPlace): Promise<Colleague | Stranger>;
  /** A sentence into the personal chat: what is wrong with a form that Teams has closed already. */
  tell(place: TeamsPlace, sentence: string): Promise<void>;
}

/** Asks what was good, or what was wrong. */
export function feedbackForm(
  { reference, language, good }: { reference: string; language: Language; good: boolean },
  people: readonly ShownPerson[],
): Dialog {
  const words = {
    id: 'reason',
    optional: true,
    kind: 'text',
    lines: 'many',
    longest: longestReason,
    value: null,
  } as const;
  const wrong = {
    id: 'fault',
    label: say(language, 'feedback.title'),
    optional: false,
    kind: 'choice',
    options: faultChoices(people, language),
    value: null,
  } as const;
  return {
    language,
    title: say(language, 'feedback.form'),
    fields: good
      ? [{ ...words, label: say(language, 'feedback.liked') }]
      : [wrong, { ...words, label: say(language, 'feedback.reason') }],
    submit: say(language, 'feedback.send'),
    data: { turn: reference },
  };
}

/** @returns what Teams is answered */
export type TakeFeedback = (heard: HeardFeedback) => Promise<ReturnType<typeof takenResponse>>;

export function openFeedback({ turns, clock, language: fallback, who, tell }: FeedbackParts): TakeFeedback {
  const shownTo = async ({ reference }: Answered, place: TeamsPlace) => {
    const reader = await who(place);
    return typeof reader === 'string' ? [] : turns.shownIn({ channel: 'teams', reference }, reader, clock());
  };
  const said = ({ reference }: Answered, { place }: HeardFeedback) => ({
    channel: 'teams',
    reference,
    by: `${place.tenant}:${place.user}`,
  });

  const ask = async (answer: Answered, heard: HeardFeedback) => {
    const language = answer.language ?? fallback;
    const { good, place } = heard;
    await turns.feedback({ ...said(answer, heard), good, fault: null, reason: null }, clock());
    const people = good ? [] : await shownTo(answer, place);
    return formResponse(feedbackForm({ reference: answer.reference, language, good }, people));
  };

  /** @returns why it is not stored */
  const take = async (answer: Answered, heard: Extract<HeardFeedback, { did: 'sent' }>): Promise<MessageId | null> => {
    const { good, reason } = heard;
    const chosen = good ? { fault: null } : faultChosen(heard.chosen, await shownTo(answer, heard.place));
    if ('wrong' in chosen) return chosen.wrong;
    const stored = await turns.feedback({ ...said(answer, heard), good, ...chosen, reason }, clock());
    return stored ? null : 'feedback.old';
  };

  return async heard => {
    const { place, message } = heard;
    const where = { channel: 'teams', conversation: conversationOf(place), message };
    const answer = await turns.answerIn({ ...where, ...(heard.did === 'sent' ? { reference: heard.reference } : {}) });
    const language = answer?.language ?? fallback;
    if (heard.did === 'clicked') {
      if (answer) return ask(answer, heard);
      return saidResponse(say(language, 'feedback.form'), say(language, 'feedback.old'), language);
    }
    const wrong = answer ? await take(answer, heard) : 'feedback.old';
    if (wrong) await tell(place, say(language, wrong));
    return takenResponse();
  };
}
