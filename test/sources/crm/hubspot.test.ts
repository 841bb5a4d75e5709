import { describe, expect, it } from 'vitest';
import { ofType, read } from '../support.ts';

const contacts = (rows: string, header = '') =>
  read(
    `Record ID,First Name,Last Name,Email,Job Title,Contact owner,Associated Company IDs,Associated Company,Left company on,Previous company,Last Modified Date${header}\n${rows}\n`,
  );

describe('a HubSpot export', () => {
  it('says who a contact is, where they work and who owns them', async () => {
    const { kind, items } = await contacts(
      '101,Ada,Example,Ada@Acme.example,"VP, Sales",Rep One,9001,Acme Robotics,,,2026-11-01 10:00',
    );
    expect(kind).toBe('hubspot contacts');
    expect(ofType(items, 'colleague')).toMatchObject([{ key: 'owner:rep one', name: 'Rep One' }]);
    expect(ofType(items, 'person')).toMatchObject([
      {
        key: 'contact:101',
        crmId: 'hubspot:101',
        line: 2,
        name: 'Ada Example',
        emails: ['ada@acme.example'],
        positions: [{ company: { key: 'company:9001', name: 'Acme Robotics' }, title: 'VP, Sales' }],
        owner: { name: 'Rep One' },
        asOf: new Date('2026-11-01T10:00:00Z'),
      },
    ]);
  });

  it('ends the position of a contact who left, and remembers an earlier employer', async () => {
    const { items } = await contacts(
      '1,Ada,Example,,CTO,,9001,Acme,2026-05-12,,2026-06-01\n2,Bob,Example,,CTO,,9001,Acme,,Globex,2026-06-01',
    );
    const [ada, bob] = ofType(items, 'person');
    expect(ada?.positions[0]?.to).toEqual(new Date('2026-05-12T00:00:00Z'));
    expect(bob?.positions.map(({ company, to }) => [company.name, to])).toEqual([
      ['Acme', undefined],
      ['Globex', new Date('2026-06-01T00:00:00Z')],
    ]);
  });

  it('keeps every associated company, each with its own name', async () => {
    const { items } = await contacts('1,Ada,Example,,,,9001;9002,Acme;Globex,,,');
    expect(ofType(items, 'person')[0]?.positions.map(position => position.company)).toEqual([
      { key: 'company:9001', name: 'Acme' },
      { key: 'company:9002', name: 'Globex' },
    ]);
  });

  it('calls a contact without a name by the e-mail, and rejects one with neither, saying which line', async () => {
    const { items } = await contacts('1,,,noname@acme.example,,,,,,,\n2,,,,CTO,,,,,,');
    expect(ofType(items, 'person')).toMatchObject([{ name: 'noname@acme.example' }]);
    expect(ofType(items, 'rejected')).toEqual([
      {
        type: 'rejected',
        line: 3,
        reason: 'no name and no e-mail: fill in one of First Name, Last Name, Email',
        row: '2,,,,CTO,,,,,,',
      },
    ]);
  });

  it('is recognised with its columns in another order and semicolons between them', async () => {
    const { kind, items } = await read(
      '\ufeffEmail;Contact owner;Last Name;Record ID;First Name\r\nada@acme.example;Rep One;Example;7;Ada\r\n',
    );
    expect(kind).toBe('hubspot contacts');
    expect(ofType(items, 'person')).toMatchObject([{ key: 'contact:7', name: 'Ada Example', line: 2 }]);
  });

  it('tells the names, the domains and the parent of a company', async () => {
    const { kind, items } = await read(
      'Record ID,Company name,Company Domain Name,Also known as,Parent company ID,City,Country/Region,Company owner\n' +
        '9002,Globex Polska,www.Globex.example,Globex;GXP,9001,Kraków,Poland,Rep One\n',
    );
    expect(kind).toBe('hubspot companies');
    expect(ofType(items, 'company')).toMatchObject([
      {
        key: 'company:9002',
        aliases: ['Globex', 'GXP'],
        domains: ['globex.example'],
        parent: { key: 'company:9001' },
        place: 'Kraków, Poland',
      },
    ]);
  });

  it('reads calls among equals and mails with a sender, and passes over notes', async () => {
    const { kind, items } = await read(
      'Activity ID,Activity type,Activity date,Direction,Duration,Owner,Associated Contact IDs,Associated Company IDs\n' +
        '1,Call,2026-11-01T10:00:00Z,OUTBOUND,12,Rep One,101;102,9001\n' +
        '2,Email,2026-11-02 10:00,INBOUND,,Rep One,101,\n' +
        '3,Note,2026-11-02 10:00,,,Rep One,101,\n' +
        '4,Call,2026-11-03 10:00,,600000,Rep One,,9001\n' +
        '5,Séance,2026-11-03 10:00,,,Rep One,101,\n' +
        '6,Call,soon,,,Rep One,101,\n',
    );
    expect(kind).toBe('hubspot activities');
    const [call, mail, onCompany] = ofType(items, 'touch');
    expect(call).toMatchObject({
      kind: 'call',
      minutes: 12,
      size: 3,
      key: 'activity:1',
      company: { key: 'company:9001' },
    });
    expect(call?.people.map(person => person.side)).toEqual(['with', 'with', 'with']);
    expect(mail?.people).toEqual([
      { ref: { name: 'Rep One' }, side: 'to' },
      { ref: { key: 'contact:101' }, side: 'from' },
    ]);
    expect(onCompany).toMatchObject({ minutes: 10, size: 1, company: { key: 'company:9001' } });
    expect(ofType(items, 'rejected').map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'unknown activity type "Séance": use call, meeting, e-mail, message or letter'],
      [7, 'Activity date "soon" is not a date: write it as 2026-11-30'],
    ]);
  });

  it('reads the amount, the stage and the people of a deal', async () => {
    const { items } = await read(
      'Record ID,Deal Name,Deal Stage,Amount,Deal Currency Code,Deal owner,Close Date,Associated Company IDs,Associated Contact IDs\n' +
        '7001,Acme – pilot,Proposal,"15,000.50",EUR,Rep One,2026-12-31 00:00,9001,101;102\n',
    );
    expect(ofType(items, 'deal')).toMatchObject([
      {
        key: 'deal:7001',
        amount: 15000.5,
        currency: 'EUR',
        company: { key: 'company:9001' },
        contacts: [{ key: 'contact:101' }, { key: 'contact:102' }],
      },
    ]);
  });

  it('tells of each owner once', async () => {
    const { items } = await contacts(
      '1,Ada,E,,,Rep One,,,,,\n2,Bob,E,,,Rep One (rep@ours.example),,,,,\n3,Eve,E,,,Rep One,,,,,',
    );
    expect(ofType(items, 'colleague')).toMatchObject([
      { key: 'owner:rep one', name: 'Rep One' },
      { key: 'owner:rep@ours.example', name: 'Rep One', email: 'rep@ours.example' },
    ]);
  });
});
