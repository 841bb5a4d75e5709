/**
 * Looking for a contact or an account while writing. What is found is put into a message, where everyone in that
 * conversation reads it: so it is looked for as all of them, and where it is not known who they are, not at all.
 */
import { z } from 'zod';
import type { ChatLinks } from '../../access/port.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { FoundCard, LookUp } from '../port.ts';
import { messagesOf } from './adaptive-card.ts';
import { commands } from './commands.ts';
import { escapeWithin } from './escape.ts';
import { activity, placeOf, type TeamsPlace } from './heard.ts';
import { limits } from './limits.ts';
import type { Places } from './places.ts';

const query = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('composeExtension/query'),
  locale: z.string().nullish(),
  value: z.object({
    commandId: z.literal(commands.find.id),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
});

export interface Looked {
  readonly place: TeamsPlace;
  readonly words: string;
  /** Of their Teams. */
  readonly locale: string;
}

export function composeIn(body: unknown): Looked | null {
  const said = query.safeParse(body).data;
  const place = said && placeOf(said);
  if (!place) return null;
  const words = said.value.parameters.find(({ name }) => name === commands.find.parameter)?.value ?? '';
  return { place, words: words.trim(), locale: said.locale ?? '' };
}

const invokeResponse = (composeExtension: object) => ({
  type: 'invokeResponse',
  value: { status: 200, body: { composeExtension } },
});
const said = (text: string) => invokeResponse({ type: 'message', text });

function attachmentOf({ title, hint, card }: FoundCard) {
  const [message] = messagesOf(card, '');
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: message?.card,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: escapeWithin(title, limits.line), text: escapeWithin(hint, limits.line) },
    },
  };
}

export interface ComposeParts {
  readonly lookUp: LookUp;
  readonly links: ChatLinks;
  readonly places: Pick<Places, 'readers'>;
  readonly clock: () => Date;
  /** Where nothing else says which. */
  readonly language: Language;
}

/** @returns what Teams is answered */
export function openCompose({ lookUp, links, places, clock, language: fallback }: ComposeParts) {
  return async ({ place, words, locale }: Looked) => {
    const readers = await places.readers(place);
    const spoken = languages.find(one => locale.toLowerCase().startsWith(one)) ?? fallback;
    // Two people's own chat is a personal one too; only the list of its members tells it from ours.
    const me = readers === 'private' ? undefined : readers.these.find(({ id }) => id === place.user);
    if (readers === 'private' || !me) return said(say(spoken, 'compose.private'));
    const asker = await links.colleague(me, clock());
    if (!asker) return said(say(spoken, me.email === null ? 'identity.chat.unconfirmed' : 'identity.chat.unknown'));
    const language = languages.find(one => one === asker.language) ?? spoken;
    const reading = await links.readers(readers.these);
    const found = await lookUp(words, { asker, readers: reading, language }, clock());
    if (found.length === 0) return said(say(language, 'compose.nothing'));
    return invokeResponse({ type: 'result', attachmentLayout: 'list', attachments: found.map(attachmentOf) });
  };
}
