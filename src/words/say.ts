/** Everything said to a user: one ICU catalogue a language, and `say` to fill a sentence in. */
import { IntlMessageFormat } from 'intl-messageformat';
import cs from './cs.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import type { Language } from './port.ts';

export type MessageId = keyof typeof en;

export type Values = Readonly<Record<string, string | number>>;

export const catalogues: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { en, pl, cs, de, fa };

const formats = new Map<string, IntlMessageFormat>();

/**
 * The sentence `id` in `language`. Values are inserted as they stand: what others wrote must have gone through
 * `untrusted` of cards before. Throws when a value the sentence needs is missing.
 */
export function say(language: Language, id: MessageId, values: Values = {}): string {
  const key = `${language} ${id}`;
  let format = formats.get(key);
  if (!format) {
    // Tags are switched off: "<" in a sentence is a character, and no sentence carries markup.
    format = new IntlMessageFormat(catalogues[language][id], language, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** Whether the catalogue has this id: for ids put together from a key, such as `function.` + key. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}
