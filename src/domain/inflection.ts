/** From a name as it stands in a sentence ("w Globexie", "s Novákem", "Annas") to the forms it may be stored under. */
import { fold } from './fold.ts';

export type InflectedLanguage = 'en' | 'pl' | 'cs' | 'de' | 'fa';

/** `ending` of a folded word → what may stand there in the nominative, likeliest first. */
type Rule = readonly [ending: RegExp, bases: readonly string[]];

const rule = (ending: string, ...bases: string[]): Rule => [new RegExp(`${ending}$`, 'u'), bases];

/** A consonant before a fleeting e: Markiem → Marek, Pawła → Paweł, Němce → Němec. Kept by the look-behind. */
const after = '(?<=[bcdfghjklmnprstwvz])';

const polish: readonly Rule[] = [
  // Polish writes the x of a foreign name as ks before an ending: Polmareksie, Xeroksu.
  rule('ks(?:ie|u|em|owi|a|y)', 'x'),
  rule('(?<=[ctsnz])kiem', 'iek', 'ek', 'k', 'ko', 'ka'),
  rule('(?<=[ctsnz])(?<!....s)k(?:a|owi|u)', 'ka', 'ek', 'iek', 'k', 'ko'),
  rule(`${after}(?<![ctsnz])kiem`, 'ek', 'k', 'ko'),
  rule(`${after}(?<![ctsnz])k(?:a|owi|u)`, 'ka', 'ek', 'k', 'ko'),
  rule(`${after}(?<!l)l(?:a|em|owi|u)`, 'el', 'la', 'l', 'lo'),
  rule(`${after}(?<!l)le`, 'la', 'el', 'l'),
  rule(`${after}c(?:a|em|owi|u)`, 'iec', 'ec', 'c', 'ca'),
  rule('skiego', 'ski', 'skie'),
  rule('skiemu', 'ski', 'skie'),
  rule('skim', 'ski'),
  rule('skich', 'ski'),
  rule('skimi', 'ski'),
  rule('iego', 'i', 'y'),
  rule('iemu', 'i', 'y'),
  rule('ego', 'y', 'e', 'o'),
  rule('emu', 'y', 'e'),
  rule('iej', 'a', 'ia'),
  rule('ej', 'a'),
  rule('[yi]mi', 'y', 'i'),
  rule('ym', 'y', 'e'),
  rule('im', 'i'),
  rule('ych', 'y', 'e'),
  rule('ich', 'i', 'e'),
  rule('kiem', 'k', 'ko'),
  rule('giem', 'g', 'go'),
  rule('iem', '', 'ie', 'io'),
  rule('em', '', 'o', 'e'),
  rule('owi', '', 'o', 'a', 'y'),
  rule('ami', '', 'a', 'y', 'e'),
  rule('iach', 'ie', 'ia', ''),
  rule('ach', 'e', 'y', 'a', ''),
  rule('ow', '', 'y'),
  rule('om', '', 'a', 'y'),
  rule('rze', 'r', 'ra', 'ro', 'rz'),
  rule('dzie', 'd', 'da', 'do'),
  rule('scie', 'st', 'sta', 'sto'),
  rule('cie', 't', 'ta', 'to', 'c'),
  rule('ce', 'ka', 'ca', 'c'),
  rule('dze', 'ga', 'dza'),
  rule('sze', 'cha', 'sza', 'sz'),
  rule('ie', '', 'a', 'ia', 'o', 'e'),
  rule('iu', '', 'io', 'ia'),
  rule('ii', 'ia', 'i'),
  rule('io', 'ia'),
  rule('ia', '', 'io'),
  rule('(?<!i)u', '', 'o', 'a'),
  rule('y', 'a', ''),
  rule('(?<!i)i', 'a', 'ia', '', 'o'),
  rule('(?<!i)e', 'a', '', 'o'),
  rule('(?<!i)a', '', 'o', 'y'),
  rule('(?<!i)o', 'a'),
  // Plural names of towns lose their e in the genitive: Katowic, Kielc.
  rule('(?<=[il]c)', 'e'),
];

const czech: readonly Rule[] = [
  // Lev and Šev lose their e: lva, lvu, lvem.
  rule('(?<=^[bcdfghjklmnprstz])v(?:a|u|ovi|em|e)', 'ev'),
  rule(`${after}k(?:a|ovi|em|u)`, 'ek', 'ka', 'k', 'ko'),
  rule(`${after}(?<!l)l(?:a|ovi|em|u)`, 'el', 'la', 'l', 'lo'),
  rule(`${after}c(?:e|i|em|ovi)`, 'ec', 'c', 'ce', 'ca'),
  rule(`${after}n(?:i|e)`, 'no', 'en', 'na', 'n', 'ne'),
  rule('ovou', 'ova'),
  rule('ove', 'ova', 'ov', ''),
  rule('ovych', 'ovi', 'ovy', ''),
  rule('ovi', '', 'a', 'o', 'e'),
  rule('ovic', '', 'ova'),
  rule('uv', '', 'a'),
  rule('eho', 'y', 'e'),
  rule('emu', 'y', 'e'),
  rule('iho', 'i', ''),
  rule('imu', 'i', ''),
  rule('ymi?', 'y', 'e'),
  rule('imi?', 'i', '', 'e'),
  rule('ych', 'y', 'e'),
  rule('ich', 'i', 'e', ''),
  rule('ech', 'y', '', 'e'),
  rule('ach', 'a', 'y'),
  rule('em', '', 'y', 'o', 'e'),
  rule('um', '', 'a', 'y'),
  rule('ou', 'a', 'o'),
  rule('ii', 'ie', 'ia', 'i'),
  rule('ce', 'ka', 'c'),
  rule('ze', 'za', 'ha', 'z'),
  rule('se', 'cha', 'sa', 's'),
  rule('re', 'ra', 'r', 'ro'),
  rule('(?<!o)u', '', 'a', 'o'),
  rule('y', 'a', '', 'o'),
  rule('i', 'e', '', 'a', 'ie'),
  rule('e', 'a', '', 'o'),
  rule('a', '', 'o'),
  rule('o', 'a'),
];

const german: readonly Rule[] = [
  rule('(?<=[szx])ens', ''),
  rule('ens', 'en', ''),
  rule('es', 'e', ''),
  rule('s', ''),
  rule('ern', 'er', ''),
  rule('en', '', 'e'),
  rule('n', ''),
];

const english: readonly Rule[] = [rule('ies', 'y', 'ie'), rule('(?<=s|x|z|ch|sh)es', '', 'e'), rule('(?<!s)s', '')];

/** Plural, ezafe, indefinite, possessive and the colloquial object marker, as they are written without a gap. */
const persian: readonly Rule[] = [
  rule('های(?:ی|م|ت|ش|مان|تان|شان)?', ''),
  rule('ها', ''),
  rule('اینا', ''),
  rule('(?:مان|تان|شان|مون|تون|شون)', ''),
  rule('ست', ''),
  rule('(?<=[اوه])یی?', ''),
  rule('هی', 'ه'),
  rule('ی', ''),
  rule('رو?', ''),
  rule('و', ''),
  rule('[مشت]', ''),
];

const rules: Readonly<Record<InflectedLanguage, readonly Rule[]>> = {
  pl: polish,
  cs: czech,
  de: german,
  en: english,
  fa: persian,
};

const persianScript = /\p{Script=Arabic}/u;
/** Shorter results are never names worth looking up: they would match everything. */
const shortestBase = 3;
const most = 12;

function byRules(folded: string, language: InflectedLanguage): string[] {
  return rules[language].flatMap(([ending, bases]) =>
    ending.test(folded) ? bases.map(base => folded.replace(ending, base)) : [],
  );
}

/** Takes turns, so that no language's rules push out the likeliest answer of another. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(list => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap(list => list.slice(place, place + 1))).flat();
}

/**
 * The folded forms a word may be stored under, the surface form first, then the likeliest base forms; at most 12, none
 * shorter than three letters. "Globexie" (pl) → globexie, globex, globexa, …; "Novákovi" (cs) → novakovi, novak, …;
 * «گلوبکس‌ها» → «گلوبکسها», «گلوبکس». Without a language all Latin rules take turns. Guesses by endings, no dictionary:
 * most forms name nothing, so they are for equality with stored keys, never to be shown.
 */
export function baseForms(word: string, language?: InflectedLanguage): readonly string[] {
  const surface = fold(word);
  if (surface === '') return [];
  const inPersian = persianScript.test(surface);
  // A name in Latin letters inside a Persian sentence is not inflected.
  const languages: readonly InflectedLanguage[] = inPersian
    ? ['fa']
    : language === 'fa'
      ? []
      : language
        ? [language]
        : ['pl', 'cs', 'de'];
  const bases = interleaved(languages.map(each => byRules(surface, each))).filter(form => form.length >= shortestBase);
  return [...new Set([surface, ...bases])].slice(0, most);
}

/**
 * The same for a name of several words, each inflected by itself: "Annie Kowalskiej" → "annie kowalskiej", "anna
 * kowalska", … The surface form first, then combinations in which the words' forms are likeliest together; at most
 * `limit` (default 24).
 */
export function baseFormsOfSpan(words: readonly string[], language?: InflectedLanguage, limit = 24): readonly string[] {
  let combined: { readonly form: string; readonly rank: number }[] = [{ form: '', rank: 0 }];
  for (const word of words) {
    const forms = baseForms(word, language);
    if (forms.length === 0) continue;
    combined = combined
      .flatMap(left => forms.map((form, rank) => ({ form: `${left.form} ${form}`.trim(), rank: left.rank + rank })))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit);
  }
  return [...new Set(combined.map(each => each.form).filter(form => form !== ''))];
}
