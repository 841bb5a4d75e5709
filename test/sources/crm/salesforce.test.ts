import { describe, expect, it } from 'vitest';
import { ofType, read } from '../support.ts';

describe('a Salesforce export', () => {
  it('joins an id of 15 characters with the same id of 18', async () => {
    const accounts = await read(
      '"Id","IsDeleted","Name","Website","ParentId","OwnerId"\n"001000000000001AAA","0","Acme Robotics","https://www.acme.example/","","005000000000001AAA"\n',
    );
    const people = await read(
      'Id,IsDeleted,AccountId,LastName,FirstName,Email,OwnerId\n003000000000001,0,001000000000001,Example,Ada,ada@acme.example,005000000000001\n',
    );
    expect([accounts.kind, people.kind]).toEqual(['salesforce accounts', 'salesforce contacts']);
    expect(ofType(accounts.items, 'company')).toMatchObject([
      { key: 'company:001000000000001', domains: ['acme.example'], owner: { crmOwner: 'salesforce:005000000000001' } },
    ]);
    expect(ofType(people.items, 'person')[0]?.positions[0]?.company.key).toBe('company:001000000000001');
  });

  it('leaves deleted records out', async () => {
    const { items } = await read(
      'Id,IsDeleted,AccountId,LastName,FirstName,Email\n003000000000001,1,,Example,Ada,a@acme.example\n',
    );
    expect(items).toEqual([]);
  });

  it('gives owner ids their names by the list of users', async () => {
    const { kind, items } = await read(
      'Id,Username,LastName,FirstName,Email,TimeZoneSidKey,LanguageLocaleKey\n005000000000001AAA,rep@ours.example.crm,One,Rep,rep@ours.example,Europe/Warsaw,pl\n',
    );
    expect(kind).toBe('salesforce users');
    expect(items).toMatchObject([
      {
        type: 'colleague',
        name: 'Rep One',
        crmOwner: 'salesforce:005000000000001',
        timeZone: 'Europe/Warsaw',
        language: 'pl',
      },
    ]);
  });

  it('reads finished calls and mails of tasks, and nothing still to be done', async () => {
    const { kind, items } = await read(
      'Id,IsDeleted,WhoId,WhatId,AccountId,OwnerId,Subject,TaskSubtype,Status,ActivityDate,CallDurationInSeconds,CallType\n' +
        '00T000000000001AAA,0,003000000000001AAA,006000000000001AAA,001000000000001AAA,005000000000001AAA,Call,Call,Completed,2026-10-01,300,Inbound\n' +
        '00T000000000002AAA,0,003000000000001AAA,,,005000000000001AAA,Email: hello,Email,Completed,2026-10-02,,\n' +
        '00T000000000003AAA,0,003000000000001AAA,,,005000000000001AAA,Call,Call,Not Started,2026-12-02,,\n' +
        '00T000000000004AAA,0,003000000000001AAA,,,005000000000001AAA,Prepare,Task,Completed,2026-10-02,,\n',
    );
    expect(kind).toBe('salesforce tasks');
    expect(ofType(items, 'touch').map(({ kind, minutes, company }) => [kind, minutes, company?.key])).toEqual([
      ['call', 5, 'company:001000000000001'],
      ['email', undefined, undefined],
    ]);
    expect(ofType(items, 'rejected')).toEqual([]);
  });

  it('reads events as meetings', async () => {
    const { kind, items } = await read(
      'Id,WhoId,WhatId,OwnerId,Subject,StartDateTime,DurationInMinutes\n00U000000000001AAA,003000000000001AAA,,005000000000001AAA,Demo,2026-10-01T10:00:00.000Z,45\n',
    );
    expect(kind).toBe('salesforce events');
    expect(ofType(items, 'touch')).toMatchObject([
      { kind: 'meeting', minutes: 45, at: new Date('2026-10-01T10:00:00Z'), size: 2 },
    ]);
  });

  it('reads a report of opportunities up to its footer', async () => {
    const { kind, items } = await read(
      '"Opportunity Name","Account Name","Stage","Amount","Close Date","Opportunity Owner"\n"Acme - pilot","Acme","Proposal","15,000","6/30/2026","Rep One"\n\n"Opportunities by stage"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n',
    );
    expect(kind).toBe('salesforce report');
    expect(ofType(items, 'deal')).toMatchObject([
      { name: 'Acme - pilot', amount: 15_000, closeDate: new Date('2026-06-30T00:00:00Z') },
    ]);
    expect(items.filter(item => item.type !== 'deal' && item.type !== 'colleague')).toEqual([]);
  });
});
