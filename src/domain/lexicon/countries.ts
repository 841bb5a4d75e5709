/**
 * Countries by code. Their names in the five languages come from the Unicode data inside Node (`Intl.DisplayNames`);
 * listed are other names, forms that no stemmer joins, and adjectives ("polnische Kunden"). Key: the ISO code.
 */
import { readTable } from './table.ts';

/** Every country whose name is understood; those without a line below have only their name. */
export const countryCodes = (
  'PL CZ SK DE AT CH LI GB IE FR MC LU BE NL ES PT AD IT SM VA MT GR CY SE DK NO FI IS EE LV LT HU RO BG HR SI RS BA MK ME AL XK ' +
  'UA BY MD RU TR IR IQ AE QA SA KW BH OM YE LB JO SY IL PS EG MA TN DZ LY SD NG KE GH ZA ET TZ UG SN CI CM RW ZM ZW MZ AO ' +
  'AZ GE AM KZ UZ TJ TM KG AF PK IN BD LK NP SG MY ID TH VN PH KH MM HK CN TW KR KP JP MN AU NZ US CA MX BR AR CL CO PE EC UY ' +
  'PY BO VE CR PA CU DO GT JM'
).split(' ');

/** The name used in answers and filters where Unicode's English one is not what people write. */
export const plainNames: Readonly<Record<string, string>> = {
  TR: 'Turkey',
  CZ: 'Czechia',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  PS: 'Palestine',
  CI: 'Ivory Coast',
  BA: 'Bosnia and Herzegovina',
};

export const countryTable = readTable(`
PL: Polish, Republic of Poland, Polska | polski, polska firma, Polsce, RP | polský, Polsku | polnisch | لهستانی
CZ: Czech Republic, Czech, Bohemia, Ceska republika | Czechy, Czechach, Czech, czeski, Republika Czeska | Česko, Česká republika, ČR, Česku, Čechy, Čechách, český, tuzemský | tschechisch, Tschechische Republik, Böhmen | جمهوری چک, کشور چک
SK: Slovak, Slovak Republic | Słowacji, słowacki | slovenský, Slovensku | slowakisch | اسلواکی
DE: German, Deutschland, Federal Republic of Germany | Niemcy, Niemczech, Niemiec, niemiecki | Německo, německý, SRN | deutsch, Bundesrepublik, BRD | آلمانی
AT: Austrian, Österreich | austriacki | rakouský | österreichisch | اتریشی
CH: Swiss, Schweiz, Suisse | Szwajcarii, szwajcarski | švýcarský | Schweizer, schweizerisch | سوئیسی, سویس
GB: ^UK, U.K., =uk, Great Britain, Britain, British, England, English company, Scotland, Scottish, Wales, Northern Ireland | Wielkiej Brytanii, brytyjski, Anglia, Anglii, angielska firma, Szkocja, Walia, Zjednoczone Królestwo | Velké Británii, Velká Británie, Británie, britský, Anglie, Anglii, Skotsko | Großbritannien, britisch, England, Schottland, ^UK | بریتانیا, انگلستان, انگلیس, انگلیسی زبان, اسکاتلند
IE: Irish, Republic of Ireland | Irlandii, irlandzki | irský, Irsku | irisch | ایرلندی
FR: French | Francji, francuski | francouzský | französisch | فرانسوی
BE: Belgian | Belgii, belgijski | belgický | belgisch | بلژیکی
NL: Dutch, Holland, the Netherlands, Nederland | Holandii, holenderski, Niderlandy | holandský, nizozemský, Holandsko | holländisch, niederländisch, Holland, den Niederlanden | هلندی
LU: | Luksemburgu | | |
ES: Spanish, España | Hiszpanii, hiszpański | španělský | spanisch | اسپانیایی
PT: Portuguese | Portugalii, portugalski | portugalský | portugiesisch | پرتغالی
IT: Italian, Italia | Włochy, Włoszech, Włoch, włoski, Italii | italský, Itálii | italienisch | ایتالیایی
GR: Greek | Grecji, grecki | řecký | griechisch | یونانی
SE: Swedish, Sverige | Szwecji, szwedzki | švédský | schwedisch | سوئدی
DK: Danish, Danmark | Danii, duński | dánský | dänisch | دانمارکی
NO: Norwegian, Norge | Norwegii, norweski | norský | norwegisch | نروژی
FI: Finnish, Suomi | Finlandii, fiński | finský | finnisch | فنلاندی
HU: Hungarian, Magyarország | Węgry, Węgrzech, Węgier, węgierski | Maďarsko, maďarský | ungarisch | مجارستانی, مجاری
RO: Romanian | Rumunii, rumuński | rumunský | rumänisch | رومانیایی
BG: Bulgarian | Bułgarii, bułgarski | bulharský | bulgarisch | بلغاری
HR: Croatian | Chorwacji, chorwacki | chorvatský | kroatisch | کروات
SI: Slovenian | Słowenii, słoweński | slovinský | slowenisch |
RS: Serbian | Serbii, serbski | srbský | serbisch | صرب
BA: Bosnia, Bosnian | Bośnia, Bośni | Bosna, Bosně | Bosnien | بوسنی
UA: Ukrainian | Ukrainie, ukraiński | ukrajinský | ukrainisch | اوکراینی
LT: Lithuanian | Litwie, litewski | litevský | litauisch |
LV: Latvian | Łotwie, łotewski | lotyšský | lettisch |
EE: Estonian | Estonii, estoński | estonský | estnisch |
RU: Russian company, Russian Federation | Rosji, Federacja Rosyjska, rosyjska firma | ruská firma | russische Firma | روسیه
TR: Turkish, Turkey, Türkiye, Turkiye | Turcji, turecki | Turecko, turecký | türkisch, der Türkei | ترکیه, ترکیه ای
IR: Iranian, Persia | Iranie, irański | íránský | iranisch | ایرانی
IQ: Iraqi | Iraku | | irakisch | عراقی
AE: ^UAE, =uae, Emirates, United Arab Emirates, Emirati | Emiraty, Emiratach, ZEA | Emiráty, Emirátech, SAE | Vereinigte Arabische Emirate, Emirate, Emiraten, VAE | امارات, امارات متحده عربی
SA: Saudi, ^KSA | Arabii Saudyjskiej, saudyjski | saúdský, Saúdské Arábii | saudisch, Saudi | عربستان, عربستان سعودی, سعودی
IL: Israeli | Izraelu, izraelski | izraelský | israelisch | اسرائیلی
EG: Egyptian | Egipcie, egipski | egyptský | ägyptisch | مصری
GE: ?Georgia | Gruzji | Gruzii | | گرجستان
JO: ?Jordan | Jordanii | | ?Jordan |
TD: ?Chad | | | |
AF: Afghan | Afganistanie | | afghanisch | افغانی
IN: Indian | Indie, Indiach, Indii, indyjski | Indie, Indii, indický | indisch | هندی, هندوستان
CN: Chinese, ^PRC | Chiny, Chinach, Chin, chiński | Čína, Číně, čínský | chinesisch | چینی
TW: Taiwanese | Tajwanie | Tchaj-wan, Tchaj-wanu | | تایوانی
KR: South Korea, Korea, Korean | Korei, Korea Południowa, koreański | Korea, Koreji, Jižní Korea | Südkorea, Korea, koreanisch | کره جنوبی, کره
JP: Japanese | Japonii, japoński | japonský | japanisch | ژاپنی
AU: Australian | Australii | | australisch |
US: ^USA, ^US, ^U.S., =usa, United States of America, America, American, the States, in the us | ^USA, =usa, Stanach Zjednoczonych, Stany, Ameryka, amerykański, Ameryce | ^USA, =usa, Spojených státech, Amerika, americký, Americe | ^USA, =usa, Vereinigten Staaten, Amerika, amerikanisch | آمریکا, امریکا, آمریکایی, ایالات متحده
CA: Canadian | Kanadzie, kanadyjski | kanadský | kanadisch | کانادایی
MX: Mexican | Meksyku, meksykański | mexický | mexikanisch |
BR: Brazilian | Brazylii, brazylijski | brazilský | brasilianisch | برزیلی
ZA: South African | RPA, Afryce Południowej | JAR, Jihoafrické republice | |
CI: Ivory Coast | | | |
`);

/** Groups of countries people sell to: key, codes, and how they are called. */
export const regionCodes: Readonly<Record<string, readonly string[]>> = {
  DACH: ['DE', 'AT', 'CH'],
  CEE: [
    'PL',
    'CZ',
    'SK',
    'HU',
    'RO',
    'BG',
    'HR',
    'SI',
    'RS',
    'BA',
    'MK',
    'ME',
    'AL',
    'XK',
    'EE',
    'LV',
    'LT',
    'UA',
    'MD',
    'BY',
  ],
  Nordics: ['SE', 'DK', 'NO', 'FI', 'IS'],
  Baltics: ['EE', 'LV', 'LT'],
  Benelux: ['BE', 'NL', 'LU'],
  Balkans: ['RS', 'BA', 'MK', 'ME', 'AL', 'XK', 'HR', 'BG', 'GR', 'RO', 'SI'],
  Iberia: ['ES', 'PT'],
  EU: [
    ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU'],
    ...['MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'],
  ],
  Europe: [
    ...[
      'AT',
      'BE',
      'BG',
      'HR',
      'CY',
      'CZ',
      'DK',
      'EE',
      'FI',
      'FR',
      'DE',
      'GR',
      'HU',
      'IE',
      'IT',
      'LV',
      'LT',
      'LU',
      'MT',
      'NL',
    ],
    ...[
      'PL',
      'PT',
      'RO',
      'SK',
      'SI',
      'ES',
      'SE',
      'GB',
      'CH',
      'NO',
      'IS',
      'LI',
      'MC',
      'AD',
      'SM',
      'VA',
      'RS',
      'BA',
      'MK',
      'ME',
    ],
    ...['AL', 'XK', 'UA', 'MD', 'BY'],
  ],
  'Middle East': ['IR', 'IQ', 'AE', 'QA', 'SA', 'KW', 'BH', 'OM', 'YE', 'LB', 'JO', 'SY', 'IL', 'PS', 'EG', 'TR'],
  'Gulf states': ['AE', 'QA', 'SA', 'KW', 'BH', 'OM'],
  'North America': ['US', 'CA', 'MX'],
  'Latin America': ['MX', 'BR', 'AR', 'CL', 'CO', 'PE', 'EC', 'UY', 'PY', 'BO', 'VE', 'CR', 'PA', 'CU', 'DO', 'GT'],
  Asia: [
    'IN',
    'BD',
    'LK',
    'NP',
    'PK',
    'SG',
    'MY',
    'ID',
    'TH',
    'VN',
    'PH',
    'KH',
    'MM',
    'HK',
    'CN',
    'TW',
    'KR',
    'KP',
    'JP',
    'MN',
  ],
  Africa: [
    'EG',
    'MA',
    'TN',
    'DZ',
    'LY',
    'SD',
    'NG',
    'KE',
    'GH',
    'ZA',
    'ET',
    'TZ',
    'UG',
    'SN',
    'CI',
    'CM',
    'RW',
    'ZM',
    'ZW',
    'MZ',
    'AO',
  ],
};

export const regionTable = readTable(`
DACH: ^DACH, =dach region, D-A-CH, German speaking countries | ^DACH, kraje niemieckojęzyczne, krajach niemieckojęzycznych | ^DACH, německy mluvící země | ^DACH, DACH-Raum, DACH-Region, deutschsprachiger Raum, deutschsprachigen Raum |
CEE: ^CEE, =cee, Central and Eastern Europe, Eastern Europe, Central Europe | ^CEE, Europa Środkowa, Europie Środkowej, Europa Wschodnia, Europie Wschodniej, Europa Środkowo-Wschodnia, Europie Środkowo-Wschodniej | ^CEE, střední Evropa, střední Evropě, východní Evropa, východní Evropě, střední a východní Evropě | ^CEE, Mittel- und Osteuropa, Osteuropa, Mitteleuropa | اروپای شرقی, اروپای مرکزی
Nordics: Nordics, Nordic, Nordic countries, Scandinavia, Scandinavian | Skandynawia, Skandynawii, kraje nordyckie, krajach nordyckich, skandynawski | Skandinávie, Skandinávii, severské země, severských zemích | Skandinavien, nordische Länder, nordischen Ländern | اسکاندیناوی, کشورهای نوردیک
Baltics: Baltics, Baltic states, Baltic countries | kraje bałtyckie, krajach bałtyckich | Pobaltí, pobaltské státy | Baltikum, baltische Staaten | کشورهای بالتیک
Benelux: Benelux | Beneluks, Beneluksie | Benelux, Beneluxu | Benelux, Benelux-Länder | بنلوکس
Balkans: Balkans, Balkan | Bałkany, Bałkanach | Balkán, Balkáně | Balkan | بالکان
Iberia: Iberia, Iberian Peninsula | Półwysep Iberyjski | Pyrenejský poloostrov | iberische Halbinsel |
EU: ^EU, =eu, European Union | ^UE, Unia Europejska, Unii Europejskiej | ^EU, Evropská unie, Evropské unii | ^EU, Europäische Union, Europäischen Union | اتحادیه اروپا
Europe: Europe, European | Europa, Europie | Evropa, Evropě | Europa, europäisch | اروپا
Middle East: Middle East, ^MENA, ^ME | Bliski Wschód, Bliskim Wschodzie | Blízký východ, Blízkém východě | Naher Osten, Nahen Osten, Nahost | خاورمیانه
Gulf states: Gulf states, the Gulf, ^GCC, Gulf countries | kraje Zatoki, krajach Zatoki | státy Zálivu | Golfstaaten | کشورهای خلیج فارس, حاشیه خلیج فارس
North America: North America | Ameryka Północna, Ameryce Północnej | Severní Amerika, Severní Americe | Nordamerika | آمریکای شمالی
Latin America: Latin America, South America, ^LATAM | Ameryka Łacińska, Ameryka Południowa, Ameryce Południowej | Latinská Amerika, Jižní Amerika | Lateinamerika, Südamerika | آمریکای لاتین, آمریکای جنوبی
Asia: Asia, Far East, ^APAC, Southeast Asia | Azja, Azji | Asie, Asii | Asien | آسیا
Africa: Africa | Afryka, Afryce | Afrika, Africe | Afrika | آفریقا
`);
