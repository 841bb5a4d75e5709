/** The home tab at work: what it shows is asked for anew whenever it is opened or something in it changed. */
import type { webApi } from '@slack/bolt';
import type { Colleague } from '../../access/port.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { homeChange, homeForm, homeSections, languageOf } from '../home.ts';
import type { OwnSettings, Stranger } from '../port.ts';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import { formView, homeView, strangerView } from './home.ts';
import type { AtHome } from './home-heard.ts';

export interface HomeParts {
  readonly client: webApi.WebClient;
  readonly own: OwnSettings;
  readonly log: SlackLog;
  readonly clock: () => Date;
  readonly language: Language;
  who(place: { team: string; user: string }): Promise<Colleague | Stranger>;
}

type Faults = Readonly<Record<string, string>>;

export interface Home {
  /**
   * What was done, done.
   * @param fault told at once what is wrong with a form, at its field, or that nothing is: Slack waits for three seconds,
   * and sharing may take longer
   */
  handle(event: AtHome, fault: (faults: Faults | null) => Promise<void>): Promise<void>;
}

export function openHome({ client, own, log, clock, language: fallback, who }: HomeParts): Home {
  const publish = async (at: { team: string; user: string }, failed = false) => {
    const asker = await who(at);
    if (typeof asker === 'string') {
      const view = strangerView(say(fallback, `identity.chat.${asker}`));
      await client.views.publish({ user_id: at.user, view });
      return;
    }
    const chosen = languageOf(asker);
    const language = chosen ?? fallback;
    const view = homeView(homeSections(await own.sources(asker), { language, chosen }), { language, failed });
    await client.views.publish({ user_id: at.user, view });
  };

  const ask = async (event: Extract<AtHome, { did: 'asked' }>) => {
    const asker = await who(event);
    if (typeof asker === 'string') return;
    const form = await homeForm(own, asker, event);
    // Gone since: the tab is made anew without it.
    if (!form) return publish(event);
    await client.views.open({ trigger_id: event.trigger, view: formView(form, event) });
  };

  const take = async (event: Extract<AtHome, { did: 'sent' }>, fault: (faults: Faults | null) => Promise<void>) => {
    const asker = await who(event);
    const sent =
      typeof asker === 'string' ? ({ wrong: 'home.notYours' } as const) : await homeChange(own, asker, event);
    if ('wrong' in sent) return fault({ choice: say(event.language, sent.wrong) });
    await fault(null);
    const done = await sent.change(clock()).catch((error: unknown) => {
      log.error({ source: event.source, reason: kindOfError(error) }, 'what was chosen at home could not be changed');
      return false;
    });
    return publish(event, !done);
  };

  return {
    async handle(event, fault) {
      if (event.did === 'opened') await publish(event);
      else if (event.did === 'asked') await ask(event);
      else await take(event, fault);
    },
  };
}
