/**
 * Stems of folded words, so that "w zakupach", "zakupy" and "zakupów" are one word. Snowball for English and German;
 * Polish and Persian have no well-kept stemmer and the Czech one needs the diacritics people leave out, so their endings
 * are listed here. A stem is only ever compared
 * with another stem of the same function, so it need not be a word, and folding two words into one costs less than
 * keeping two forms of one word apart.
 */
import snowball from 'snowball-stemmers';
import type { Language } from './language.ts';

const english = snowball.newStemmer('english');
const german = snowball.newStemmer('german');

/** Longest first; the stem keeps at least three letters. */
const polishEndings = (
  'iejszego owskiego iejszy kami iami owie ach ami iego iemu iach iowi owej owego owych owym owymi owe owa owy ' +
  'ich imi ych ymi ego emu iem iow iom ow owi om em ia ie io iu iej ej ym im a e i o u y'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** What the last consonant turns into before an ending ("Praga", "Pradze"; "inżynier", "inżynierze"). */
const polishSoftened: readonly (readonly [RegExp, string])[] = [
  [/(arz|tor|er|ist|yst|log|iel|ent|ant|ier|or)k$/, '$1'],
  [/iec$/, 'c'],
  [/nc$/, 'nt'],
  [/sc$/, 'st'],
  [/c$/, 'k'],
  [/dz$/, 'g'],
  [/rz$/, 'r'],
];

function withoutEnding(
  word: string,
  endings: readonly string[],
  softened: readonly (readonly [RegExp, string])[],
): string {
  const ending = endings.find(one => word.endsWith(one) && word.length - one.length >= 3) ?? '';
  const stem = ending === '' ? word : word.slice(0, -ending.length);
  const change = stem.length > 3 ? softened.find(([soft]) => soft.test(stem)) : undefined;
  return change === undefined ? stem : stem.replace(change[0], change[1]);
}

function stemPolish(word: string): string {
  return withoutEnding(word, polishEndings, polishSoftened);
}

const czechEndings =
  'ejsiho ejsi iho imu eho emu ymi imi ami emi ovi ove ovy ova ich ych ach ech um im ym em am ou eti ata a e i o u y'
    .split(' ')
    .sort((a, b) => b.length - a.length);

/** "v Praze", "Praha"; "fabrice", "fabrika"; "Turecku"; "řidička", "řidič". */
const czechSoftened: readonly (readonly [RegExp, string])[] = [
  [/(ar|tel|or|ist|log|ent|ant|er|ic)k$/, '$1'],
  [/c$/, 'k'],
  [/z$/, 'h'],
];

function stemCzech(word: string): string {
  return withoutEnding(word, czechEndings, czechSoftened);
}

function stemGerman(word: string): string {
  const masculine = word.replace(/(er|ist|ent|ant|or|log|arzt|graf|eur|ar|anwalt|beamt|mann)(in|innen)$/, '$1');
  return german.stem(masculine);
}

const persianEndings = ['هایی', 'های', 'ترین', 'ها', 'ان', 'ات', 'ی'];

function stemPersian(word: string): string {
  for (const ending of persianEndings) {
    if (word.endsWith(ending) && word.length - ending.length >= 3) return word.slice(0, -ending.length);
  }
  return word;
}

const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  en: word => english.stem(word),
  pl: stemPolish,
  cs: stemCzech,
  de: stemGerman,
  fa: stemPersian,
};

const known = new Map<string, string>();

/** The stem of one folded word. Words of up to three letters are left alone: they are mostly abbreviations. */
export function stem(word: string, language: Language): string {
  if (word.length <= 3) return word;
  const id = `${language}${word}`;
  const found = known.get(id);
  if (found !== undefined) return found;
  const shortened = stemmers[language](word);
  // Snowball cuts "zlíně" down to "z".
  const made = shortened.length < 3 ? word : shortened;
  // A long-running bot reads millions of distinct words; the memory of stems must not grow with them.
  if (known.size > 50_000) known.clear();
  known.set(id, made);
  return made;
}
