/** A colleague's own page in Teams at work: what it shows is asked for anew whenever something in it changed. */
import type { Colleague } from '../../access/port.ts';
import type { Card } from '../../cards/card.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { homeCard, homeChange, homeForm, homeSections, languageOf } from '../home.ts';
import type { OwnSettings, Stranger } from '../port.ts';
import type { TeamsMessage } from './card-json.ts';
import type { Conversations } from './conversations.ts';
import { activityOf } from './deliver.ts';
import { closedResponse, formResponse, saidResponse } from './form.ts';
import type { TeamsPlace } from './heard.ts';
import { homeDialog, homeMessage } from './home.ts';
import type { AtHome } from './home-heard.ts';

export interface HomeParts {
  readonly conversations: Pick<Conversations, 'update'>;
  readonly own: OwnSettings;
  readonly clock: () => Date;
  who(place: TeamsPlace): Promise<Colleague | Stranger>;
  failed(what: string): (error: unknown) => void;
}

/** What Teams is answered, and what follows. */
export interface Shown {
  readonly response: ReturnType<typeof closedResponse>;
  /** Done once Teams has its answer: it waits for it, and shows an error when it has to wait long. */
  readonly afterwards?: () => Promise<void>;
}

export interface Home {
  /** The page, and in words. @param asked the language it is written in where the asker chose none */
  page(asker: Colleague, asked: Language): Promise<{ readonly message: TeamsMessage; readonly card: Card }>;
  handle(event: AtHome): Promise<Shown>;
}

export function openHome({ conversations, own, clock, who, failed }: HomeParts): Home {
  const page = async (asker: Colleague, fallback: Language, options: { failed?: boolean } = {}) => {
    const chosen = languageOf(asker);
    const language = chosen ?? fallback;
    const sections = homeSections(await own.sources(asker), { language, chosen });
    return { message: homeMessage(sections, { language, ...options }), card: homeCard(sections, language) };
  };

  const refresh = async ({ place, message, language }: AtHome, options: { failed?: boolean } = {}) => {
    const asker = await who(place);
    if (typeof asker === 'string') return;
    const now = await page(asker, language, options);
    await conversations.update(place, message, activityOf(now.message));
  };

  const gone = (event: AtHome): Shown => {
    const { language } = event;
    return {
      response: saidResponse(say(language, 'home.shareTitle'), say(language, 'home.notYours'), language),
      afterwards: () => refresh(event),
    };
  };

  const take = async (event: Extract<AtHome, { did: 'sent' }>, asker: Colleague): Promise<Shown> => {
    const { language } = event;
    const sent = await homeChange(own, asker, event);
    if ('wrong' in sent) {
      const form = await homeForm(own, asker, event);
      return form
        ? { response: formResponse(homeDialog(form, { ...event, fault: say(language, sent.wrong) })) }
        : gone(event);
    }
    return {
      response: closedResponse(),
      async afterwards() {
        const done = await sent.change(clock()).catch((error: unknown) => {
          failed('what was chosen at home could not be changed')(error);
          return false;
        });
        await refresh(event, { failed: !done });
      },
    };
  };

  return {
    page: (asker, asked) => page(asker, asked),
    async handle(event) {
      const asker = await who(event.place);
      if (typeof asker === 'string') return gone(event);
      if (event.did === 'sent') return take(event, asker);
      const form = await homeForm(own, asker, event);
      return form ? { response: formResponse(homeDialog(form, event)) } : gone(event);
    },
  };
}
