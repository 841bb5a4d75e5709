/** "The second", "#2", "ostatni", «سومی»: a place in the list shown before. */
import { type Token, tokens } from '../../domain/fold.ts';
import type { Language } from '../../words/port.ts';

export interface Item {
  /** 1-based; -1 = the last, -2 = the one before it. */
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

/** Folded forms by place; Polish, Czech and German by stem and ending. */
const ordinals: readonly (readonly [number, RegExp])[] = [
  [1, /^(first|1st|top|pierwsz(y|a|e|ego|ej|emu|ym)|prvni(ho|mu|m)?|erste[nrms]?|اول|اولی|نخست|یکم)$/],
  [2, /^(second|2nd|drug(i|a|ie|iego|iej|iemu|im)|druh(y|a|e|eho|emu|ym|em|ou)|zweite[nrms]?|دوم|دومی)$/],
  [3, /^(third|3rd|trzeci(a|e|ego|ej|emu|m)?|treti(ho|mu|m)?|dritte[nrms]?|سوم|سومی)$/],
  [4, /^(fourth|4th|czwart(y|a|e|ego|ej|emu|ym)|ctvrt(y|a|e|eho|emu|ym|em|ou)|vierte[nrms]?|چهارم|چهارمی)$/],
  [5, /^(fifth|5th|piat(y|a|e|ego|ej|emu|ym)|pat(y|a|e|eho|emu|ym|em|ou)|funfte[nrms]?|پنجم|پنجمی)$/],
  [6, /^(sixth|6th|szost(y|a|e|ego|ej|emu|ym)|sest(y|a|e|eho|emu|ym|em|ou)|sechste[nrms]?|ششم)$/],
  [7, /^(seventh|7th|siodm(y|a|e|ego|ej|emu|ym)|sedm(y|a|e|eho|emu|ym|em|ou)|siebte[nrms]?|هفتم)$/],
  [8, /^(eighth|8th|osm(y|a|e|ego|ej|emu|ym|eho|em|ou)|achte[nrms]?|هشتم)$/],
  [9, /^(ninth|9th|dziewiat(y|a|e|ego|ej)|devat(y|a|e|eho)|neunte[nrms]?|نهم)$/],
  [10, /^(tenth|10th|dziesiat(y|a|e|ego|ej)|desat(y|a|e|eho)|zehnte[nrms]?|دهم)$/],
  [-2, /^(penultimate|przedostatni(a|ego|ej|m)?|predposledni(ho|m)?|vorletzte[nrms]?)$/],
  [-1, /^(last|ostatni(a|e|ego|ej|emu|m)?|posledni(ho|mu|m)?|letzte[nrms]?|اخر|اخری|اخرین)$/],
];

/** "Last week", "when did we last speak", "last contact": no place in a list. */
const notLastOf =
  /^(week|month|year|quarter|time|days?|contact|talk|spoke|speak|met|meet|saw|met|touch|in|mails?|tydzien|tygodni\w*|miesiac\w*|rok\w*|kwartal\w*|raz\w*|kontakt\w*|tyden|tydn\w*|mesic\w*|woche|monat\w*|jahr\w*|quartal|mal|هفته|ماه|سال|بار|تماس)$/;

/** A number that counts as a place: after such a word, or alone. */
const beforeNumber =
  /^(number|no|nr|num|item|numer\w*|pozycj\w*|cislo|nummer|punkt|شماره|مورد|گزینه|pick|take|option|opcj\w*|moznost\w*|person|osob\w*)$/;

/** What may stand around a bare number that answers a question to choose. */
const aroundNumber =
  /^(the|one|please|pls|prosze|prosim|bitte|لطفا|to|ten|ta|ta|die|der|das|option|ok|yes|tak|ano|ja|بله)$/;

/** "Number two", after a word that announces a number. */
const numbers: readonly (readonly [number, RegExp])[] = [
  [1, /^(one|jeden|jedna|eins|یک)$/],
  [2, /^(two|dwa|dva|zwei|دو)$/],
  [3, /^(three|trzy|tri|drei|سه)$/],
  [4, /^(four|cztery|ctyri|vier|چهار)$/],
  [5, /^(five|piec|pet|funf|پنج)$/],
];

/** The ordinal that each language is taught to mend ("secnd"). */
export const ordinalWords: Readonly<Record<Language, string>> = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth last',
  pl: 'pierwszy pierwsza pierwszym drugi druga drugim trzeci trzecia trzecim czwarty piaty ostatni ostatnia ostatnim',
  cs: 'prvni druhy druha druhem treti tretim ctvrty paty posledni poslednim',
  de: 'erste ersten zweite zweiten dritte dritten vierte vierten letzte letzten',
  fa: 'اول دوم سوم چهارم پنجم اخر',
};

/** A place in the list where the ordinal was mistyped and mended. */
export function mistypedItem(text: string, mended: ReadonlyMap<number, string>): Item | undefined {
  for (const word of tokens(text)) {
    const meant = mended.get(word.start);
    const place = meant === undefined ? undefined : ordinals.find(([, forms]) => forms.test(meant))?.[0];
    if (place !== undefined) return { place, start: word.start, end: word.end };
  }
  return undefined;
}

/** The place a message refers to, or undefined. */
export function itemIn(text: string): Item | undefined {
  const words = tokens(text);
  for (const [i, word] of words.entries()) {
    const place = placeOf(word, i, words, text);
    if (place !== undefined) return { place, start: startOf(word, text), end: word.end };
  }
  return undefined;
}

/** The hash sign belongs to the number. */
function startOf(word: Token, text: string): number {
  return text[word.start - 1] === '#' ? word.start - 1 : word.start;
}

function placeOf(word: Token, i: number, words: readonly Token[], text: string): number | undefined {
  const next = words[i + 1]?.folded ?? '';
  const ordinal = ordinals.find(([, forms]) => forms.test(word.folded));
  if (ordinal) return ordinal[0] === -1 && notLastOf.test(next) ? undefined : ordinal[0];
  const announced = beforeNumber.test(words[i - 1]?.folded ?? '');
  const spelled = numbers.find(([, forms]) => forms.test(word.folded));
  if (spelled && announced) return spelled[0];
  if (!/^\d{1,2}$/.test(word.folded)) return undefined;
  const number = Number(word.folded);
  if (number < 1) return undefined;
  const after = text[word.end] ?? '';
  const marked = text[word.start - 1] === '#' || beforeNumber.test(words[i - 1]?.folded ?? '');
  const isOrdinal = after === '.' && /^\s\p{L}/u.test(text.slice(word.end + 1));
  const alone = words.every(other => other === word || aroundNumber.test(other.folded));
  return marked || isOrdinal || alone ? number : undefined;
}

/** The 1-based place in a list of `length`; undefined when the list is shorter than that. */
export function placeInList(place: number, length: number): number | undefined {
  const position = place > 0 ? place : length + 1 + place;
  return position >= 1 && (length === 0 || position <= length) ? position : undefined;
}
