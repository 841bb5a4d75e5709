/**
 * Stems of folded words, so that "w zakupach", "zakupy" and "zakupów" are one word. A stem is only ever compared with
 * another stem of the same function, so it need not be a word, and folding two words into one costs less than keeping
 * two forms of one word apart. Lists of endings, because Polish and Persian have no well-kept stemmer, the Czech one of
 * Snowball needs the diacritics that people leave out, and its English and German ones take 90 µs a word in JavaScript,
 * twenty times as long as these.
 */
import type { Language } from './language.ts';

/** What the last letters of a stem turn into, so that both forms of a word meet. The first rule that fits is applied. */
type Softened = readonly (readonly [RegExp, string])[];

interface Endings {
  /** Longest first. */
  readonly endings: readonly string[];
  readonly softened: Softened;
  /** Letters a stem keeps at least; one more when the ending is a single letter and `strict`. */
  readonly shortest: number;
  readonly strict: boolean;
}

const longestFirst = (endings: string) => endings.split(' ').sort((a, b) => b.length - a.length);

const english: Endings = {
  endings: longestFirst('ings ing ies ied es ed s e y'),
  // "shipping", "ship"
  softened: [[/([bdgmnprt])\1$/, '$1']],
  shortest: 3,
  strict: false,
};

const polish: Endings = {
  endings: longestFirst(
    'iejszego owskiego iejszy kami iami owie ach ami iego iemu iach iowi owej owego owych owym owymi owe owa owy ' +
      'ich imi ych ymi ego emu iem iow iom ow owi om em ia ie io iu iej ej ym im a e i o u y',
  ),
  softened: [
    // "lekarka", "lekarz"; "kupca", "kupiec"; "klienci", "klient"; "specjaliści"; "fabryce", "Pradze", "inżynierze"
    [/(arz|tor|er|ist|yst|log|iel|ent|ant|ier|or)k$/, '$1'],
    [/iec$/, 'c'],
    [/nc$/, 'nt'],
    [/sc$/, 'st'],
    [/c$/, 'k'],
    [/dz$/, 'g'],
    [/rz$/, 'r'],
  ],
  shortest: 3,
  strict: false,
};

const czech: Endings = {
  endings: longestFirst(
    'ejsiho ejsi iho imu eho emu ymi imi ami emi ovi ove ovy ova ich ych ach ech um im ym em am ou eti ata a e i o u y',
  ),
  softened: [
    // "učitelka", "učitel"; "fabrice", "fabrika"; "v Praze", "Praha"
    [/(ar|tel|or|ist|log|ent|ant|er|ic)k$/, '$1'],
    [/c$/, 'k'],
    [/z$/, 'h'],
  ],
  shortest: 3,
  strict: false,
};

const german: Endings = {
  endings: longestFirst('erinnen innen erin ern in en em er es e n s a'),
  softened: [],
  shortest: 3,
  // "Wien" is not "wie".
  strict: true,
};

const persian: Endings = {
  endings: longestFirst('هایی های ترین ها ان ات ی'),
  softened: [],
  shortest: 3,
  strict: false,
};

const rules: Readonly<Record<Language, Endings>> = { en: english, pl: polish, cs: czech, de: german, fa: persian };

/** Words that only look as if they had an ending: "chess", "status", "string", "Krankenhaus". */
const noEnding: Readonly<Partial<Record<Language, RegExp>>> = { en: /(ss|us|is)$|^[^aeiouy]+ing$/, de: /(ss|us|is)$/ };

function cut(word: string, { endings, softened, shortest, strict }: Endings): string {
  for (const ending of endings) {
    const least = shortest + (strict && ending.length === 1 ? 1 : 0);
    if (word.length - ending.length < least || !word.endsWith(ending)) continue;
    return soften(word.slice(0, -ending.length), softened);
  }
  return soften(word, softened);
}

function soften(stem: string, softened: Softened): string {
  if (stem.length <= 3) return stem;
  for (const [soft, hard] of softened) if (soft.test(stem)) return stem.replace(soft, hard);
  return stem;
}

/** The stem of one folded word. Words of up to three letters are left alone: they are mostly abbreviations. */
export function stem(word: string, language: Language): string {
  if (word.length <= 3 || noEnding[language]?.test(word)) return word;
  return cut(word, rules[language]);
}
