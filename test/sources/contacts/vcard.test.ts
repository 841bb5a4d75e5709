import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeQuotedPrintable } from '../../../src/sources/contacts/quoted-printable.ts';
import { ofType, read } from '../support.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a vCard', () => {
  it('is read however its lines are folded', async () => {
    const names = fc
      .array(fc.constantFrom('Ada', 'Łukasz', 'Jiří', 'محمد', 'van', 'O’Brien'), { minLength: 2, maxLength: 6 })
      .map(words => words.join(' '));
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 3, max: 30 }), async (name, width) => {
        const folded = `FN:${name}`.match(new RegExp(`[^]{1,${width}}`, 'gu'))?.join('\r\n ') ?? '';
        const { items } = await read(card(folded, 'EMAIL:ada@acme.example'));
        expect(ofType(items, 'person')).toMatchObject([{ name, emails: ['ada@acme.example'] }]);
      }),
      { numRuns: 40 },
    );
  });

  it('of version 2.1 may spread a quoted-printable name over lines', async () => {
    const { items } = await read(
      'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=\n-L=C3=BCdenscheidt;Erika;;;\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Erika M=FCller\nTEL;CELL:+49 30 1\nEND:VCARD\n',
    );
    expect(ofType(items, 'person')).toMatchObject([{ name: 'Erika Müller-Lüdenscheidt', phones: ['+49 30 1'] }]);
  });

  it('gives employer, department, place and profile, and nothing of notes and birthdays', async () => {
    const { items } = await read(
      card(
        'FN:Ada Example',
        'ORG:Acme\\, Inc;Sales',
        'TITLE:VP',
        'ADR;TYPE=WORK:;;Main St 1;Kraków;;30-001;Poland',
        'URL:https://www.linkedin.com/in/ada',
        'NOTE:owes me money',
        'BDAY:1980-01-01',
        `PHOTO;ENCODING=b:${'A'.repeat(200)}`,
        ` ${'B'.repeat(70)}`,
        'UID:u1',
      ),
    );
    expect(ofType(items, 'person')).toMatchObject([
      {
        key: 'uid:u1',
        line: 1,
        profiles: ['linkedin.com/in/ada'],
        place: 'Kraków, Poland',
        positions: [{ company: { name: 'Acme, Inc' }, title: 'VP', department: 'Sales' }],
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/owes|1980|BBBB/u);
  });

  it('of a company is a company, of a group nobody', async () => {
    const { items } = await read(
      card('FN:Acme', 'ORG:Acme', 'N:;;;;', 'X-ABShowAs:COMPANY') + card('FN:Friends', 'KIND:group'),
    );
    expect(items).toMatchObject([{ type: 'company', name: 'Acme' }]);
  });

  it('that is cut off is rejected with its line, and the next one is read', async () => {
    const { items } = await read(
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n${card('FN:Ada Example')}${card('TEL:1')}`,
    );
    expect(ofType(items, 'person')).toMatchObject([{ name: 'Ada Example', line: 4 }]);
    expect(ofType(items, 'rejected').map(item => item.line)).toEqual([1, 8]);
  });
});

it('decodes quoted-printable bytes of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const written = [...Buffer.from(text)]
        .map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join('');
      expect(decodeQuotedPrintable(written)).toBe(new TextDecoder().decode(Buffer.from(text)));
    }),
  );
});
