/** The form for changing what a card proposes, at work: opened within Slack's three seconds, looked at when it is sent. */
import type { types, webApi } from '@slack/bolt';
import type { Faults } from '../../cards/form.ts';
import { languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { Parties, StoredTurn, Stranger, Turns } from '../port.ts';
import { sentence } from './blocks.ts';
import type { SlackLog } from './bolt-log.ts';
import { type HeardChange, metadataOf } from './change-heard.ts';
import { kindOfError } from './errors.ts';
import { modalOf, saidInModal } from './form.ts';
import type { SlackPlace } from './heard.ts';

export interface ChangeParts {
  readonly client: webApi.WebClient;
  readonly turns: Pick<Turns, 'changeForm' | 'checkForm' | 'receive'>;
  readonly log: SlackLog;
  readonly clock: () => Date;
  who(place: SlackPlace): Promise<Parties | Stranger>;
}

/** What Slack is told of a form: what is wrong at which field, what stands in its place, or nothing: it closes. */
export type Taken =
  | { readonly faults: Faults }
  | { readonly view: types.ModalView }
  | { readonly turn: StoredTurn | null };

export interface Change {
  ask(heard: Extract<HeardChange, { did: 'asked' }>): Promise<void>;
  /** Stores it where nothing is wrong with it; null: stored before. Throws when it cannot. */
  take(heard: Extract<HeardChange, { did: 'sent' }>): Promise<Taken>;
}

export function openChange({ client, turns, log, clock, who }: ChangeParts): Change {
  const askedOf = ({ click, language, place }: HeardChange) => ({
    channel: 'slack',
    click,
    language,
    who: () => who(place),
  });
  const languageOf = (heard: HeardChange) => languages.find(one => one === heard.language) ?? 'en';

  const tell = async ({ channel, user, thread }: SlackPlace, text: string) => {
    await client.chat
      .postEphemeral({ channel, user, ...(thread ? { thread_ts: thread } : {}), text: sentence(text).text })
      .catch((error: unknown) => log.error({ reason: kindOfError(error) }, 'why there is no form could not be said'));
  };

  return {
    async ask(heard) {
      try {
        const found = await turns.changeForm(askedOf(heard), clock());
        if ('sentence' in found) return await tell(heard.place, found.sentence);
        const view = modalOf(found.form, { callback: 'change', metadata: metadataOf(heard) });
        await client.views.open({ trigger_id: heard.trigger, view });
      } catch (error) {
        // Whoever clicked can still say in words what is to be different.
        log.error({ reason: kindOfError(error) }, 'the form for a change could not be opened');
        await tell(heard.place, say(languageOf(heard), 'ledger.change'));
      }
    },
    async take(heard) {
      const { click, thread, place, filled } = heard;
      const checked = await turns.checkForm({ ...askedOf(heard), filled }, clock());
      if (checked && 'faults' in checked) return { faults: checked.faults };
      if (checked) return { view: saidInModal(say(checked.language, 'action.change'), checked.sentence) };
      const deliveryId = `form:${place.channel}:${place.message}:${click}:${place.user}`;
      const delivery = { channel: 'slack', deliveryId, thread, text: '', click, filled, place, now: clock() };
      return { turn: await turns.receive(delivery) };
    },
  };
}
