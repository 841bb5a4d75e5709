import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemo } from '../../scripts/demo/make.ts';
import {
  activities,
  colleagues,
  companies,
  company,
  contacts,
  deals,
  filesBelow,
  folder,
  mailsOf,
  nameOf,
  type Row,
  read,
  sources,
} from './demo-files.ts';

describe('the demo company', () => {
  it('has the same bytes on every run, and those are the ones in the repository', () => {
    const [once, again] = [makeDemo(), makeDemo()];
    expect([...once.keys()].sort()).toEqual(filesBelow('').sort());
    for (const [path, content] of once) {
      expect(content.equals(again.get(path)!), path).toBe(true);
      expect(content.equals(readFileSync(join(folder, path))), `${path} is as the script writes it`).toBe(true);
    }
  });

  it('is small enough to be loaded while a newcomer waits', () => {
    const bytes = filesBelow('').reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });

  it('has eight colleagues, 40 accounts, 400 contacts and deals at every stage', () => {
    expect(colleagues).toHaveLength(8);
    expect(Object.keys(colleagues[0]!)).toEqual(['name', 'email', 'team', 'language', 'time_zone']);
    expect(colleagues.find(row => row.email === company.me)?.team).toBe('Sales');
    expect(companies.length).toBeGreaterThanOrEqual(40);
    expect(contacts.length).toBeGreaterThanOrEqual(400);
    expect(new Set(deals.map(row => row['Deal Stage'])).size).toBe(6);
    expect(deals.every(row => Number(row.Amount) > 0 && row['Deal owner'] !== '')).toBe(true);
  });

  it('has people with Polish, Czech, German, Persian and plain English names', () => {
    const count = (letters: RegExp) => contacts.filter(row => letters.test(nameOf(row))).length;
    expect(count(/[ąćęłńśźż]/i)).toBeGreaterThan(50);
    expect(count(/[ěřůčšž]/i)).toBeGreaterThan(40);
    expect(count(/[äöüß]/i)).toBeGreaterThan(30);
    expect(count(/[\u0600-\u06ff]/)).toBeGreaterThan(40);
    expect(count(/^[\x20-\x7e]+$/)).toBeGreaterThan(100);
  });

  it('tells of at least 4,000 touches over three years, the newest within a week', () => {
    const touches = activities.filter(row => row['Activity type'] !== 'Note');
    expect(touches.length + mailsOf('nina-kowalczyk').length).toBeGreaterThan(4_000);
    const age = (row: Row) => (Date.parse(company.anchor) - Date.parse(row['Activity date']!)) / 86_400_000;
    expect(Math.min(...touches.map(age))).toBeGreaterThan(0);
    expect(Math.min(...touches.map(age))).toBeLessThan(7);
    expect(Math.max(...touches.map(age))).toBeGreaterThan(1_050);
  });

  it('names only companies, contacts and owners that exist', () => {
    const ids = new Set(contacts.map(row => row['Record ID']));
    const companyIds = new Set(companies.map(row => row['Record ID']));
    const owners = new Set(['', ...colleagues.map(row => row.name)]);
    for (const row of [...activities, ...deals]) {
      for (const id of row['Associated Contact IDs']!.split(';').filter(Boolean)) expect(ids.has(id), id).toBe(true);
      expect(companyIds.has(row['Associated Company IDs']), JSON.stringify(row)).toBe(true);
      expect(owners.has(row.Owner ?? row['Deal owner'])).toBe(true);
    }
    expect(contacts.every(row => owners.has(row['Contact owner']))).toBe(true);
  });

  it('uses addresses that can belong to nobody', () => {
    for (const path of filesBelow('')) {
      for (const [, domain = ''] of read(path).matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g))
        expect(domain, path).toMatch(/\.example$/);
    }
  });
});

describe('who shares what', () => {
  it('has an owner and a sharing level for every file that is not the company’s', () => {
    for (const { path, owner, sharing } of sources) {
      expect(existsSync(join(folder, path)), path).toBe(true);
      expect(['company', 'named', 'anonymous', 'private']).toContain(sharing);
      if (sharing !== 'company') expect(colleagues.map(row => row.email)).toContain(owner);
    }
    const covered = filesBelow('').filter(path => path.includes('/'));
    for (const path of covered)
      expect(
        sources.some(source => path === source.path || path.startsWith(`${source.path}/`)),
        path,
      ).toBe(true);
  });

  it('has one private mailbox, one shared by name, and a team of three that shares anonymously', () => {
    expect(
      sources
        .filter(source => source.path.startsWith('mail/'))
        .map(source => source.sharing)
        .sort(),
    ).toEqual(['named', 'private']);
    const anonymous = new Set(sources.filter(source => source.sharing === 'anonymous').map(source => source.owner));
    const teams = colleagues.filter(row => anonymous.has(row.email!)).map(row => row.team);
    expect(teams).toEqual(['Engineering', 'Engineering', 'Engineering']);
  });
});
