import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveOf, withArchiveOwner } from '../../../src/sources/linkedin/archive.ts';
import { ownerProfile } from '../../../src/sources/linkedin/owner.ts';
import { recognise } from '../../../src/sources/readers.ts';
import { unrecognised } from '../../../src/sources/unrecognised.ts';
import { context, fileOf, now, ofType, read } from '../support.ts';

const preamble =
  'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n';
const english = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const messageHeader =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT';
const url = (slug: string) => `https://www.linkedin.com/in/${slug}`;

describe('connections of a LinkedIn archive', () => {
  it.each([
    ['English', english, '05 Mar 2024'],
    ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am', '05 Mär 2024'],
    ['Polish', 'Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data nawiązania kontaktu', '5 mar 2024'],
    ['Czech', 'Jméno,Příjmení,URL,E-mailová adresa,Společnost,Pozice,Datum spojení', '5. 3. 2024'],
    ['French', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le', '05 mars 2024'],
    ['Spanish', 'Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el', '05 mar. 2024'],
    ['a language we do not know', 'Etunimi,Sukunimi,URL,Sähköposti,Company,Position,Yhdistetty', '05.03.2024'],
  ])('are read when they are in %s', async (_, header, day) => {
    const { kind, items } = await read(`${header}\nAda,Example,${url('ada')},,Acme,CTO,${day}\n`);
    expect(kind).toBe('linkedin connections');
    expect(ofType(items, 'person')).toMatchObject([{ name: 'Ada Example', profiles: ['linkedin.com/in/ada'] }]);
    expect(ofType(items, 'touch')).toMatchObject([
      { kind: 'connection', at: new Date('2024-03-05T00:00:00Z'), size: 2 },
    ]);
  });

  it('come through preamble, byte order mark, line endings and decoration unharmed', async () => {
    const people = fc.array(
      fc.record({
        given: fc.constantFrom('Ada', 'Łucja', 'Jürgen', 'Šárka'),
        decoration: fc.constantFrom('', ' 🔸', '\t', '  ', ' 🚀🚀'),
        company: fc.constantFrom('Acme', 'Müller, Schmidt & Co. KG', '80,000 "Things" Ltd'),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(people, fc.boolean(), fc.boolean(), fc.boolean(), async (list, mark, crlf, noted) => {
        const rows = list.map(
          ({ given, decoration, company }, at) =>
            `${given}${decoration},Example,${url(`p${at}`)},,"${company.replaceAll('"', '""')}",CTO,05 Mar 2024`,
        );
        const text = `${noted ? preamble : ''}${english}\n${rows.join('\n')}\n,,,,,,\n`;
        const { items } = await read((mark ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text));
        expect(ofType(items, 'rejected')).toEqual([]);
        expect(
          ofType(items, 'person').map(person => [person.name, person.line, person.positions[0]?.company.name]),
        ).toEqual(list.map(({ given, company }, at) => [`${given} Example`, at + (noted ? 5 : 2), company]));
      }),
      { numRuns: 40 },
    );
  });

  it('keep the person when the day cannot be right, and say so', async () => {
    const { items } = await read(
      `${english}\nAda,Example,${url('ada')},,Acme,CTO,05 Mar 2031\nBob,Example,${url('bob')},,Acme,CTO,once\n`,
    );
    expect(ofType(items, 'person')).toHaveLength(2);
    expect(ofType(items, 'touch')).toEqual([]);
    expect(ofType(items, 'rejected').map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the date 05 Mar 2031 is in the future: correct it or leave the row out'],
      [3, 'Connected On "once" is not a date: write it as 2026-11-30'],
    ]);
  });

  it('are the same person under an encoded address and a decoded one', async () => {
    const encoded = await read(
      `${english}\nErika,Müller,https://www.linkedin.com/in/erika-m%C3%BCller,,,,05 Mar 2024\n`,
    );
    const decoded = await read(`${english}\nErika,Müller,linkedin.com/in/erika-müller/,,,,05 Mar 2024\n`);
    expect(encoded.items).toEqual(decoded.items);
  });
});

const message = (from: string, to: string, rest = 'INBOX,,No,No') =>
  `c1,,${from},${url(from.toLowerCase())},"${to}","${to
    .split(',')
    .map(name => url(name.toLowerCase()))
    .join(',')}",2026-09-30 08:12:40 UTC,Subject,"Secret, text",${rest}`;

describe('messages of a LinkedIn archive', () => {
  it('belong to the one who takes part in all of them', async () => {
    const { kind, items } = await read(`${messageHeader}\n${message('Ada', 'Rep')}\n${message('Rep', 'Bob,Eve')}\n`);
    expect(kind).toBe('linkedin messages');
    expect(
      ofType(items, 'touch').map(touch => touch.people.map(({ ref, side }) => [ref.name, ref.self === true, side])),
    ).toEqual([
      [
        ['Ada', false, 'from'],
        ['Rep', true, 'to'],
      ],
      [
        ['Rep', true, 'from'],
        ['Bob', false, 'to'],
        ['Eve', false, 'to'],
      ],
    ]);
  });

  it('leave no trace of their texts unless the owner asks', async () => {
    const content = `${messageHeader}\n${message('Ada', 'Rep')}\n${message('Rep', 'Bob')}\n`;
    expect(JSON.stringify((await read(content)).items)).not.toMatch(/Secret|Subject/u);
    const kept = await read(content, { keepDetails: true });
    expect(ofType(kept.items, 'touch')[0]?.detail).toEqual({ subject: 'Subject', body: 'Secret, text' });
  });

  it('are passed over when they are drafts or advertisements', async () => {
    const advert =
      'c9,Sponsored,LinkedIn Member,,Rep,https://www.linkedin.com/in/rep,2026-09-30 08:12:40 UTC,,Buy,INBOX,,No,No';
    const { items } = await read(`${messageHeader}\n${message('Rep', 'Ada', 'INBOX,,Yes,No')}\n${advert}\n`, {
      selfProfile: 'linkedin.com/in/rep',
    });
    expect(items).toEqual([]);
  });

  it('are rejected with the remedy when either of two people may be the owner', async () => {
    const { items } = await read(`${messageHeader}\n${message('Ada', 'Rep')}\n`);
    expect(items).toMatchObject([{ type: 'rejected', line: 2, reason: expect.stringContaining('--as') }]);
    const named = await read(`${messageHeader}\n${message('Ada', 'Rep')}\n`, { self: 'rep@ours.example' });
    expect(ofType(named.items, 'touch')).toHaveLength(1);
  });
});

describe('the owner of an archive', () => {
  const invitations = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nRep One,Theo,"3/14/25, 2:37 PM",,OUTGOING,${url('rep-one')},${url('theo')}\n`;

  it('is known from the direction of an invitation', async () => {
    const { items } = await read(invitations);
    expect(ofType(items, 'touch')).toMatchObject([
      {
        kind: 'invitation',
        at: new Date('2025-03-14T14:37:00Z'),
        people: [
          { ref: { self: true, profile: 'linkedin.com/in/rep-one' }, side: 'from' },
          { ref: { profile: 'linkedin.com/in/theo' }, side: 'to' },
        ],
      },
    ]);
  });

  it('is known from the name in Profile.csv', async () => {
    const profile = fileOf('First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\nRep,,,,,,\n');
    const owner = await ownerProfile([fileOf(`${messageHeader}\n${message('Ada', 'Rep')}\n`), profile], context);
    expect(owner).toEqual({ profile: 'linkedin.com/in/rep', name: 'Rep' });
  });

  it('is nobody when no file tells', async () => {
    const given = { now, keepDetails: false };
    expect(await withArchiveOwner([fileOf(`${english}\n`), fileOf(new Uint8Array([0, 1, 2]))], given)).toBe(given);
  });

  it('is looked for in the files of one folder or zip', () => {
    expect(archiveOf({ name: 'emma.zip › messages.csv' })).toBe('emma.zip');
    expect(archiveOf({ name: 'linkedin/nina/messages.csv' })).toBe('linkedin/nina');
  });
});

it('says of the other files of an archive that they are rightly passed over', () => {
  for (const header of [
    'School Name,Start Date,End Date,Notes,Degree Name,Activities',
    'First Name,Last Name,Company,Job Title,Text,Creation Date,Status',
    'Email Address,Confirmed,Primary,Updated On',
  ]) {
    const { head } = fileOf(`${header}\n`);
    expect(recognise(head)).toBeNull();
    expect(unrecognised({ head }).expected).toBe(true);
  }
});
