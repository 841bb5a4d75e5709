/** The settings of HubSpot and Pipedrive. */
import { expect, test } from 'vitest';
import { crmSettings, readConfig } from '../../src/config.ts';

const of = (environment: Record<string, string>) => () => crmSettings(readConfig(environment));
const pipedrive = { PIPEDRIVE_URL: 'https://ours.pipedrive.com/', PIPEDRIVE_TOKEN: 'p' };

test('HubSpot is set up by its key alone, Pipedrive by its address and a token', () => {
  expect(of({ HUBSPOT_TOKEN: 'h' })()).toEqual({ crm: 'hubspot', token: 'h' });
  expect(of(pipedrive)()).toEqual({ crm: 'pipedrive', url: 'https://ours.pipedrive.com', token: 'p' });
});

test('what they tell by themselves needs a secret of each, and half of it says what is missing', () => {
  expect(of({ HUBSPOT_TOKEN: 'h', HUBSPOT_WEBHOOK_SECRET: 's' })()).toMatchObject({ webhookSecret: 's' });
  expect(of({ HUBSPOT_WEBHOOK_SECRET: 'hidden' })).toThrow(/HUBSPOT_TOKEN/u);
  const login = { PIPEDRIVE_WEBHOOK_USER: 'u', PIPEDRIVE_WEBHOOK_PASSWORD: 'hidden' };
  expect(of({ ...pipedrive, ...login })()).toMatchObject({ webhookLogin: { user: 'u', password: 'hidden' } });
  expect(of({ ...pipedrive, ...login, PIPEDRIVE_WEBHOOK_USER: '' })).toThrow(/PIPEDRIVE_WEBHOOK_USER/u);
  expect(of({ ...pipedrive, ...login, PIPEDRIVE_WEBHOOK_PASSWORD: '' })).toThrow(/PIPEDRIVE_WEBHOOK_PASSWORD/u);
});

test('two of them at once are refused by name', () => {
  expect(of({ ...pipedrive, HUBSPOT_TOKEN: 'h' })).toThrow(/Two CRMs are set, hubspot and pipedrive/u);
});

test('half of Pipedrive says what is missing, and never the token', () => {
  expect(of({ PIPEDRIVE_TOKEN: 'hidden' })).toThrow(/PIPEDRIVE_URL/u);
  expect(of({ PIPEDRIVE_TOKEN: 'hidden' })).not.toThrow(/hidden/u);
  expect(of({ ...pipedrive, PIPEDRIVE_URL: 'ours.pipedrive.com' })).toThrow(/PIPEDRIVE_URL/u);
});
