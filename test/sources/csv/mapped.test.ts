import { describe, expect, it } from 'vitest';
import { guessMapping, headersOf } from '../../../src/sources/csv/guess.ts';
import { mappedCsv, recognise } from '../../../src/sources/readers.ts';
import { unrecognised } from '../../../src/sources/unrecognised.ts';
import { fileOf, itemsOf, ofType, read } from '../support.ts';

describe('any table of people or companies', () => {
  it.each([
    ['English', 'Full Name,E-mail,Organisation,Role'],
    ['Polish', 'Imię i nazwisko,Adres e-mail,Nazwa firmy,Stanowisko'],
    ['Czech', 'Jméno a příjmení,E-mailová adresa,Společnost,Pozice'],
    ['German', 'Ansprechpartner,E-Mail-Adresse,Firma,Funktion'],
    ['Persian', 'نام و نام خانوادگی,ایمیل,شرکت,سمت'],
  ])('is read without a question when its headers are %s', async (_, header) => {
    const { kind, items } = await read(`${header}\nAda Example,ada@acme.example,Acme,Head of Purchasing\n`);
    expect(kind).toBe('table');
    expect(items).toMatchObject([
      {
        key: 'email:ada@acme.example',
        name: 'Ada Example',
        positions: [{ company: { name: 'Acme' }, title: 'Head of Purchasing' }],
      },
    ]);
  });

  it('reads a column with an unknown header by its values', () => {
    const { mapping } = guessMapping(['Name', 'Kontaktní', 'Firma'], [['Ada', 'ada@acme.example', 'Acme']]);
    expect(mapping).toEqual({ Name: 'name', Kontaktní: 'email', Firma: 'company' });
  });

  it('takes "Name" beside a website for the name of a company', async () => {
    const { items } = await read('Name,Website,City\nGlobex,https://www.globex.example/about,Kraków\n');
    expect(items).toMatchObject([
      { type: 'company', name: 'Globex', domains: ['globex.example'], key: 'domain:globex.example', place: 'Kraków' },
    ]);
  });

  it.each([
    ['two columns are called name', 'Name,Imię i nazwisko,Email\nAda,Ada E,ada@acme.example\n'],
    ['the table lists orders', 'Order,Amount,Date\n1,20,2026-01-01\n'],
    ['it lists e-mail addresses only', 'Email Address,Confirmed\nada@acme.example,Yes\n'],
  ])('is asked about when %s', (_, content) => {
    const file = fileOf(content);
    expect(recognise(file.head)).toBeNull();
    expect(unrecognised(file).reason).toContain('--map');
  });

  it('is read by the mapping it is given', async () => {
    const file = fileOf('Wer;Wo;Post\nAda Example;Acme;ada@acme.example\n;;\n;Globex;\n');
    expect(headersOf(file)?.headers).toEqual(['Wer', 'Wo', 'Post']);
    const items = await itemsOf(mappedCsv, file, { mapping: { Wer: 'name', Wo: 'company', Post: 'email' } });
    expect(ofType(items, 'person')).toMatchObject([{ name: 'Ada Example', line: 2 }]);
    expect(ofType(items, 'rejected')).toMatchObject([{ line: 4, row: ';Globex;' }]);
  });

  it('rejects every row when nothing useful is mapped', async () => {
    const items = await itemsOf(mappedCsv, fileOf('a,b\n1,2\n'), { mapping: { a: 'phone' } });
    expect(items).toMatchObject([{ type: 'rejected', line: 2, reason: expect.stringContaining('--map') }]);
  });

  it('knows our own colleagues by their time zones', async () => {
    const { kind, items } = await read(
      'name,email,team,language,time_zone\nRep One,Rep@ours.example,Sales,pl,Europe/Warsaw\nNo Mail,,Sales,,\n',
    );
    expect(kind).toBe('colleagues');
    expect(ofType(items, 'colleague')).toEqual([
      {
        type: 'colleague',
        key: 'email:rep@ours.example',
        line: 2,
        name: 'Rep One',
        email: 'rep@ours.example',
        team: 'Sales',
        language: 'pl',
        timeZone: 'Europe/Warsaw',
      },
    ]);
    expect(ofType(items, 'rejected')).toMatchObject([{ line: 3 }]);
  });
});
