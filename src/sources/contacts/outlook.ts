/** Outlook's contacts as CSV. Its empty dates are `0/0/00`; notes and private addresses are not read. */
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import { cell, columnsOf, has } from '../csv/columns.ts';
import type { Shape } from '../csv/shape.ts';
import { keyOfPerson } from '../keys.ts';
import { cleanName, fullName, placeOf } from '../names.ts';
import { reasons, rejected } from '../reasons.ts';

const names = {
  given: ['First Name', 'Vorname', 'Imię', 'Jméno'],
  family: ['Last Name', 'Nachname', 'Nazwisko', 'Příjmení'],
  company: ['Company', 'Firma', 'Společnost'],
  title: ['Job Title', 'Position', 'Stanowisko', 'Funkce'],
  department: ['Department', 'Abteilung', 'Dział', 'Oddělení'],
  email: ['E-mail Address', 'E-Mail-Adresse', 'Adres e-mail', 'E-mailová adresa'],
  email2: ['E-mail 2 Address', 'E-Mail 2: Adresse', 'Adres e-mail 2', 'E-mailová adresa 2'],
  email3: ['E-mail 3 Address', 'E-Mail 3: Adresse', 'Adres e-mail 3', 'E-mailová adresa 3'],
  shown: ['E-mail Display Name', 'E-Mail: Angezeigter Name'],
  phone: ['Business Phone', 'Telefon geschäftlich', 'Telefon służbowy', 'Telefon do zaměstnání'],
  mobile: ['Mobile Phone', 'Mobiltelefon', 'Telefon komórkowy', 'Mobilní telefon'],
  city: ['Business City', 'Ort geschäftlich', 'Adres służbowy - miejscowość', 'Město (práce)'],
  country: ['Business Country/Region', 'Land/Region geschäftlich', 'Kraj (służbowy)', 'Země (práce)'],
  page: ['Web Page', 'Webseite'],
  /** Columns that only Outlook's export has: they tell it from other tables. */
  sign: [
    'E-mail Type',
    'E-Mail-Typ',
    'Business Phone',
    'Telefon geschäftlich',
    'Business Street',
    'Directory Server',
    "Assistant's Name",
  ],
} as const;

export const outlookContacts: Shape = {
  kind: 'outlook contacts',
  family: 'contacts',
  ownership: 'colleague',
  matches(headers) {
    const columns = columnsOf(headers, names);
    return has(columns, 'given', 'family', 'company', 'sign') && has(columns, 'email');
  },
  open(headers) {
    const columns = columnsOf(headers, names);
    return ({ cells, line, raw }) => {
      const read = (field: keyof typeof names) => cell(cells, columns, field);
      const emails = [
        ...new Set([read('email'), read('email2'), read('email3')].flatMap(text => normalEmail(text) ?? [])),
      ];
      const company = read('company');
      const shown = cleanName(read('shown').replace(/\s*\([^()]*@[^()]*\)\s*$/u, ''));
      const name = fullName(read('given'), read('family')) || (shown.includes('@') ? '' : shown) || emails[0];
      if (!name) return company ? [] : [rejected(line, reasons.noPerson('First Name, Last Name, E-mail Address'), raw)];
      const profiles = /linkedin\.com\/in\//iu.test(read('page')) ? [profileKey(read('page'))] : [];
      return [
        {
          type: 'person',
          key: keyOfPerson({ profile: profiles[0], email: emails[0], name, company }),
          line,
          name,
          emails,
          phones: [read('phone'), read('mobile')].filter(text => text !== ''),
          profiles,
          positions: company
            ? [
                {
                  company: { name: company },
                  title: read('title') || undefined,
                  department: read('department') || undefined,
                },
              ]
            : [],
          place: placeOf(read('city'), read('country')),
        },
      ];
    };
  },
};
