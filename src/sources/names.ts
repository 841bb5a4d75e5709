/** People's names as they are stored: one space between words, no emoji, no degrees behind a comma. */

import { splitName } from '../domain/names.ts';

const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/gu;
/** "Muster, PhD", "Kowalska, MBA, PMP": short words of which two letters or more are capitals. */
const degrees = /(?:,\s*(?:(?=[\p{L}.®-]*\p{Lu}[\p{L}.®-]*\p{Lu})[\p{L}.®-]{2,8}|Ph\.?D\.?|CSc\.?|DrSc\.?))+$/u;
/** Scripts that write the family name first, without a gap worth keeping. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;

/**
 * A name or a part of one: "Igor\t" → Igor, "Erika Beispiel 🔸" → Erika Beispiel, "Muster, PhD" → Muster,
 * "Beispiel, Erika" → Erika Beispiel.
 */
export function cleanName(text: string): string {
  // Most cells are one plain word: nothing to clean.
  if (/^[A-Za-z]*$/u.test(text)) return text;
  const name = text.replace(pictures, ' ').replace(/\s+/gu, ' ').trim();
  if (!name.includes(',')) return name;
  // In a name all in capitals (NOWAK, ANNA) capitals are no sign of a degree.
  const [first = ''] = name.split(',');
  const bare = first === first.toUpperCase() ? name : name.replace(degrees, '');
  if (!bare.includes(',')) return bare;
  const { given, middle, family } = splitName(bare);
  return [given, middle, family].filter(part => part !== '').join(' ') || bare;
}

/** Given and family name as one; family first where the script does so (山本 太郎). */
export function fullName(given: string, family: string): string {
  const [first, last] = [cleanName(given), cleanName(family)];
  if (!first || !last) return first || last;
  return familyFirst.test(first) && familyFirst.test(last) ? `${last} ${first}` : `${first} ${last}`;
}

/** City and country as one, without what is empty or said twice. */
export function placeOf(...parts: readonly (string | undefined)[]): string | undefined {
  const said = parts
    .map(part => part?.replace(/\s+/gu, ' ').trim() ?? '')
    .filter((part, at, all) => part && all.indexOf(part) === at);
  return said.length > 0 ? said.join(', ') : undefined;
}
