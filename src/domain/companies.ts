/** When two spellings name one company: legal forms, dots, connectors and gaps between letters do not count. */
import { fold, withUmlautsWritten } from './fold.ts';

/** Folded and without gaps, because dots and spaces are set at will: "S. A.", "s.r.o.", "Sp.zo.o.". */
const legalForms = new Set(
  `gmbh ggmbh mbh gesmbh gesellschaftmbh gesellschaftmitbeschrankterhaftung ag aktiengesellschaft kg kgaa ohg gbr ug
  haftungsbeschrankt ughaftungsbeschrankt cokg cokgaa coohg kommanditgesellschaft partg partgmbb mbb se egen
  spzoo spolkazoo spolkazograniczonaodpowiedzialnoscia sa psa spolkaakcyjna prostaspolkaakcyjna spk spolkakomandytowa
  spj spolkajawna spp spolkapartnerska spolkakomandytowoakcyjna spolkacywilna
  sro spolsro spolecnostsrucenimomezenym as akcspol akciovaspolecnost vos verejnaobchodnispolecnost
  komanditnispolecnost
  ltd limited plc llc llp pllc inc incorporated corp corporation co company pty pvt pte privatelimited
  bv nv sas sasu sarl eurl srl srls oy oyj ab asa aps aktiebolag aktieselskab aksjeselskap
  doo dooel kft zrt nyrt ood eood jsc pjsc ooo pao
  سهامیخاص سهامیعام سهامی بامسئولیتمحدود مسئولیتمحدود تضامنی`
    .split(/\s+/u)
    .map(fold),
);

/** Also words or surnames when written without dots (Day Spa, Tele EG), so only "S.p.A." and "e.V." count, or this case. */
const dottedForms = new Set('spa eg ev ek ops zs ks sc ska scs dd ad sl bt ou lp'.split(' '));
const casedForms = new Set(['SpA', 'eG', 'eV', 'eK', 'OÜ']);

/** Before the name: «شرکت گلوبکس», "Firma Nowak", "UAB Globex", "AB Volvo". */
const leadingForms = new Set(['شرکت', 'firma', 'fa', 'uab', 'sia', 'ab', 'ooo', 'the', 'spolka'].map(fold));

/** The longest legal form is four words or, spelled letter by letter, six ("g m b h k g"). */
const longestForm = 6;

interface Word {
  readonly folded: string;
  readonly raw: string;
}

/** No company is called more than this; a pasted page must not take seconds. */
const longestName = 300;

function wordsOf(name: string): Word[] {
  return name
    .slice(0, longestName)
    .split(/[^\p{L}\p{N}\p{M}\p{Cf}'’]+/u)
    .flatMap(raw =>
      fold(raw)
        .split(' ')
        .map(folded => ({ folded, raw })),
    )
    .filter(word => word.folded !== '');
}

/** How many words at the end are one legal form; 0 when none. */
function trailingForm(words: readonly Word[]): number {
  for (let count = Math.min(longestForm, words.length - 1); count > 0; count--) {
    const tail = words.slice(-count);
    const joined = tail.map(word => word.folded).join('');
    if (legalForms.has(joined)) return count;
    if (dottedForms.has(joined) && (count > 1 || casedForms.has(tail[0]?.raw ?? ''))) return count;
  }
  return 0;
}

function withoutForms(name: string): string[] {
  let words = wordsOf(name);
  for (let count = trailingForm(words); count > 0; count = trailingForm(words)) words = words.slice(0, -count);
  while (words.length > 1 && leadingForms.has(words[0]?.folded ?? '')) words = words.slice(1);
  // "GmbH & Co. KG" leaves nothing behind; "Tiffany and Co" leaves its "and".
  while (words.length > 1 && connectors.has(words.at(-1)?.folded ?? '')) words = words.slice(0, -1);
  return words.map(word => word.folded);
}

/** "Black & Decker" = "Black and Decker"; the sign itself is punctuation and gone already. */
const connectors = new Set(['and', 'und', 'oraz', 'et']);

/** "H & M", "H&M" and "HM" are one: letters standing alone are written together. */
function joinLetters(words: readonly string[]): string {
  return words.join(' ').replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '');
}

function key(words: readonly string[], name: string): string {
  const kept = words.filter((word, place) => place === 0 || !connectors.has(word));
  return joinLetters(kept) || fold(name);
}

/**
 * A company's name without its legal form, folded: "Globex Sp. z o.o." → globex, "Müller & Söhne GmbH & Co. KG" →
 * "muller sohne", «شرکت گلوبکس (سهامی خاص)» → «گلوبکس». Holding, group and countries stay: they tell companies apart.
 * A name that is nothing but a legal form keeps it ("AG" → ag); '' only for a name without letters and digits.
 */
export function companyKey(name: string): string {
  return key(withoutForms(name), name);
}

/** Words that name a part or the whole of one family: "Globex Group", "Globex Polska", "Globex CZ". */
const familyWords = new Set(
  `holding holdings group groupe grupa gruppe skupina konzern koncern international worldwide global europe europa
  poland polska polen polsko germany deutschland niemcy nemecko austria osterreich switzerland schweiz suisse czech
  czechia cesko ceska republic republika republik cr slovakia slovensko france uk usa iran ایران گروه هلدینگ
  بینالمللی cz pl de at ch sk fr hu us eu dach cee emea`
    .split(/\s+/u)
    .map(fold),
);

/**
 * The key of a whole family of companies: also without holding, group, country and region at the end, so that "Globex"
 * finds "Globex Group Polska sp. z o.o.". For finding candidates; never a reason to join records.
 */
export function companyKeyLoose(name: string): string {
  const words = withoutForms(name);
  while (words.length > 1 && familyWords.has(words.at(-1) ?? '')) words.pop();
  if (words.length > 1 && ['گروه', 'هلدینگ', 'grupa', 'skupina', 'groupe'].includes(words[0] ?? '')) words.shift();
  return key(words, name);
}

/**
 * Whether two names may be taken for one company without further evidence: equal keys in any spelling of the umlauts,
 * gaps aside ("Coca-Cola" = "CocaCola", "Mueller AG" = "Müller"). Empty names equal nothing.
 */
export function companyNamesEqual(a: string, b: string): boolean {
  const ofA = spelledKeys(a);
  return spelledKeys(b).some(form => form !== '' && ofA.includes(form));
}

function spelledKeys(name: string): string[] {
  return [name, withUmlautsWritten(name)].map(spelling => companyKey(spelling).replaceAll(' ', ''));
}
