/** "Acquaint is looking …" where an answer takes long. Only a courtesy: that it fails matters to nobody. */
import type { webApi } from '@slack/bolt';
import { detectLanguage } from '../../words/detect.ts';
import { say } from '../../words/say.ts';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import type { SlackPlace } from './heard.ts';

/** Milliseconds of work before it shows. */
const showsAfter = 2000;

export type Status = (place: SlackPlace, question: string) => { clear(): Promise<void> };

export function openStatus(client: webApi.WebClient, log: SlackLog): Status {
  return ({ channel, thread, overheard }, question) => {
    let set: Promise<unknown> | undefined;
    const tell = async (text: string) => {
      if (thread === undefined) return;
      await client.assistant.threads
        .setStatus({ channel_id: channel, thread_ts: thread, status: text })
        .catch((error: unknown) => log.info({ reason: kindOfError(error) }, 'no status could be shown'));
    };
    const show = async () => {
      const { language, sure } = await detectLanguage(question);
      await tell(say(sure ? language : 'en', 'status.looking'));
    };
    // Who may not have asked us is not told that we look.
    const waiting = overheard
      ? undefined
      : setTimeout(() => {
          set = show();
        }, showsAfter);
    return {
      async clear() {
        clearTimeout(waiting);
        if (!set) return;
        // Else the status could arrive behind its own clearing, and stay.
        await set;
        await tell('');
      },
    };
  };
}
