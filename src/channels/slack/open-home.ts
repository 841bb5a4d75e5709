/** The home tab at work: what it shows is asked for anew whenever it is opened or something in it changed. */
import type { webApi } from '@slack/bolt';
import type { Colleague } from '../../access/port.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { OwnSettings, Stranger } from '../port.ts';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import { homeView, languageForm, noLanguage, sharingForm, sharingLevels, strangerView } from './home.ts';
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
  const chosenBy = (colleague: Colleague) => languages.find(one => one === colleague.language) ?? null;

  const publish = async (at: { team: string; user: string }, failed = false) => {
    const asker = await who(at);
    if (typeof asker === 'string') {
      const view = strangerView(say(fallback, `identity.chat.${asker}`));
      await client.views.publish({ user_id: at.user, view });
      return;
    }
    const chosen = chosenBy(asker);
    const view = homeView(await own.sources(asker), { language: chosen ?? fallback, chosen, failed });
    await client.views.publish({ user_id: at.user, view });
  };

  const ask = async (event: Extract<AtHome, { did: 'asked' }>) => {
    const asker = await who(event);
    if (typeof asker === 'string') return;
    const source = (await own.sources(asker)).find(one => one.id === event.source);
    // Gone since: the tab is made anew without it.
    if (event.source !== null && !source) return publish(event);
    const view = source ? sharingForm(source, event.language) : languageForm(chosenBy(asker), event.language);
    await client.views.open({ trigger_id: event.trigger, view });
  };

  const take = async (event: Extract<AtHome, { did: 'sent' }>, fault: (faults: Faults | null) => Promise<void>) => {
    const { source, choice, language } = event;
    const wrong = (id: 'form.choose' | 'home.notYours') => fault({ choice: say(language, id) });
    const asker = await who(event);
    if (typeof asker === 'string') return wrong('home.notYours');
    if (source === null) {
      const chosen = languages.find(one => one === choice) ?? null;
      if (chosen === null && choice !== noLanguage) return wrong('form.choose');
      await own.speak(asker, chosen);
      await fault(null);
      return publish(event);
    }
    const level = sharingLevels.find(one => one === choice);
    if (!level) return wrong('form.choose');
    if (!(await own.sources(asker)).some(one => one.id === source)) return wrong('home.notYours');
    await fault(null);
    const done = await own.share(asker, source, level, clock()).catch((error: unknown) => {
      log.error({ source, reason: kindOfError(error) }, 'the sharing of a source could not be changed');
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
