import { describe, expect, it } from 'vitest';
import {
  activities,
  activitiesWith,
  companies,
  company,
  connections,
  contacts,
  employer,
  filesBelow,
  mailsOf,
  named,
  nameOf,
  read,
  rows,
} from './demo-files.ts';

describe('the stories', () => {
  it('Laura Finch is at Globex for the CRM and at Initech for a newer LinkedIn, with one profile', () => {
    const linkedin = connections.nina.find(row => row['Last Name'] === 'Finch');
    expect(employer('Laura Finch')).toBe('Globex Corporation');
    expect(linkedin?.Company).toBe('Initech');
    expect(named('Laura Finch')[0]?.['LinkedIn URL']).toBe(linkedin?.URL);
  });

  it('Petr Hanák moved from the brewery to Globex', () => {
    expect(employer('Petr Hanák')).toBe('Pivovar Černý Lev s.r.o.');
    expect(connections.jonas.find(row => row.Nachname === 'Hanák')?.Unternehmen).toBe('Globex');
  });

  it('Tom Birch and Ingrid Saller left, and nobody was in touch since', () => {
    for (const name of ['Tom Birch', 'Ingrid Saller']) {
      const left = named(name)[0]?.['Left company on'];
      expect(left).toMatch(/^\d{4}-\d\d-\d\d$/);
      const last = activitiesWith(name).at(-1)?.['Activity date'];
      expect(last! < left!).toBe(true);
    }
  });

  it('Aurevia was MedTechnika Brno, and LinkedIn still says so', () => {
    expect(companies.find(row => row['Company name'] === 'Aurevia Medical a.s.')?.['Also known as']).toBe(
      'MedTechnika Brno a.s.',
    );
    expect(connections.nina.map(row => row.Company)).toContain('MedTechnika Brno');
  });

  it('Nordwall Group has two subsidiaries', () => {
    const parent = companies.find(row => row['Company name'] === 'Nordwall Group SE')?.['Record ID'];
    expect(companies.filter(row => row['Parent company ID'] === parent)).toHaveLength(2);
  });

  it('there are two Anna Nowaks and two Jan Nováks, and no other name twice', () => {
    const names = contacts.map(nameOf);
    const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
    expect([...twice].sort()).toEqual(['Anna Nowak', 'Jan Novák']);
    expect(new Set(named('Anna Nowak').map(row => row['Associated Company'])).size).toBe(2);
  });

  it('two pairs of accounts have names to choose between', () => {
    const start = (text: string) => companies.filter(row => row['Company name']!.startsWith(text));
    expect(start('Meridian ')).toHaveLength(2);
    expect(start('Szpital Dębowy ')).toHaveLength(2);
  });

  it('nobody in the CRM works at Hutě Slezan, Quantara Bio, Zephyra, Umbrella Dynamics or Silverline', () => {
    const employers = new Set(contacts.map(row => row['Associated Company']));
    for (const name of [
      'Hutě Slezan a.s.',
      'Quantara Bio GmbH',
      'Zephyra Airlines a.s.',
      'Umbrella Dynamics Ltd',
      'Silverline Capital Partners LLP',
    ]) {
      expect(
        companies.some(row => row['Company name'] === name),
        name,
      ).toBe(true);
      expect(employers.has(name), name).toBe(false);
    }
    expect(named('Miriam Brandt')[0]?.['Previous company']).toBe('Quantara Bio GmbH');
    expect(companies.find(row => row['Company name'] === 'Hutě Slezan a.s.')?.['Parent Company']).toBe(
      'Moravia Kov a.s.',
    );
  });

  it('somebody of Zephyra writes on a list that Nina writes on, and never to her', () => {
    const theirs = mailsOf('nina-kowalczyk').filter(mail => mail.includes('@zephyra.example'));
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.every(mail => /^List-Id: .*cold-chain/m.test(mail))).toBe(true);
  });

  it('Viktoria Sand is known from the private mailbox and from nothing else', () => {
    const places = filesBelow('').filter(path => /Viktoria Sand|viktoria\.sand/.test(read(path)));
    expect(places).toEqual(['mail/oliver-grant.mbox']);
  });

  it('Helen Vogt is connected with a colleague and was never in touch with one', () => {
    expect(activitiesWith('Helen Vogt')).toEqual([]);
    expect(read('mail/nina-kowalczyk.mbox')).not.toContain('vogt@');
    expect(read('linkedin/shirin-moradi/Connections.csv')).toContain('Helen,Vogt');
    expect(read('linkedin/shirin-moradi/messages.csv')).not.toContain('Helen Vogt');
  });

  it('at least 30 contacts of the CRM are known to nobody', () => {
    const everything = filesBelow('')
      .filter(path => path !== 'crm/contacts.csv' && path !== 'crm/deals.csv')
      .map(read)
      .join('\n');
    const inTouch = new Set(
      activities
        .filter(row => row['Activity type'] !== 'Note')
        .flatMap(row => row['Associated Contact IDs']!.split(';')),
    );
    const unknown = contacts.filter(
      row =>
        !inTouch.has(row['Record ID']!) &&
        row.Email !== '' &&
        !everything.includes(row.Email!) &&
        !everything.includes(`-${row['Record ID']},`),
    );
    expect(unknown.map(nameOf)).toContain('Chloe Marsh');
    expect(unknown.length).toBeGreaterThanOrEqual(30);
  });

  it('Wolfram Reiter has not been heard of for more than two years', () => {
    const last = activitiesWith('Wolfram Reiter').at(-1)?.['Activity date'];
    expect((Date.parse(company.anchor) - Date.parse(last!)) / 86_400_000).toBeGreaterThan(730);
  });

  it('Reza Tavakoli is in Persian script in the CRM and in Latin letters, with the same address, in the address book', () => {
    const inCrm = named('رضا توکلی')[0];
    const inBook = rows('contacts/shirin-moradi-google.csv').find(row => nameOf(row) === 'Reza Tavakoli');
    expect(inCrm?.Email).toBe(inBook?.['E-mail 1 - Value']);
  });

  it('titles come in five languages', () => {
    const titles = contacts.map(row => row['Job Title']);
    for (const title of ['CISO', 'Einkaufsleiter', 'kierownik zakupów', 'vedoucí nákupu', 'مدیر خرید'])
      expect(titles).toContain(title);
  });

  it('hostile text is there to be shown harmlessly', () => {
    const text = read('crm/contacts.csv') + read('crm/companies.csv');
    for (const part of ['@channel', '<!channel>', '<script>', 'Ignore your instructions', '\u202e', '🦊', '=HYPERLINK'])
      expect(text).toContain(part);
  });
});
