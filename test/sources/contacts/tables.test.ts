import { describe, expect, it } from 'vitest';
import { ofType, read } from '../support.ts';

describe('contacts saved as CSV', () => {
  it('by Google hold several values in one cell', async () => {
    const { kind, items } = await read(
      'First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Website 1 - Value,Notes\nAda,Example,Acme,* Work,ada@acme.example ::: Ada.E@acme.example,1 ::: 2,https://linkedin.com/in/ada,secret\n,,Taxi,,,5551234,,\n,,,,,99,,\n',
    );
    expect(kind).toBe('google contacts');
    expect(ofType(items, 'person')).toMatchObject([
      { key: 'profile:linkedin.com/in/ada', emails: ['ada@acme.example', 'ada.e@acme.example'], phones: ['1', '2'] },
    ]);
    expect(ofType(items, 'rejected').map(item => item.line)).toEqual([4]);
    expect(JSON.stringify(ofType(items, 'person'))).not.toContain('secret');
  });

  it.each([
    ['English', 'First Name,Last Name,Company,Job Title,Business Phone,E-mail Address,E-mail Type'],
    ['German', 'Vorname,Nachname,Firma,Position,Telefon geschäftlich,E-Mail-Adresse,E-Mail-Typ'],
  ])('by Outlook are read in %s', async (_, header) => {
    const { kind, items } = await read(`\ufeff${header}\r\nAda,Example,Acme,VP,+1,ada@acme.example,SMTP\r\n`);
    expect(kind).toBe('outlook contacts');
    expect(ofType(items, 'person')).toMatchObject([
      { name: 'Ada Example', phones: ['+1'], positions: [{ title: 'VP' }] },
    ]);
  });
});
