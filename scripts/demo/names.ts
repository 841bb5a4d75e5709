/** Pools of invented people's names; Persian ones in Persian script and in Latin letters. */
import type { Language } from './colleagues.ts';

export interface GivenName {
  readonly first: string;
  readonly last: string;
  /** How other sources write it, and what the e-mail address is made of. */
  readonly latinFirst: string;
  readonly latinLast: string;
  readonly she: boolean;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const POOLS = {
  en: {
    he: words(
      'James Oliver George Harry Edward Simon Duncan Callum Rhys Gareth Adrian Nigel Trevor Marcus Leon Felix Hugo Rajesh Kwame Tunde',
    ),
    she: words(
      'Alice Charlotte Beatrice Eleanor Fiona Gemma Harriet Imogen Joanna Kirsty Lydia Miriam Naomi Phoebe Rosalind Sophie Tamsin Yvonne Anjali Folake',
    ),
    last: words(
      "Ashworth Bexley Carrick Denholm Eastwood Fairclough Garside Hartnell Ingham Jarvis Kershaw Lockwood Marlowe Nettleton Ogilvie Penrose Quayle Radley Stanhope Tattersall Underhill Vickers Wetherby Yardley Abernathy Brathwaite O'Dowd McAllister Oyelaran Chaudhry",
    ),
  },
  pl: {
    he: words(
      'Paweł Łukasz Michał Krzysztof Andrzej Grzegorz Tomasz Wojciech Jarosław Sławomir Mirosław Kazimierz Zbigniew Bogusław Stanisław Radosław Błażej Jędrzej Maciej Dariusz',
    ),
    she: words(
      'Małgorzata Agnieszka Elżbieta Joanna Ewa Bożena Jadwiga Wiesława Grażyna Danuta Zofia Halina Żaneta Aleksandra Karolina Justyna Izabela Dorota Urszula Łucja',
    ),
    last: words(
      'Wiśniewsk+ Wójcik Kamińsk+ Szymańsk+ Woźniak Dąbrowsk+ Kozłowsk+ Jankowsk+ Mazurek Kwiatkowsk+ Krawczyk Piotrowsk+ Grabowsk+ Zając Pawłowsk+ Michalsk+ Król Wieczorek Jabłońsk+ Wróbel Majewsk+ Olszewsk+ Stępień Malinowsk+ Jaworsk+ Adamczyk Dudek Pawlak Górsk+ Sikora Walczak Rutkowsk+ Michalak Szewczyk Ostrowsk+ Baran Tomaszewsk+ Pietrzak Zalewsk+ Wróblewsk+ Jasińsk+ Świątek Gąsior Śliwińsk+ Czajkowsk+ Błaszczyk',
    ),
  },
  cs: {
    he: words(
      'Jiří Petr Zdeněk Václav Miroslav Jaroslav Vladimír Ondřej Štěpán Řehoř Matěj Radek Bořivoj Luděk Aleš Květoslav Vojtěch Marek Igor Šimon',
    ),
    she: words(
      'Jana Hana Lenka Zdeňka Věra Alena Libuše Květa Šárka Žofie Růžena Tereza Markéta Kateřina Barbora Ludmila Blanka Vlasta Ivana Eliška',
    ),
    last: words(
      'Svoboda/Svobodová Novotný/Novotná Černý/Černá Procházka/Procházková Kučera/Kučerová Veselý/Veselá Krejčí/Krejčí Marek/Marková Pokorný/Pokorná Pospíšil/Pospíšilová Hájek/Hájková Jelínek/Jelínková Král/Králová Růžička/Růžičková Beneš/Benešová Fiala/Fialová Sedláček/Sedláčková Doležal/Doležalová Zeman/Zemanová Kolář/Kolářová Čermák/Čermáková Urban/Urbanová Vaněk/Vaňková Blažek/Blažková Kříž/Křížová Kopecký/Kopecká Němec/Němcová Říha/Říhová Štěpánek/Štěpánková Ševčík/Ševčíková',
    ),
  },
  de: {
    he: words(
      'Jürgen Günther Wolfgang Matthias Thorsten Björn Sönke Uwe Holger Detlef Ralf Dieter Klaus-Peter Hans-Jörg Sebastian Florian Cem Murat Götz Lutz',
    ),
    she: words(
      'Ursula Käthe Heike Sabine Birgit Jutta Anke Silke Gudrun Annegret Kirsten Frauke Hannelore Renate Bärbel Ayşe Elif Marie-Luise Cornelia Ute',
    ),
    last: words(
      'Schäfer Köhler Böhm Krüger Groß Weiß Jäger Schröder Möller Fuchs Vogel Löffler Bäcker Hübner Förster Kühn Lüdtke Schütte Pröll Dörfler Yıldız Özkan Stübner Reußner Kläger Thönnes Hasselbach Eichinger Oberhuber Zwanziger Brückner Mühlhausen Rößler Schön Täuber',
    ),
  },
  fa: {
    he: words(
      'علی/Ali محمد/Mohammad حسین/Hossein امیر/Amir مهدی/Mehdi سعید/Saeed بهرام/Bahram کاوه/Kaveh سیاوش/Siavash داریوش/Dariush آرش/Arash بابک/Babak پیمان/Peyman کیوان/Keyvan',
    ),
    she: words(
      'زهرا/Zahra فاطمه/Fatemeh سارا/Sara نرگس/Narges لیلا/Leila شیوا/Shiva پریسا/Parisa مهسا/Mahsa ناهید/Nahid ژاله/Zhaleh گلناز/Golnaz الهام/Elham یاسمن/Yasaman مینا/Mina',
    ),
    last: words(
      'احمدی/Ahmadi محمدی/Mohammadi رضایی/Rezaei کریمی/Karimi جعفری/Jafari موسوی/Mousavi قاسمی/Ghasemi رحیمی/Rahimi یزدانی/Yazdani شریفی/Sharifi باقری/Bagheri نجفی/Najafi صالحی/Salehi طاهری/Taheri فرهادی/Farhadi کیانی/Kiani خسروی/Khosravi پاک‌نژاد/Paknejad زارعی/Zarei اکبری/Akbari',
    ),
  },
} as const satisfies Record<Language, { he: string[]; she: string[]; last: string[] }>;

/** The forms of one entry of a pool: `Novák/Nováková` and `-sk+` differ by sex, Persian ones by script. */
function given(language: Language, first: string, last: string, she: boolean): GivenName {
  if (language === 'fa') {
    const [script = first, latin = script] = first.split('/');
    const [lastScript = last, lastLatin = lastScript] = last.split('/');
    return { first: script, last: lastScript, latinFirst: latin, latinLast: lastLatin, she };
  }
  const [his = last, hers = his] = last.split('/');
  const form = language === 'pl' ? last.replace('+', she ? 'a' : 'i') : she ? hers : his;
  return { first, last: form, latinFirst: first, latinLast: form, she };
}

/** Every person a language's pools can name, in a fixed order. */
export function everyName(language: Language): GivenName[] {
  const pool = POOLS[language];
  const lasts: readonly string[] = pool.last;
  const of = (firsts: readonly string[], she: boolean): GivenName[] =>
    firsts.flatMap(first => lasts.map(last => given(language, first, last, she)));
  return [...of(pool.he, false), ...of(pool.she, true)];
}
