/** What a column of any table may hold, and the headers people give such columns in English, Polish, Czech, German and Persian. */

export const fieldNames = [
  'id',
  'name',
  'given_name',
  'family_name',
  'email',
  'phone',
  'title',
  'department',
  'company',
  'company_id',
  'domain',
  'industry',
  'city',
  'country',
  'place',
  'profile',
  'owner',
  'language',
  'about',
  'updated',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Fields that may stand in several columns; each value is kept. */
export const repeated: ReadonlySet<FieldName> = new Set(['email', 'phone', 'profile']);

export function isFieldName(text: string): text is FieldName {
  return (fieldNames as readonly string[]).includes(text);
}

/** Headers a line, parted by `|`; compared folded. */
export const fieldHeaders: Readonly<Record<FieldName, string>> = {
  id: 'id | contact id | lead id | person id | record id | identifier | external id | identyfikator | identifikator | kennung | شناسه',
  name: `name | full name | contact | contact name | person | person name | display name | lead | employee | vorname und nachname |
    imię i nazwisko | nazwisko i imię | kontakt | osoba | jméno a příjmení | celé jméno | ansprechpartner | vollständiger name |
    نام و نام خانوادگی | نام کامل | نام مخاطب`,
  given_name: `first name | given name | firstname | forename | first | imię | jméno | křestní jméno | vorname | نام کوچک`,
  family_name: `last name | family name | lastname | surname | last | nazwisko | příjmení | nachname | familienname | نام خانوادگی`,
  email: `email | e mail | email address | e mail address | mail | work email | business email | personal email | email 1 | email 2 |
    e mail 2 address | e mail 3 address | adres e mail | adres email | poczta | e mailová adresa | e mail adresa | e mail adresse |
    email adresse | ایمیل | پست الکترونیک | رایانامه | ادرس ایمیل`,
  phone: `phone | phone number | telephone | tel | mobile | mobile phone | cell | cell phone | work phone | business phone | telefon |
    numer telefonu | komórka | telefon komórkowy | mobil | mobilní telefon | telefonní číslo | telefonnummer | handy | mobiltelefon |
    تلفن | موبایل | تلفن همراه | شماره تماس`,
  title: `title | job title | position | role | job | function | occupation | stanowisko | funkcja | pozice | funkce | pracovní pozice |
    titel | berufsbezeichnung | funktion | rolle | سمت | عنوان شغلی | شغل`,
  department: `department | team | unit | division | dział | oddělení | abteilung | بخش | واحد`,
  company: `company | company name | organization | organisation | organization name | account | account name | employer | customer | client |
    firma | nazwa firmy | przedsiębiorstwo | organizacja | klient | pracodawca | společnost | název firmy | název společnosti | organizace |
    zákazník | unternehmen | firmenname | organisation name | kunde | arbeitgeber | شرکت | نام شرکت | سازمان`,
  company_id: 'company id | account id | organization id | id firmy',
  domain: `domain | company domain | company domain name | website | web site | web | url | homepage | company website | strona www | strona internetowa |
    domena | webové stránky | webová stránka | doména | webseite | internetseite | وب سایت | دامنه`,
  industry: 'industry | sector | branch | branża | sektor | odvětví | obor | branche | صنعت',
  city: 'city | town | miasto | miejscowość | město | obec | stadt | ort | شهر',
  country: 'country | country region | nation | kraj | państwo | země | stát | land | کشور',
  place: 'location | place | region | lokalizacja | lokalita | standort | adresa | adres | address | محل | ادرس',
  profile: `linkedin | linkedin url | linkedin profile | linkedin profile url | profile url | profile | person linkedin url | profil |
    profil linkedin | linkedin profil | لینکدین`,
  owner: `owner | contact owner | account owner | lead owner | owner name | assigned to | account manager | sales rep | rep | opiekun |
    właściciel | handlowiec | vlastník | obchodník | přiřazeno | besitzer | betreuer | zuständig | مسئول | مالک | کارشناس فروش`,
  language: 'language | preferred language | język | jazyk | sprache | زبان',
  about:
    'about | bio | headline | summary | description | opis | popis | o mnie | beschreibung | über | درباره | توضیحات',
  updated: `updated | updated at | last modified | last modified date | modified | last updated | data modyfikacji | zmodyfikowano |
    změněno | datum změny | geändert am | aktualisiert | تاریخ تغییر`,
};
