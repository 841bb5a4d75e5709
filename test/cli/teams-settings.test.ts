import { describe, expect, test } from 'vitest';
import { chatSettings, readConfig, teamsSettings } from '../../src/config.ts';

const of = (environment: Record<string, string>) => () => teamsSettings(readConfig(environment));
const [id, tenant] = ['00000000-1111-2222-3333-444444444444', '55555555-6666-7777-8888-999999999999'];

describe('The settings of Teams', () => {
  test('may all be missing: then there is no Teams', () => {
    expect(of({})()).toBeNull();
  });

  test('are complete with the app, its password and its tenant', () => {
    const set = { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: tenant };
    expect(of(set)()).toEqual({ id, password: 'p', tenant });
  });

  test('set by half say in one message what is missing and where it is found', () => {
    expect(of({ MICROSOFT_APP_ID: id })).toThrow(/MICROSOFT_APP_PASSWORD[\s\S]*secret[\s\S]*MICROSOFT_APP_TENANT_ID/iu);
    expect(of({ MICROSOFT_APP_PASSWORD: 'p' })).toThrow(
      /MICROSOFT_APP_ID[\s\S]*Configuration[\s\S]*MICROSOFT_APP_TENANT_ID/u,
    );
    expect(of({ MICROSOFT_APP_ID: 'Acquaint', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: tenant })).toThrow(
      /MICROSOFT_APP_ID.*no id/u,
    );
  });

  test('never say the password', () => {
    expect(of({ MICROSOFT_APP_PASSWORD: 'hush-hush' })).not.toThrow(/hush/u);
  });

  test('and those of Slack are looked at together: one message has the problems of both', () => {
    const both = () => chatSettings(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', MICROSOFT_APP_ID: id }));
    expect(both).toThrow(/SLACK_SIGNING_SECRET[\s\S]*install-slack[\s\S]*MICROSOFT_APP_PASSWORD[\s\S]*install-teams/u);
  });

  test('leave Slack alone, and the other way round', () => {
    const set = { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: tenant };
    expect(chatSettings(readConfig(set))).toMatchObject({ slack: null, teams: { id } });
    expect(chatSettings(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).teams).toBeNull();
  });
});
