/** vCard 2.1, 3.0 and 4.0, also mixed in one file. Notes, birthdays and private addresses are not read. */
import VCard, { type Property } from 'vcf';
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { parseDate } from '../dates.ts';
import { keyOfCompany, keyOfPerson } from '../keys.ts';
import { cleanName, fullName, placeOf } from '../names.ts';
import type { Reader } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { headText } from '../text/text.ts';
import { type CardText, cardsOf } from './cards.ts';

export const vcards: Reader = {
  kind: 'vcard',
  family: 'contacts',
  ownership: 'colleague',
  recognises: head => /^\ufeff?\s*BEGIN:VCARD\s*$/imu.test(headText(head)?.slice(0, 4096) ?? ''),
  async *read(file, context) {
    for await (const card of cardsOf(file, context)) for (const item of cardItems(card)) yield item;
  },
};

function cardItems(text: CardText): Incoming[] {
  const raw = text.lines.join('\n');
  if (!text.whole) return [rejected(text.line, reasons.unreadable('the card', 'END:VCARD is missing'), raw)];
  try {
    const card = new VCard().parse(text.lines.join('\r\n'));
    return read(card, text.line, raw);
  } catch (error) {
    return [
      rejected(text.line, reasons.unreadable('the card', error instanceof Error ? error.message : String(error)), raw),
    ];
  }
}

function read(card: VCard, line: number, raw: string): Incoming[] {
  const kind = first(card, 'kind') || first(card, 'xAddressbookserverKind');
  if (/^(?:group|location|device|application)$/iu.test(kind)) return [];
  const [family = '', given = '', middle = ''] = parts(first(card, 'n'));
  const [company = '', department = ''] = parts(first(card, 'org'));
  const emails = [...new Set(all(card, 'email').flatMap(text => normalEmail(text) ?? []))];
  const called = cleanName(unescaped(first(card, 'fn')));
  const own = fullName([given, middle].filter(text => text !== '').join(' '), family);
  const organisation = company !== '' && (/^COMPANY$/iu.test(first(card, 'xAbShowAs')) || /^org$/iu.test(kind));
  if (organisation && !own)
    return [{ type: 'company', key: keyOfCompany({ name: company }), line, name: company, aliases: [], domains: [] }];
  // FN may hold titles (Dr.) and suffixes; N says which words are the name.
  const name = own || called || emails[0];
  if (!name) return [rejected(line, reasons.noPerson('FN, N, EMAIL'), raw)];
  const profiles = [...all(card, 'url'), ...all(card, 'xSocialprofile'), ...all(card, 'socialprofile')]
    .map(unescaped)
    .filter(url => /linkedin\.com\/in\//iu.test(url))
    .map(profileKey);
  const uid = first(card, 'uid');
  const [, , , city, , , country] = parts(first(card, 'adr'));
  return [
    {
      type: 'person',
      key: uid ? `uid:${uid}` : keyOfPerson({ profile: profiles[0], email: emails[0], name, company }),
      line,
      name,
      emails,
      phones: all(card, 'tel').map(text => unescaped(text).replace(/^tel:/iu, '').replace(/;ext=/iu, ' ext. ')),
      profiles: [...new Set(profiles)],
      positions: company
        ? [
            {
              company: { name: company },
              title: unescaped(first(card, 'title')) || undefined,
              department: department || undefined,
            },
          ]
        : [],
      place: placeOf(city, country),
      language: first(card, 'lang').slice(0, 2).toLowerCase() || undefined,
      asOf: parseDate(basicDate(first(card, 'rev'))),
    },
  ];
}

function all(card: VCard, property: string): string[] {
  const found: Property | Property[] | undefined = card.data[property];
  return [found ?? []].flat().flatMap(value => value.valueOf()?.trim() || []);
}

function first(card: VCard, property: string): string {
  return all(card, property)[0] ?? '';
}

/** The components of a structured value, `\;` being no separator. */
function parts(text: string): string[] {
  return text.split(/(?<!\\);/u).map(unescaped);
}

function unescaped(text: string): string {
  return text
    .replace(/\\n/giu, ' ')
    .replace(/\\([,;:\\])/gu, '$1')
    .trim();
}

/** `20261101T100000Z` as `2026-11-01T10:00:00Z`; other forms as they are. */
function basicDate(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/u, (_, y, m, d, h, min, s, z) =>
    h ? `${y}-${m}-${d}T${h}:${min}:${s}${z}` : `${y}-${m}-${d}`,
  );
}
