/** How somebody sets Salesforce up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crmSettings, readConfig } from '../../src/config.ts';
import { type FakeSalesforce, openFakeSalesforce } from '../support/fake-salesforce.ts';
import { type Desk, openDesk } from './run.ts';

const of = (environment: Record<string, string>) => () => crmSettings(readConfig(environment));
describe('whoever sets Salesforce up', { timeout: 120_000 }, () => {
  let desk: Desk;
  let salesforce: FakeSalesforce;
  const env = (more: Record<string, string> = {}) => ({
    SALESFORCE_URL: salesforce.url,
    SALESFORCE_KEY: 'our-key',
    SALESFORCE_SECRET: 'our-secret',
    ...more,
  });
  const open = async (settings: Parameters<typeof openFakeSalesforce>[0]) => {
    salesforce = await openFakeSalesforce(settings);
  };
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(async () => {
    desk.remove();
    await salesforce.close();
  });

  test('by half is told what is missing, and never the secret', async () => {
    await open({});
    expect(of({ SALESFORCE_SECRET: 'hidden' })).toThrow(/SALESFORCE_URL[\s\S]*SALESFORCE_KEY/u);
    expect(of({ SALESFORCE_SECRET: 'hidden' })).not.toThrow(/hidden/u);
    expect(of(env({ SALESFORCE_URL: 'https://ours.lightning.force.com' }))).toThrow(/my\.salesforce\.com/u);
    expect(of(env({ SALESFORCE_URL: 'https://ours.my.salesforce.com/' }))()).toEqual({
      crm: 'salesforce',
      login: { url: 'https://ours.my.salesforce.com', key: 'our-key', secret: 'our-secret' },
    });
  });

  test('connects, syncs, and sees who is known there', async () => {
    await open({ shortPages: 3 });
    const old = Date.now() - 3_600_000;
    const acme = salesforce.add('Account', { Name: 'Acme Industries', Website: 'acme.example' }, old);
    for (const name of ['Lovelace', 'Babbage', 'Somerville', 'Faraday'])
      salesforce.add('Contact', { FirstName: 'Ada', LastName: name, AccountId: acme.Id }, old);
    salesforce.add('User', { LastName: 'Kowalczyk', Email: 'nina@ours.example', UserType: 'Standard', IsActive: true });

    const connected = await desk.run(['connect', 'salesforce'], { env: env() });
    expect(connected).toMatchObject({ code: 0, stdout: expect.stringContaining('Connected: Salesforce Ours GmbH at') });
    expect(connected.stdout).toContain('May be written: calls');
    const synced = await desk.run(['sync'], { env: env() });
    expect(synced).toMatchObject({ code: 0, stdout: expect.stringMatching(/contacts +4 +4/u) });
    expect((await desk.run(['sync'], { env: env() })).stdout).toMatch(/contacts +0 +0/u);
    const asked = await desk.run(['ask', 'who do we know at Acme Industries?', '--as', 'nina@ours.example']);
    expect(asked.stdout).toContain('Ada Somerville');
    const looked = (await desk.run(['doctor'], { env: env() })).stdout.replace(/\s+/gu, ' ');
    expect(looked).toMatch(
      /✓ CRM Salesforce Ours GmbH [^✓]*\(1\d{3} of 100000 requests of the day used\); read to the end today/u,
    );
  });

  test('is told which rights and fields are missing, and nothing of the secret goes to the log', async () => {
    await open({ keyField: [], lacking: ['Opportunity'] });
    const { code, stdout } = await desk.run(['connect', 'salesforce'], { env: env() });
    expect(code).toBe(1);
    expect(stdout).toContain('may not read opportunities');
    expect(stdout).toContain('Activity has no field Acquaint_Key__c');
    expect(stdout).not.toContain('stage, amount and close date');
    const refused = await desk.run(['connect', 'salesforce'], { env: env({ SALESFORCE_SECRET: 'wrong-secret' }) });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('SALESFORCE_SECRET') });
    const log = existsSync(join(desk.data, 'acquaint.log'))
      ? readFileSync(join(desk.data, 'acquaint.log'), 'utf8')
      : '';
    expect(stdout + refused.stdout + refused.stderr + log).not.toMatch(/our-secret|wrong-secret|session-1/u);
  });
});
