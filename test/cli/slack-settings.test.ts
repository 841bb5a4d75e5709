import { describe, expect, test } from 'vitest';
import { readConfig, slackSettings } from '../../src/config.ts';

const of = (environment: Record<string, string>) => () => slackSettings(readConfig(environment));

describe('The settings of Slack', () => {
  test('may all be missing: then there is no Slack', () => {
    expect(of({})()).toBeNull();
  });

  test('are complete with a token and a secret, or a token and a socket', () => {
    const token = 'xoxb-1';
    expect(of({ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: 's' })()).toEqual({ token, signingSecret: 's' });
    expect(of({ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: 'xapp-1' })()).toEqual({ token, appToken: 'xapp-1' });
  });

  test('set by half say in one message what is missing and where it is found', () => {
    expect(of({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(
      /SLACK_SIGNING_SECRET[\s\S]*Basic Information[\s\S]*SLACK_APP_TOKEN/u,
    );
    expect(of({ SLACK_SIGNING_SECRET: 's' })).toThrow(/SLACK_BOT_TOKEN[\s\S]*OAuth & Permissions/u);
    expect(of({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' })).toThrow(/does not begin with xoxb-/u);
  });
});
