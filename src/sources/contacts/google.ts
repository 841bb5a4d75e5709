/** Google Contacts as CSV: the old form (`Given Name`, `E-mail 1 - Type`) and the new one (`First Name`, `E-mail 1 - Label`). */
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import { cell, columnsOf, has } from '../csv/columns.ts';
import type { Shape } from '../csv/shape.ts';
import { keyOfPerson } from '../keys.ts';
import { cleanName, fullName, placeOf } from '../names.ts';
import { reasons, rejected } from '../reasons.ts';

const names = {
  name: ['Name', 'File As'],
  given: ['Given Name', 'First Name'],
  family: ['Family Name', 'Last Name'],
  company: ['Organization Name', 'Organization 1 - Name'],
  title: ['Organization Title', 'Organization 1 - Title'],
  department: ['Organization Department', 'Organization 1 - Department'],
  city: ['Address 1 - City'],
  country: ['Address 1 - Country'],
} as const;

/** Several values in one cell: `ada@acme.example ::: ada.e@acme.example`. */
const values = (text: string | undefined) =>
  (text ?? '')
    .split(':::')
    .map(part => part.trim())
    .filter(part => part !== '');

/** Columns such as `E-mail 1 - Value`, `E-mail 2 - Value`, however many there are. */
function numbered(headers: readonly string[], what: RegExp): number[] {
  return headers.flatMap((header, at) => (what.test(header.trim()) ? [at] : []));
}

export const googleContacts: Shape = {
  kind: 'google contacts',
  family: 'contacts',
  ownership: 'colleague',
  matches(headers) {
    const columns = columnsOf(headers, names);
    return (
      numbered(headers, /^E-mail 1 - (?:Value|Type|Label)$/iu).length > 0 &&
      (has(columns, 'given') || has(columns, 'name'))
    );
  },
  open(headers) {
    const columns = columnsOf(headers, names);
    const mails = numbered(headers, /^E-mail \d+ - Value$/iu);
    const phones = numbered(headers, /^Phone \d+ - Value$/iu);
    const sites = numbered(headers, /^Website \d+ - Value$/iu);
    return ({ cells, line, raw }) => {
      const emails = [...new Set(mails.flatMap(at => values(cells[at])).flatMap(text => normalEmail(text) ?? []))];
      const profiles = sites
        .flatMap(at => values(cells[at]))
        .filter(url => /linkedin\.com\/in\//iu.test(url))
        .map(profileKey);
      const company = cell(cells, columns, 'company');
      const own =
        fullName(cell(cells, columns, 'given'), cell(cells, columns, 'family')) ||
        cleanName(cell(cells, columns, 'name'));
      const name = own || emails[0];
      if (!name) {
        // A shop or a switchboard: a company with a telephone number names nobody, and nothing is lost.
        return company ? [] : [rejected(line, reasons.noPerson('First Name, Last Name, E-mail 1 - Value'), raw)];
      }
      return [
        {
          type: 'person',
          key: keyOfPerson({ profile: profiles[0], email: emails[0], name, company }),
          line,
          name,
          emails,
          phones: phones.flatMap(at => values(cells[at])),
          profiles,
          positions: company
            ? [
                {
                  company: { name: company },
                  title: cell(cells, columns, 'title') || undefined,
                  department: cell(cells, columns, 'department') || undefined,
                },
              ]
            : [],
          place: placeOf(values(cell(cells, columns, 'city'))[0], values(cell(cells, columns, 'country'))[0]),
        },
      ];
    };
  },
};
