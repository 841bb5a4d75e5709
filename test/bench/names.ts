/** Invented people's names in five languages, skewed as real ones are: a few are common, most are rare. */
import type { Random } from '../../scripts/demo/random.ts';
import { type Language, languages } from '../../src/words/port.ts';

const words = (text: string) => text.trim().split(/\s+/u);

interface Pool {
  readonly given: readonly string[];
  readonly stems: readonly string[];
  readonly endings: readonly string[];
}

/** A family name is a stem with an ending. Persian entries are `script/Latin`. */
const pools: Readonly<Record<Language, Pool>> = {
  en: {
    given: words(
      'James Oliver George Harry Edward Simon Duncan Callum Rhys Gareth Adrian Nigel Marcus Leon Felix Hugo Rajesh Kwame Alice Charlotte Beatrice Eleanor Fiona Gemma Harriet Imogen Joanna Kirsty Lydia Miriam Naomi Phoebe Rosalind Sophie Tamsin Yvonne',
    ),
    stems: words(
      'Ash Bex Carr Den East Fair Gar Hart Ing Kers Lock Mar Nettle Pen Quay Rad Stan Tatter Under Wether Yard Aber Brook Black Hazel Thorn Whit Wood Long Birch',
    ),
    endings: words('worth ley ford ham ton well field wood by croft ridge shaw combe stead more wick'),
  },
  pl: {
    given: words(
      'Paweł Łukasz Michał Krzysztof Andrzej Grzegorz Tomasz Wojciech Jarosław Sławomir Kazimierz Zbigniew Bogusław Radosław Jędrzej Maciej Dariusz Piotr Małgorzata Agnieszka Elżbieta Joanna Ewa Bożena Jadwiga Grażyna Danuta Zofia Halina Żaneta Aleksandra Karolina Justyna Dorota Urszula Anna',
    ),
    stems: words(
      'Wiśni Kamień Szym Dąbr Kozł Jank Kwiat Piotr Grab Pawł Michal Jabł Maj Olsz Malin Jawor Gór Rutk Ostr Tomasz Zal Wróbl Jas Śliw Czajk Lip Sosn Brzez Bor Star',
    ),
    endings: words('owska owski iński icka icki ak czyk ek arz iak acz uch'),
  },
  cs: {
    given: words(
      'Jiří Petr Zdeněk Václav Miroslav Jaroslav Vladimír Ondřej Štěpán Řehoř Matěj Radek Luděk Aleš Vojtěch Marek Igor Šimon Jana Hana Lenka Zdeňka Věra Alena Libuše Šárka Žofie Růžena Tereza Markéta Kateřina Barbora Ludmila Blanka Ivana Eliška',
    ),
    stems: words(
      'Svob Nov Čern Proch Kuč Vesel Krejč Pokorn Posp Háj Jel Růž Ben Fial Sedl Dolež Zem Kol Čerm Urb Van Blaž Kříž Kop Něm Říh Štěp Ševč Mach Hrub',
    ),
    endings: words('oda ák era ý ík íšil ková ek ička eš áček al ovský anová áková'),
  },
  de: {
    given: words(
      'Jürgen Günther Wolfgang Matthias Thorsten Björn Sönke Uwe Holger Detlef Ralf Dieter Klaus-Peter Sebastian Florian Cem Götz Lutz Ursula Käthe Heike Sabine Birgit Jutta Anke Silke Gudrun Annegret Kirsten Frauke Hannelore Renate Bärbel Elif Cornelia Ute',
    ),
    stems: words(
      'Schäf Köhl Böhm Krüg Groß Weiß Jäg Schröd Möll Fuchs Vog Löff Bäck Hübn Först Kühn Lüdt Schütt Dörf Stübn Reuß Klag Thön Hassel Eich Ober Zwanz Brück Mühl Röß',
    ),
    endings: words('er mann bauer meier ke berg stein bach inger hofer le dorf holz'),
  },
  fa: {
    given: words(
      'علی/Ali محمد/Mohammad حسین/Hossein امیر/Amir مهدی/Mehdi سعید/Saeed بهرام/Bahram کاوه/Kaveh سیاوش/Siavash داریوش/Dariush آرش/Arash بابک/Babak پیمان/Peyman کیوان/Keyvan زهرا/Zahra فاطمه/Fatemeh سارا/Sara نرگس/Narges لیلا/Leila شیوا/Shiva پریسا/Parisa مهسا/Mahsa ناهید/Nahid ژاله/Zhaleh گلناز/Golnaz الهام/Elham یاسمن/Yasaman مینا/Mina',
    ),
    stems: words(
      'احمد/Ahmad محمد/Mohammad رضا/Reza کریم/Karim جعفر/Jafar قاسم/Ghasem رحیم/Rahim یزد/Yazd شریف/Sharif باقر/Bagher نجف/Najaf صالح/Saleh طاهر/Taher فرهاد/Farhad کیان/Kian خسرو/Khosro اکبر/Akbar زارع/Zare نادر/Nader سلیم/Salim بهرام/Bahram داود/Davoud',
    ),
    endings: words('ی/i زاده/zadeh پور/pour نیا/nia یان/ian نژاد/nejad فر/far وند/vand'),
  },
};

export interface PersonName {
  readonly given: string;
  readonly family: string;
  /** In Latin letters, for addresses. */
  readonly latinGiven: string;
  readonly latinFamily: string;
}

/** Early entries of a list are drawn often, late ones rarely. */
export const skewed = <T>(chance: Random, items: readonly T[], power = 2): T => {
  const item = items[Math.floor(items.length * chance.next() ** power)];
  if (item === undefined) throw new Error('Nothing to draw from.');
  return item;
};

const spelled = (entry: string) => {
  const [script = entry, latin = script] = entry.split('/');
  return { script, latin };
};

function family(chance: Random, pool: Pool) {
  const stem = spelled(skewed(chance, pool.stems, 1.5));
  const ending = spelled(skewed(chance, pool.endings));
  return { script: stem.script + ending.script, latin: stem.latin + ending.latin };
}

/** A name of that language; every tenth person has two family names, and half of the Persian ones are in Latin letters. */
export function personName(chance: Random, language: Language): PersonName {
  const pool = pools[language];
  const given = spelled(skewed(chance, pool.given, 1.5));
  const first = family(chance, pool);
  const second = chance.chance(0.1) ? family(chance, pool) : null;
  const latinFamily = second ? `${first.latin}-${second.latin}` : first.latin;
  const inLatin = language !== 'fa' || chance.chance(0.5);
  return {
    given: inLatin ? given.latin : given.script,
    family: inLatin ? latinFamily : second ? `${first.script} ${second.script}` : first.script,
    latinGiven: given.latin,
    latinFamily,
  };
}

export const anyLanguage = (chance: Random): Language => chance.pick(languages);
