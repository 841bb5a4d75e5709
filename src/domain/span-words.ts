/** Words that no name begins or ends with, by language, and the words a question about people is made of. */
import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import { fold } from './fold.ts';
import type { InflectedLanguage } from './inflection.ts';

const words = (text: string) => text.trim().split(/\s+/u).map(fold);

/** Prepositions, articles, conjunctions, pronouns: inside a name (Bank of America) but, in small letters, not at its edge. */
const grammar: Readonly<Record<InflectedLanguage, readonly string[]>> = {
  en: words(`a an the of at in on to for from by with and or but not as is are was were be been am do does did has have
    had i me my we us our ours you your he him his she her they them their it its this that these those there here
    some any all more most than then so also only just please no yes ok hi hello hey can could would should shall
    about into over between within inside near around since until before after during via per`),
  pl: words(`w we z ze na do od u o po przy przez dla bez za nad pod i a oraz lub albo ale czy nie tak jak że to ten ta te
    tego tej tych tym tę jest są był była było byli mam mamy masz macie ma mają ja mi mnie my nas nam nami ty ci cię wy
    was wam on ona oni one jego jej ich im go ją się sobie już też tylko jeszcze więc proszę cześć hej tu tam między sp`),
  cs: words(`v ve z ze na do od u o po při pro bez za nad pod i a nebo ale zda ne ano jak že to ten ta ti ty tu toho té
    těch tom je jsou byl byla bylo byli mám máme máš máte má mají já mi mě mne my nás nám námi ty tě tobě vy vás vám on
    ona oni jeho její jejich jim ho ji se si už taky spol také jen ještě prosím ahoj čau tady tam mezi s k ke kvůli podle`),
  de: words(`in im an am auf aus bei beim zu zum zur von vom mit nach für über unter um vor durch gegen ohne und oder
    aber nicht ja nein wie dass das der die den dem des ein eine einen einem einer eines ist sind war waren bin hat
    haben hatte habe ich mich mir wir uns unser unsere unseren du dich dir ihr euch er ihn ihm sie es sein ihre dieser
    diese dieses man auch nur noch schon mehr bitte hallo hi dort hier da seit bis zwischen`),
  fa: words(`از در به با بر برای که را رو و یا تا روی توی تو پیش نزد این آن اون یک یه هر همه ما من شما او آنها انها ایشان
    اونا است هست هستن هستند بود بودند شد هم نه بله سلام لطفا اگر اما ولی پس چون دیگر دیگه فقط خود میان بین داخل می نمی
    ای ها های`),
};

/** Who, know, introduce, anyone …: a name neither begins, ends nor goes on across them in small letters. */
const asking: Readonly<Record<InflectedLanguage, readonly string[]>> = {
  en: words(`who whom whose what which where when why how know knows knew known knowing anyone anybody someone somebody
    everyone everybody nobody people person persons contact contacts connection connections introduce introduces
    introduction intro intros connect connected meet met reach find search look show list give tell get ask closest
    closer strongest warmest best used work works worked working talk talked talks speak spoke call called email
    emailed mail mailed relationship relation ties tie link linked team side company companies colleague colleagues
    former formerly ex dont doesnt didnt whos whats anything something like similar again now today last year month
    week there instead else thanks thank`),
  pl: words(`kto kogo komu kim kogoś ktoś ktokolwiek kogokolwiek komuś kimś nikt nikogo co czego gdzie kiedy dlaczego czemu
    jaki jakie jaka jakich który która którzy których znam zna znamy znasz znacie znają znał znała znali poznać poznał
    poznałem zapoznać zapozna przedstawi przedstawić przedstaw przedstawicie skontaktować kontakt kontakty kontaktów
    kontaktu osoby osób osobę osoba ludzie ludzi człowiek pokaż pokażcie znajdź szukaj szukam wymień podaj daj powiedz
    najbliżej najlepiej najlepszy pracuje pracują pracował pracowała pracowali rozmawiał rozmawialiśmy rozmawiała
    firma firmie firmy firmą nasz nasza naszych nasze zespół strony stronie kolega więcej mniej może mógłby mogłaby ktoś podobni
    podobnych teraz dzisiaj roku miesiącu tygodniu dawniej wcześniej dzięki`),
  cs: words(`kdo koho komu kým kom někdo někoho někomu někým kdokoli nikdo nikoho co čeho kde kdy proč jaký jaké jaká jakých
    který která kteří které kterých znám zná známe znáš znáte znají znal znala znali poznat seznámit seznámí
    představit představí představ představte představil doporučit kontakt kontakty kontaktů kontaktu lidi lidé lidí osoby osob osobu
    osoba člověk ukaž ukažte najdi najděte hledám hledej vypiš dej řekni nejblíž nejblíže nejlépe nejlepší pracuje
    pracují pracoval pracovala pracovali mluvil mluvili mluvila firma firmě firmy firmou náš naše našich tým strany
    straně kolega více víc méně může mohl mohla by podobní podobné podobných teď dnes roce měsíci týdnu dříve díky`),
  de: words(`wer wen wem wessen was wo wann warum wieso welche welcher welches welchen kennen kennt kenne kennst kannte
    kannten jemand jemanden jemandem irgendwer irgendjemand irgendjemanden niemand niemanden leute personen person
    menschen kontakt kontakte kontakten ansprechpartner vorstellen vorstellt stellt stellen bekannt bekanntmachen
    vermitteln verbinden verbunden einführen zeig zeige zeigt finde finden suche suchen liste nenne gib sag nächsten
    engsten besten arbeitet arbeiten arbeitete gearbeitet früher ehemalige ehemals gesprochen sprach firma firmen
    unternehmen kollege kollegen kollegin team seite mehr weniger kann könnte können würde ähnlich ähnliche jetzt heute
    jahr monat woche danke gibt`),
  fa: words(`کی چه چی کیا چه‌کسی کسی کسانی کسایی کدام کدوم کجا چرا چند چطور آیا میشناسیم میشناسم میشناسی میشناسید
    میشناسین میشناسد میشناسه میشناسند میشناسن شناسیم شناسم شناسی شناسد شناسید شناسند بشناسد بشناسه آشنا اشنا داریم
    دارم دارد داره دارید دارند دارن معرفی کند کنه کنم کنید کن بکند میتواند میتونه تواند تونه افراد فرد آدم ادم مخاطب
    مخاطبین ارتباط رابطه نزدیکترین نزدیک نشان بده بدید پیدا جستجو لیست بگو درباره شرکت شرکتی همکار همکاران تیم طرف بیشتر
    کمتر قبلا سابق کار میکند میکنه میکنند میکرد میکرده کرده مثل شبیه امروز امسال سال ماه هفته ممنون`),
};

export interface SpanWords {
  /** Alone they are no name. */
  isStop(folded: string): boolean;
  /** Not at the edge of a name. */
  isGrammar(folded: string): boolean;
  /** Not in a name: words of asking, and grammar that joins no names. */
  isGap(folded: string): boolean;
  /** In a name only between two words of it. */
  isLocating(folded: string): boolean;
}

function wordsOf(languages: readonly InflectedLanguage[]): SpanWords {
  const grammarSet = new Set(languages.flatMap(language => grammar[language]));
  const askingSet = new Set(languages.flatMap(language => asking[language]));
  const stopSet = new Set(languages.flatMap(language => stopwords[language].map(fold)));
  return {
    isStop: folded => stopSet.has(folded) || grammarSet.has(folded) || askingSet.has(folded),
    isGrammar: folded => grammarSet.has(folded),
    isGap: folded => askingSet.has(folded) || (grammarSet.has(folded) && !joining.has(folded)),
    isLocating: folded => locating.has(folded),
  };
}

/** Grammar that names do carry inside: Bank of America, Müller und Söhne, Kawa i Herbata, Brandýs nad Labem. */
const joining = new Set(words('of the and for und der für von am i dla na a pro nad et de و'));

/** Where a company is may be part of its name: Szpital Dębowy w Krakowie, Nemocnice u Dubu v Brně. */
const locating = new Set(words('in w we v ve'));

const known = new Map<InflectedLanguage | undefined, SpanWords>();

/** The word lists of a language; of all five together while the language is not known. */
export function spanWords(language?: InflectedLanguage): SpanWords {
  const found = known.get(language) ?? wordsOf(language ? [language] : ['en', 'pl', 'cs', 'de', 'fa']);
  known.set(language, found);
  return found;
}
