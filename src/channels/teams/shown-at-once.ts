/** What Teams itself waits for, because it shows it: forms, and what is found while writing. */
import type { Colleague } from '../../access/port.ts';
import type { Stranger, Turns } from '../port.ts';
import { changeIn } from './change-heard.ts';
import { composeIn, openCompose } from './compose.ts';
import type { Conversations } from './conversations.ts';
import { sentence } from './deliver.ts';
import { feedbackIn } from './feedback-heard.ts';
import type { TeamsPlace } from './heard.ts';
import { atHome } from './home-heard.ts';
import { type ChangeParts, openChange } from './open-change.ts';
import { openFeedback } from './open-feedback.ts';
import type { Home, Shown } from './open-home.ts';

type Compose = Parameters<typeof openCompose>[0];
type FeedbackParts = Parameters<typeof openFeedback>[0];

export interface ShownAtOnceParts extends Compose, Pick<FeedbackParts, 'turns'>, ChangeParts {
  readonly turns: Turns;
  readonly home: Home;
  readonly conversations: Pick<Conversations, 'direct'>;
  who(place: TeamsPlace): Promise<Colleague | Stranger>;
  failed(what: string): (error: unknown) => void;
  /** Work whose errors Teams is told nothing of. */
  orSentAgain<T>(what: string, work: () => Promise<T>): Promise<T>;
}

/** @returns null where an activity asks for nothing of the kind */
export function openShownAtOnce(parts: ShownAtOnceParts): (activity: unknown) => Promise<Shown | null> {
  const { home, conversations, failed, orSentAgain } = parts;
  const tell: FeedbackParts['tell'] = async (place, text) => {
    const told = conversations.direct(place, [sentence(text)]);
    await told.catch(failed('what is wrong with feedback cannot be said'));
  };
  const takeFeedback = openFeedback({ ...parts, tell });
  const compose = openCompose(parts);
  const change = openChange(parts);

  return async activity => {
    const given = feedbackIn(activity);
    if (given) return { response: await orSentAgain('feedback cannot be stored', () => takeFeedback(given)) };
    const looked = composeIn(activity);
    if (looked) return { response: await orSentAgain('nothing can be looked up', () => compose(looked)) };
    const changing = changeIn(activity);
    if (changing) return orSentAgain('a form for a change cannot be shown or taken', () => change(changing));
    const event = atHome(activity);
    return event && orSentAgain('a form of the own page cannot be shown or taken', () => home.handle(event));
  };
}
