/** What people do on their own page in Teams: open a form, send one. Pure. */
import { z } from 'zod';
import { type Language, languages } from '../../words/port.ts';
import { activity, id, placeOf, type TeamsPlace } from './heard.ts';

const about = z.object({
  home: z.string().regex(/^(?:language|share:\d{1,9})$/u),
  language: z.enum(languages).catch('en'),
});
const asked = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('task/fetch'),
  replyToId: id,
  value: z.object({ data: about }),
});
const sent = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('task/submit'),
  value: z.object({ data: about.extend({ message: id, choice: z.string().nullish() }) }),
});

interface About {
  readonly place: TeamsPlace;
  /** The message with the page. */
  readonly message: string;
  /** The id of a source; null: the language. */
  readonly source: number | null;
  readonly language: Language;
}
export type AtHome =
  | ({ readonly did: 'asked' } & About)
  | ({ readonly did: 'sent'; readonly choice: string | null } & About);

export function atHome(body: unknown): AtHome | null {
  const ask = asked.safeParse(body).data;
  const form = ask ? undefined : sent.safeParse(body).data;
  const said = ask ?? form;
  const place = said && placeOf(said);
  // The page is only ever shown to its owner alone.
  if (!said || place?.kind !== 'personal') return null;
  const { home, language } = said.value.data;
  const what = { place, language, source: home === 'language' ? null : Number(home.split(':')[1]) };
  if (ask) return { did: 'asked', message: ask.replyToId, ...what };
  const { message, choice } = form?.value.data ?? {};
  return message === undefined ? null : { did: 'sent', message, choice: choice ?? null, ...what };
}
