import { describe, expect, it } from 'vitest';
import { ofType, read } from '../support.ts';

const activities = (rows: string) =>
  read(
    `Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Assigned to user,Person - Name,Person - Email,Organization - Name\n${rows}\n`,
  );

describe('a Pipedrive export', () => {
  it('reads what was done, not what is planned', async () => {
    const { kind, items } = await activities(
      'First call,Call,2025-03-04,10:30,00:20,Done,Rep One,Ada Example,ada@acme.example,Acme\nNext call,Call,2026-12-04,10:30,,To do,Rep One,Ada Example,ada@acme.example,Acme',
    );
    expect(kind).toBe('pipedrive activities');
    expect(ofType(items, 'touch')).toMatchObject([
      { kind: 'call', at: new Date('2025-03-04T10:30:00Z'), minutes: 20, company: { name: 'Acme' } },
    ]);
  });

  it('gives an activity without an id the same key on every import, and no trace of its subject', async () => {
    const row = 'Secret plans,Meeting,2025-03-04,,,Done,Rep One,Ada Example,ada@acme.example,Acme';
    const [first, second] = [await activities(row), await activities(row)];
    expect(first.items).toEqual(second.items);
    expect(JSON.stringify(first.items)).not.toContain('Secret');
  });

  it('knows organizations from people and people from deals', async () => {
    expect((await read('Organization - ID,Organization - Name,Organization - Owner\n5,Acme,Rep One\n')).kind).toBe(
      'pipedrive organizations',
    );
    expect((await read('Person - ID,Person - Name,Organization - Name\n5,Ada Example,Acme\n')).kind).toBe(
      'pipedrive people',
    );
    const deals = await read(
      'Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Organization - Name,Person - Name\n9,Pilot,"1 500,50",EUR,Acme,Ada Example\n',
    );
    expect(deals.kind).toBe('pipedrive deals');
    expect(ofType(deals.items, 'deal')).toMatchObject([{ amount: 1500.5, contacts: [{ name: 'Ada Example' }] }]);
  });
});
