/** Names across scripts: «سارا محمدی» and "Sara Mohammadi" are one person, «گلوبکس» and "Globex" one company. */
import anyAscii from 'any-ascii';
import { fold } from './fold.ts';

/**
 * Persian letters as the consonant classes of the key. Alef, ein, vav and yeh are vowels inside a word; ein and alef
 * at its beginning say only that it begins with a vowel, vav and yeh there are consonants.
 */
const persian: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ط: 't',
  ث: 's',
  س: 's',
  ص: 's',
  ش: 's',
  ج: 'g',
  چ: 'k',
  ح: 'h',
  ه: 'h',
  خ: 'k',
  د: 'd',
  ذ: 's',
  ز: 's',
  ژ: 'g',
  ض: 's',
  ظ: 's',
  ر: 'r',
  غ: 'g',
  ق: 'g',
  گ: 'g',
  ف: 'f',
  ک: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
};

/** Latin letter groups as the same classes, longest first. Applied to folded ASCII. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/th|dt/gu, 't'],
  [/sch|sh|sz|ts|tz/gu, 's'],
  [/kh|ch|ck|cz|qu/gu, 'k'],
  [/gh|zh|dj|q|j/gu, 'g'],
  [/z/gu, 's'],
  [/x/gu, 'ks'],
  [/c(?=[eiy])/gu, 's'],
  [/c/gu, 'k'],
  [/(.)\1+/gu, '$1'],
];

const arabicScript = /\p{Script=Arabic}/u;

function persianWord(word: string): string {
  const first = word.charAt(0);
  const beginning = 'اع'.includes(first) ? 'a' : first === 'و' ? 'v' : first === 'ی' ? 'y' : (persian[first] ?? '');
  const rest = [...word.slice(1).replace(/ه$/u, '')].map(
    letter => persian[letter] ?? (/\d/u.test(letter) ? letter : ''),
  );
  return beginning + rest.join('');
}

function latinWord(word: string): string {
  const spelled = latin.reduce((text, [group, letter]) => text.replace(group, letter), word);
  // Persian begins no word with two consonants of which the first is an s: Smith is اسمیت, Škoda is اشکودا.
  const sounded = /^s[bcdfgjklmnpqrtvwz]/u.test(spelled) ? `a${spelled}` : spelled;
  const first = sounded.charAt(0);
  const beginning = /[aeiou]/u.test(first) ? 'a' : first === 'w' ? 'v' : first;
  const rest = sounded
    .slice(1)
    .replace(/h$/u, '')
    .replace(/[aeiouyvw]/gu, '');
  return beginning + rest;
}

function keyOfWord(word: string): string {
  const key = arabicScript.test(word) ? persianWord(word) : latinWord(fold(anyAscii(word)).replaceAll(' ', ''));
  // Letters of Urdu, say, or a lone silent h: then the word stands for itself.
  return key || word;
}

/**
 * A key that does not depend on the script: the consonants of each word in order, in classes wide enough for the usual
 * romanisations (kh/ch/k/č, gh/q/g/j/zh, s/sh/š/z), doubles written once; a vowel counts only at the beginning of a word,
 * as `a`. v/w and y count only there too, because Persian writes them with the letters of u and i.
 * «سارا محمدی», "Sara Mohammadi", "Sarah Mohamadi" → "sr mhmd"; «گلوبکس», "Globex" → "glbks".
 *
 * Wide on purpose (Novak and Nick are both "nk"), so: a way to candidates, to be checked by `spelledInPersian`, and
 * nothing to join records by.
 */
export function latinKey(name: string): string {
  const folded = fold(name);
  if (folded === '') return '';
  return folded.split(' ').map(keyOfWord).join(' ');
}

/** So many spellings of one name are looked up. */
const mostKeys = 8;

/** The article of Arabic names, which Persian writes in one word with the name: «التمیمی» is Al-Tamimi. */
const article = /(?<=^| )(?:ال|al|el) ?(?=\p{L}{3})/gu;

/**
 * The keys a name may be stored under, its own first. Latin "wh" and "rh" begin a word with a sound that Persian writes
 * with one letter: «ویتفیلد» is Whitfield, «راین» is Rhein. Arabic names have letters that are written "dh" or "th"
 * («کاظم» is Kazem and Kadhim, «عثمان» Osman and Othman), and an article.
 */
export function latinKeys(name: string): readonly string[] {
  const spellings = (word: string) => [word, word.replace(/^([rv])(h?)/u, (_, first, h) => (h ? first : `${first}h`))];
  const arabic = (word: string) => [
    ...spellings(keyOfWord(word)),
    ...(/[ظضذ]/u.test(word) ? [keyOfWord(word.replace(/[ظضذ]/gu, 'ده'))] : []),
    // Spanish: «خاویر» is Javier.
    ...(/^خ/u.test(word) ? [keyOfWord(word.replace('خ', 'ج'))] : []),
    ...(/ث/u.test(word) ? [keyOfWord(word.replaceAll('ث', 'ت'))] : []),
    ...(/ق/u.test(word) ? [keyOfWord(word.replaceAll('ق', 'ک'))] : []),
    ...(/dh/u.test(word) ? [keyOfWord(word.replaceAll('dh', 'z'))] : []),
  ];
  const folded = fold(name);
  if (folded === '') return [''];
  const apart = folded.replace(article, (_, at: number) =>
    arabicScript.test(folded.slice(at, at + 1)) ? 'ال ' : 'al ',
  );
  const joined = folded.replace(article, (_, at: number) =>
    arabicScript.test(folded.slice(at, at + 1)) ? 'ال' : 'al',
  );
  return [...new Set([folded, apart, joined].flatMap(text => keysOf(text, arabic)))].slice(0, mostKeys);
}

const keysOf = (folded: string, spellings: (word: string) => readonly string[]) =>
  folded
    .split(' ')
    .map(word => [...new Set(spellings(word))])
    .reduce<string[]>(
      (keys, words, place) =>
        words.flatMap(word => keys.map(key => (place === 0 ? word : `${key} ${word}`))).slice(0, mostKeys),
      [''],
    );

/** What each Persian letter may be in a romanised word; vowels that Persian does not write may stand between any two. */
const sounds: Readonly<Record<string, string>> = {
  ا: '(?:aa|au|ou|[aoeu])',
  ع: '[aeiou]{0,2}',
  و: '(?:ou|oo|au|ow|ov|av|wh|[ouvw])',
  ی: '(?:ee|ei|ey|ai|ay|ie|ia|ij|[iyej])',
  ه: '(?:h|a|e)?',
  ر: '(?:rh|r)',
  ح: 'h',
  خ: '(?:kh|ch|h|x|j)',
  چ: '(?:tsch|ch|cz|tch|c)',
  ش: '(?:sch|sh|sz|ch|s)',
  ژ: '(?:zh|j|z|g|rz)',
  ج: '(?:dj|dz|j|g)',
  ق: '(?:gh|q|g|k)',
  غ: '(?:gh|q|g)',
  ک: '(?:ck|kh|ch|k|c|q)',
  ف: '(?:ph|f)',
  س: '(?:s|c|z)',
  ز: '(?:z|s)',
  ذ: '(?:z|dh|d)',
  ض: '(?:z|dh|d)',
  ظ: '(?:z|dh|d)',
  گ: 'g',
  ث: '(?:s|th)',
  ص: 's',
  ت: '(?:th|dt|t)',
  ط: '(?:th|t)',
};

/**
 * Whether a romanised name can be how a Persian one is written: each Persian letter in order, unwritten short vowels in
 * between. Stricter than equal keys: «سارا» is Sara or Sarah, not Siri. Words are compared one by one.
 */
export function spelledInPersian(persianName: string, latinName: string): boolean {
  // Yeh with a hamza is a letter of its own («صنائع») or only parts two vowels («راینائور»).
  if (persianName.includes('ئ') && spelledInPersian(persianName.replaceAll('ئ', ''), latinName)) return true;
  if (/(?<!\p{L})ال\p{L}{3}/u.test(persianName) && / ?\b[ae]l\b/iu.test(latinName))
    return spelledInPersian(persianName.replace(/(?<!\p{L})ال(?=\p{L}{3})/gu, 'ال '), latinName);
  const persianWords = fold(persianName).split(' ');
  const latinWords = fold(anyAscii(latinName)).split(' ');
  return (
    persianWords.length === latinWords.length &&
    persianWords.every((word, place) => romanisation(word).test((latinWords[place] ?? '').replaceAll('x', 'ks')))
  );
}

function romanisation(word: string): RegExp {
  const parts = [...word].map((letter, place) => {
    // Before yeh, vav, or an s with a consonant the alef only carries them: ایران, اومید, اسمیت.
    if (place === 0 && letter === 'ا') return /^ا[شسوی]/u.test(word) ? '[aeiou]{0,2}' : '(?:aa|[aeiou])';
    if (letter === 'ا' && word[place + 1] === 'ی') return '[ao]?';
    // Arabic ends some names in a yeh that sounds like an alef: «مصطفی», «موسی».
    if (letter === 'ی' && place > 1 && place === word.length - 1) return `(?:${sounds[letter]}|a){1,2}`;
    const sound = sounds[letter] ?? persian[letter] ?? letter;
    return `(?:${sound}){1,2}`;
  });
  return new RegExp(`^${parts.join('[aeiou]?')}[he]?$`, 'u');
}
