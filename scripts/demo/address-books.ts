/** A Google contacts export and a phone's vCards: Latin letters for people the CRM has in Persian script. */
import { accountOf } from './accounts.ts';
import type { Contact } from './contact.ts';
import { csv } from './csv.ts';
import { CONTACTS } from './people.ts';
import { STORY } from './story-contacts.ts';

const companyOf = (person: Contact): string => accountOf(person.account).spoken;

/** Shirin's: story people in Latin letters, one written with Arabic letters instead of Persian ones. */
export function googleCsv(): string {
  const header =
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value';
  const row = (person: Contact, first: string, last: string): string[] => {
    const title = person.linkedin?.title ?? person.title ?? '';
    const start = [
      first,
      '',
      last,
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      companyOf(person),
      title,
      '',
      '',
      '',
      '',
      '* myContacts',
    ];
    return [...start, '* Work', person.email ?? '', '', '', 'Mobile', person.phone ?? '', '', ''];
  };
  const latin = (person: Contact): string[] => row(person, person.name.latinFirst, person.name.latinLast);
  const others = CONTACTS.filter(
    person => person.account === 'mehregan' && person.email && person !== STORY.tavakoli,
  ).slice(0, 4);
  const arabic = row(STORY.kazemi, 'كاظم', 'كاظمي‌نژاد');
  return csv(header.split(','), [latin(STORY.tavakoli), latin(STORY.hosseini), arabic, ...others.map(latin)]);
}

/** Tomáš's phone: 3.0 and one 2.1 card. */
export function phoneVcf(): string {
  const people = [STORY.stastna, STORY.novakRip, STORY.novakMoravia, STORY.vasickova].concat(
    CONTACTS.filter(person => person.account === 'strani' && person.email).slice(0, 5),
  );
  const cards = people.map((person, order) => {
    const { first, last } = person.name;
    return [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:${last};${first};;;`,
      `FN:${first} ${last}`,
      `ORG:${companyOf(person)}`,
      `TITLE:${(person.title ?? '').replace(/([,;])/g, '\\$1')}`,
      `EMAIL;type=INTERNET;type=WORK:${person.email}`,
      `TEL;type=CELL:+420 602 555 0${10 + order}`,
      `UID:urn:uuid:00000000-0000-4000-8000-${String(person.id).padStart(12, '0')}`,
      'REV:2026-09-01T10:00:00Z',
      'END:VCARD',
    ];
  });
  const old = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=98eho=C5=99ov=C3=A1;Vilma;;;',
    'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Vilma =C5=98eho=C5=99ov=C3=A1',
    'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Skl=C3=A1rny Jizera',
    'TEL;CELL:+420 602 555 099',
    'EMAIL;INTERNET:vilma.rehorova@sklarny-jizera.example',
    'END:VCARD',
  ];
  return `${[...cards, old].flat().join('\r\n')}\r\n`;
}
