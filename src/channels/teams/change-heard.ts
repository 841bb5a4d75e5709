/** Somebody wants to change what a card proposes: asks for the form, or sends it. Pure. */
import { z } from 'zod';
import type { Filled } from '../../cards/form.ts';
import { activity, id, placeOf, type TeamsPlace, threadOf } from './heard.ts';

const about = z.object({
  change: z.string().regex(/^[a-z0-9]{8}\.\d{1,3}$/u),
  language: z.string().regex(/^[a-z]{2}$/u),
});
const asked = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('task/fetch'),
  replyToId: id,
  value: z.object({ data: about }),
});
/** Numbers come as numbers or as texts, and what is empty as nothing at all. */
const field = z.union([z.string().max(4000), z.number(), z.null()]).transform(value => String(value ?? ''));
const sent = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('task/submit'),
  value: z.object({
    data: about.extend({ message: id, msteams: z.unknown().optional() }).catchall(field),
  }),
});

interface Change {
  readonly place: TeamsPlace;
  readonly thread: string;
  /** The message with the card. */
  readonly message: string;
  readonly click: string;
  readonly language: string;
}
export type HeardChange =
  | (Change & { readonly did: 'asked' })
  | (Change & { readonly did: 'sent'; readonly filled: Filled });

export function changeIn(body: unknown): HeardChange | null {
  const ask = asked.safeParse(body).data;
  const form = ask ? undefined : sent.safeParse(body).data;
  const said = ask ?? form;
  const place = said && placeOf(said);
  if (!place) return null;
  const { change: click, language } = said.value.data;
  const what = (message: string) => ({
    place: { ...place, message },
    thread: threadOf(place),
    message,
    click,
    language,
  });
  if (ask) return { did: 'asked', ...what(ask.replyToId) };
  if (!form) return null;
  const { change: _, language: __, message, msteams: ___, ...fields } = form.value.data;
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  return { did: 'sent', ...what(message), filled };
}
