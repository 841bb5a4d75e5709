/** What a reader may say of an answer: which answers are asked about, and what the form asks. The same on every platform. */
import { cardActions } from '../cards/actions.ts';
import { directionOf } from '../cards/card.ts';
import type { Option } from '../cards/form.ts';
import { clean, untrusted } from '../cards/untrusted.ts';
import type { Language } from '../words/port.ts';
import { type MessageId, say } from '../words/say.ts';
import type { Fault, Reply, ShownPerson } from './port.ts';

/** Characters that somebody may write; to keep it to a few sentences. */
export const longestReason = 500;
/** People to choose from: with the other faults as many as a form of Slack shows at once, and more than a first view has. */
const mostPeople = 7;

const others = ['missing', 'question', 'other'] as const;

/** An answer that feedback may be given on; a question back, such as whether to share, is none. */
export const hasThumbs = ({ skill, card }: Reply): boolean =>
  skill !== 'none' && !cardActions(card).some(action => action.verb === 'share-now');

/** What may be wrong: each of the people shown, or something else. Of a person the form holds the id alone. */
export function faultChoices(people: readonly ShownPerson[], language: Language): readonly Option[] {
  const direction = directionOf(language);
  return [
    ...people.slice(0, mostPeople).map(({ contactId, name, title, account }) => ({
      value: `person:${contactId}`,
      label: say(language, 'feedback.person', { name: untrusted(name, direction, 40) }),
      hint: untrusted(
        [title, account].flatMap(part => (part === null ? [] : [clean(part, 34)])).join(' · '),
        direction,
      ),
    })),
    ...others.map(kind => ({ value: kind, label: say(language, `feedback.${kind}`), hint: '' })),
  ];
}

/** @returns what is wrong with what was chosen, when nothing of what the form offers was */
export function faultChosen(
  chosen: string | null,
  people: readonly ShownPerson[],
): { readonly fault: Fault } | { readonly wrong: MessageId } {
  const kind = others.find(one => one === chosen);
  if (kind) return { fault: { kind } };
  const id = /^person:(\d{1,9})$/u.exec(chosen ?? '')?.[1];
  if (id === undefined) return { wrong: 'form.choose' };
  // Whom they may no longer see since the form was opened, or never might.
  const person = people.find(one => one.contactId === Number(id));
  return person ? { fault: { kind: 'person', contactId: person.contactId } } : { wrong: 'feedback.personGone' };
}

/** Null: nothing was written. */
export const reasonIn = (text: string | null | undefined): string | null =>
  (text ?? '').trim().slice(0, longestReason) || null;
