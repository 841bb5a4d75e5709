/**
 * Small words that give a language away, folded to lower case with their accents: question words, prepositions,
 * pronouns, and the few verbs and adverbs people steer this bot with. A word that two of our languages write alike
 * ("na", "do", "to", "a", "v", "ale", "on", "co", "ty", "in", "was", "die", "an", "so", "see") stands in the list of
 * each, and then weighs little.
 */
import type { Language } from './port.ts';

const lists: Readonly<Record<Exclude<Language, 'fa'>, string>> = {
  en: `who whom whose what which where when why how do does did is are was were am be been has have had can could would
    will shall should may might the a an and or but not no yes of at in on to for from with without about into by as
    than then there here same this that these those i me my you your we us our they them their he him his she her it its
    someone somebody anyone anybody everyone nobody people person only just also more most less another other else
    know knows knew introduce met meet talked talk spoke find show give tell list help please thanks thank hello     still used work works worked working ever lately recently last year month week ago since near like best closest
    first second third fourth fifth next previous one ones got get any some all back again
    profile introduction path paths send write call open search look looking colleagues contacts connected
    connections friends tell explain others continue going sure bye cheers`,
  pl: `kto tam mi podobne kogo komu kim czyj czyja co czego czym jaki jaka jakie jacy jakich który która które którzy których gdzie
    kiedy dlaczego czemu jak czy ile jest są był była byli były być mam masz ma mamy macie mają może mogę możesz mógłby
    mogłaby w we z ze na do od u o przy po dla bez przez nad pod między i a oraz lub albo ale nie tak tylko też także
    jeszcze więcej już ja mnie mi ty ciebie ci my nas nam wy oni ich im on jego mu ona jej to ten ta te tego tej tych
    ktoś kogoś ktokolwiek nikt nikogo ludzi ludzie osoby osób osoba znamy zna znasz znają znam poznać przedstawić
    przedstawi przedstawił pracował pracowała pracowali pracuje pracują pokaż pokaz znajdź szukam powiedz daj podaj
    pomoc pomóż proszę dzięki dziękuję cześć witaj hej dzień dobry ostatnio rok roku miesiącu tygodniu temu najbliżej
    najlepiej pierwszy pierwsza pierwszej pierwszym drugi druga drugim drugiej drugiego trzeci trzecia trzecim trzeciej
    następny następni kolejny kolejni podobny podobni podobnych się jako no raczej jedynie sami jacyś wszyscy wszystkich kontakty kontaktów szczegóły dane pokaz wypisz poszukaj
    otwórz opowiedz eksperci specjaliści naszej naszych nasi nasz firmie firmy wyżej`,
  cs: `kdo koho komu kým čí co čeho čím jaký jaká jaké jací jakých který která které kteří kterých kde kdy proč jak zda
    kolik je jsou byl byla byli byly být mám máš má máme máte mají může mohu můžeš můžete mohl mohla by v ve z ze na do
    od u o při po pro bez přes nad pod mezi s se i a nebo ale ne ano jen jenom pouze taky také ještě více víc už já mě
    mne mi ty tebe ti my nás nám vy vás vám oni jejich jim on jeho mu ona její to ten ta tu té toho těch někdo někoho
    nikdo nikoho lidé lidi lidí osoby osoba známe zná znáš znají znám představit představí představil pracoval pracovala
    pracovali pracuje pracují dělal ukaž ukažte najdi najděte hledám řekni řekněte dej dejte pomoc prosím díky děkuji
    ahoj dobrý den naposledy rok roce letos měsíci týdnu před nejblíž nejblíže nejlépe první druhý druhá druhém druhé
    druhého třetí třetím další příští podobný podobní někoho raději vlastně kontakty kontaktů podrobnosti všichni všechny všech vypiš vypište hledej otevři
    odborníci jako tak pozici podobné ona on mi radši spíš omez zúžit naší našich náš firmě firmy`,
  de: `wer wen wem wessen was welche welcher welches welchen wo wann warum wieso weshalb wie ob wieviel ist sind war
    waren bin sein hat habe haben hatte kann könnte können kannst will würde soll sollte darf der die das den dem des
    ein eine einen einem einer und oder aber nicht kein keine nein ja von bei beim im in am an auf zu zum zur für aus
    mit ohne über als dann da hier dieser diese dieses ich mich mir du dich dir wir uns unser unsere unserer sie
    ihr ihnen ihm ihn er es jemand jemanden jemandem niemand niemanden alle leute personen person nur auch noch mehr
    kennen kennt kenne kennst vorstellen gesprochen sprechen finde finden zeig zeige zeigen gib sag such suche hilfe
    bitte danke hallo guten tag früher gearbeitet arbeitet arbeiten zuletzt jahr monat woche letzten letztes vor seit
    nächsten nähe ähnlich ähnliche beste besten ersten erste zweiten zweite dritten dritte nächste weitere anderen gibt
    gut doch schon mal`,
};

/** As people write on a keyboard of another country. */
function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ß', 'ss');
}

const languagesOf = new Map<string, Exclude<Language, 'fa'>[]>();
for (const [language, list] of Object.entries(lists) as [Exclude<Language, 'fa'>, string][]) {
  const words = list.split(/\s+/);
  for (const word of new Set([...words, ...words.map(withoutAccents)])) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
  }
}

/** The languages in which a word is a small word; empty for names and everything else. */
export function languagesOfWord(word: string): readonly Exclude<Language, 'fa'>[] {
  return languagesOf.get(word) ?? [];
}
