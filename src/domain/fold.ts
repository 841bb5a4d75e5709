/** Text as it is compared: without case, diacritics, punctuation, emoji and the spelling habits of keyboards. */

/** Letters that NFKD leaves whole. Persian keyboards write one letter with several code points; all become one. */
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
  ء: '',
};
const anyLetter = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** Latin, Greek and Cyrillic diacritics, keycaps; Arabic harakat and hamza; Hebrew points. Indic vowel signs stay. */
const diacritics = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|[\u20d0-\u20ff]/gu;
/** Joiners, direction marks, soft hyphens; tatweel; variation selectors: neither letters nor gaps. */
const invisible = /\p{Cf}|\u0640|\u034f|[\ufe00-\ufe0f]/gu;
const apostrophe = "['\u2018\u2019\u02bc\u02b9\uff07`\u00b4]";
const apostropheInWord = new RegExp(`(?<=[\\p{L}\\p{N}])${apostrophe}(?=[\\p{L}\\p{N}])`, 'gu');
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const plain = /^[\x20-\x7e]*$/;
const plainApostrophe = /(?<=[a-z0-9])['`](?=[a-z0-9])/g;
const notPlainWord = /[^a-z0-9]+/g;
const notAWord = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * The form in which names and words are compared: "Łódź" → "lodz", "O’Brien" → "obrien", "Coca-Cola" → "coca cola",
 * «محمّدي» → «محمدی», "۱۲" → "12". Lower case, one space between words, none around. A German umlaut loses its dots
 * (Müller → muller); `foldVariants` also knows the "ue" spelling. Folding twice changes nothing; a text without any
 * letter or digit becomes ''.
 */
export function fold(text: string): string {
  // Most names are plain; an import folds millions of them.
  if (plain.test(text)) return text.toLowerCase().replace(plainApostrophe, '').replace(notPlainWord, ' ').trim();
  return (
    text
      // A spacing accent typed for an apostrophe would fall apart into a gap and an accent.
      .replaceAll('\u00b4', "'")
      .normalize('NFKD')
      .toLowerCase()
      // Lower case brings out new marks (İ).
      .normalize('NFKD')
      .replace(diacritics, '')
      .replace(invisible, '')
      .replace(apostropheInWord, '')
      .replace(anyLetter, letter => letters[letter] ?? letter)
      .replace(easternDigit, digit => String(digit.charCodeAt(0) & 0xf))
      .normalize('NFC')
      .replace(notAWord, ' ')
      .trim()
  );
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** "Müller" → "Mueller", otherwise untouched. */
export function withUmlautsWritten(text: string): string {
  return text.normalize('NFC').replace(/[äöüøåÄÖÜØÅ]/gu, letter => {
    const written = umlauts[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? written : written.charAt(0).toUpperCase() + written.slice(1);
  });
}

/**
 * The spellings that stand for the same letters: with and without the dots written out. "Müller" → muller, mueller.
 * Two names are spelled alike when these lists share a member; safe for joining records.
 */
export function spellings(text: string): readonly string[] {
  return [...new Set([fold(text), fold(withUmlautsWritten(text))])];
}

/**
 * "ue" that may stand for "ü": after a consonant other than q and before one; not the -el of Michael, Samuel, Noelle,
 * which would turn Michael into Michał.
 */
const writtenUmlaut = /(?<=^|[^aeiouqy])([aou])e(?=[bcdfghjklmnpqrstvwxz])(?!l(?:a|e|le|la|ka|em|owi|a|ovi)?(?= |$))/gu;

/**
 * Everything a name may be stored under, for look-up, the folded form first: "Mueller" → mueller, muller; "Müller" →
 * muller, mueller. Wider than `spellings` ("Poeta" → also "pota"), so never a reason to join records.
 */
export function foldVariants(text: string): readonly string[] {
  const forms = new Set(spellings(text));
  for (const form of [...forms]) forms.add(form.replace(writtenUmlaut, '$1'));
  return [...forms];
}

export interface Token {
  /** As it stands in the text, without a possessive or inflectional ending after an apostrophe. */
  readonly word: string;
  readonly folded: string;
  /** UTF-16 offsets: `text.slice(start, end) === word`. */
  readonly start: number;
  readonly end: number;
}

const tokenPattern = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Cf}]|${apostrophe}(?=[\\p{L}\\p{N}]))*`, 'gu');
/** "Globex's", "Apple’a", "Shell'owi": what follows the apostrophe is grammar, not the name. */
const endingAfterApostrophe = new RegExp(
  `(?<=..)${apostrophe}(?:s|a|u|y|i|e|ie|em|iem|om|owi|ego|emu|ach|ami|ów|sche[nmrs]?)$`,
  'iu',
);
const acronym = /^\p{Lu}[\p{Lu}\p{N}]+$/u;
/** "IBM-u", "PKO-wie": an ending hung on an acronym. */
const endingAfterHyphen = /^(?:a|u|y|ie|e|em|iem|om|owi|wi|wie|ach|ami|s)$/u;

/** The words of a text with their places. Hyphens part words ("Coca-Cola" is two); apostrophes do not ("O'Brien"). */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const start = match.index;
    const word = match[0].replace(endingAfterApostrophe, '').replace(/\p{Cf}+$/u, '');
    const before = found.at(-1);
    const hung =
      before !== undefined &&
      before.end === start - 1 &&
      /[-\u2010\u2011\u2013]/u.test(text.charAt(start - 1)) &&
      acronym.test(before.word) &&
      endingAfterHyphen.test(word);
    const folded = fold(word);
    if (hung || folded === '') continue;
    found.push({ word, folded, start, end: start + word.length });
  }
  return found;
}
