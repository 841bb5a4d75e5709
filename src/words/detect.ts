/** Which of our languages a message is in. Questions are short and full of names, so small words decide first. */
import { languagesOfWord } from './function-words.ts';
import { type Language, languages } from './port.ts';

export interface Detected {
  /** The best guess; `en` where nothing speaks for any. */
  readonly language: Language;
  /** False for a bare name, a number, "ok": then the colleague's own setting is the better guess. */
  readonly sure: boolean;
}

/** Letters that one of the languages writes and the other three do not. ó, á, í, é, š, č, ž are names everywhere. */
const ownLetters: readonly (readonly [Language, RegExp])[] = [
  ['pl', /[ąćęłńśźż]/u],
  ['cs', /[ěřůďťň]/u],
  ['de', /[äöüß]/u],
];

/** Addresses are names, whatever words they are made of. */
const addresses = /\S+[@.]\S*\p{L}\S*/gu;
/** "Globex's" is a name too. */
const genitive = /['’]s\b/gu;
const words = /[\p{L}\p{M}\u200C]+/gu;
const persian = /\p{Script=Arabic}/u;
/** From this many words on a detector of letter groups has something to go by. */
const enoughForDetector = 3;
/** The weight of one small word that no other language shares. */
const enough = 1;

function wordsOf(text: string): readonly string[] {
  return [...text.replace(addresses, ' ').replace(genitive, '').matchAll(words)].map(([word]) => word);
}

/** What small words and letters say: a weight for each language. */
function weigh(text: string): Map<Language, number> {
  const weights = new Map<Language, number>();
  const add = (language: Language, weight: number) => weights.set(language, (weights.get(language) ?? 0) + weight);
  const all = wordsOf(text);
  for (const word of all) {
    if (persian.test(word)) {
      add('fa', 1);
      continue;
    }
    const lower = word.toLowerCase();
    const speaking = languagesOfWord(lower);
    for (const language of speaking) add(language, 1 / speaking.length);
    // A capital may be a name, and names have the letters of their own country; so may a word that stands alone.
    const mayBeName = word !== lower || all.length < enoughForDetector;
    if (speaking.length === 0 && !mayBeName) {
      for (const [language, letters] of ownLetters) if (letters.test(lower)) add(language, 1);
    }
  }
  return weights;
}

function ranked(weights: ReadonlyMap<Language, number>): readonly (readonly [Language, number])[] {
  return languages.map(language => [language, weights.get(language) ?? 0] as const).toSorted((a, b) => b[1] - a[1]);
}

/** The answer of small words, letters and script; null when they leave it open. */
export function detectByWords(text: string): Detected | null {
  const weights = weigh(text);
  const [best, second] = ranked(weights);
  if (!best || !second || best[1] === 0) return null;
  // One name in Persian script inside a sentence in Latin letters does not make it Persian, nor the other way round.
  if (best[1] >= enough && best[1] > second[1]) return { language: best[0], sure: true };
  return null;
}

/**
 * The language of a message. Small words, letters and script answer most; the rest goes to a detector of letter groups,
 * which is loaded only then (a third of a second, some 80 MB).
 */
export async function detectLanguage(text: string): Promise<Detected> {
  const byWords = detectByWords(text);
  if (byWords) return byWords;
  const weights = weigh(text);
  const [best] = ranked(weights);
  if (!best) return { language: 'en', sure: false };
  const guess = best[1] > 0 ? best[0] : 'en';
  const all = wordsOf(text);
  // Names say nothing of the language they are asked about in, so words with a capital are left out. German writes its
  // nouns so: where a small word may be German ("Finanzleiter in Berlin") they are read too, but prove nothing else.
  const plain = all.filter(word => word === word.toLowerCase());
  const nouns = plain.length < enoughForDetector && (weights.get('de') ?? 0) === best[1] && best[1] > 0;
  const read = nouns ? all : plain;
  const telling = read.filter(word => languagesOfWord(word.toLowerCase()).length === 0);
  if (read.length < enoughForDetector || telling.length === 0) return { language: guess, sure: false };
  const { eld } = await import('eld/extrasmall');
  eld.setLanguageSubset([...languages]);
  const found = eld.detect(read.join(' '));
  const language = languages.find(language => language === found.language);
  if (!language || (nouns && language !== 'de') || (weights.get(language) ?? 0) < best[1])
    return { language: guess, sure: false };
  return { language, sure: found.isReliable() };
}
