import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands, events, methods, scopes, shortcuts } from '../../../src/channels/slack/needs.ts';
import { projectRoot, sourceFiles } from '../../architecture/source-files.ts';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'manifest.json'), 'utf8'));
const code = sourceFiles()
  .filter(({ path }) => path.startsWith('channels/slack/') && !path.endsWith('needs.ts'))
  .map(file => file.code)
  .join('\n');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

/** Part of the samples of Slack, not of the project. */
const schema = join(process.env.ACQUAINT_SHARED ?? '', 'specs/slack/app-manifest.schema.2.0.0.json');
const noSchema = !process.env.ACQUAINT_SHARED || !existsSync(schema);

describe('the manifest of the Slack app', () => {
  test('asks for the scopes that are explained, and no other', () => {
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(Object.keys(scopes)));
  });

  test('has its scopes explained, in the same words, on the page about installing it', () => {
    const page = readFileSync(join(projectRoot, 'docs/install-slack.md'), 'utf8');
    const table = [...page.matchAll(/^\| `([a-z_.]+(?::[a-z._]+)?)` \| (.+) \|$/gmu)].map(row => [row[1], row[2]]);
    expect(Object.fromEntries(table)).toEqual(scopes);
  });

  test('asks for the scopes that the events and methods in use need, and no other', () => {
    const needed = [events, methods, commands, shortcuts].flatMap(Object.values).flat();
    expect(sorted(needed)).toEqual(sorted(Object.keys(scopes)));
  });

  test('subscribes to the events that the code listens to, and no other', () => {
    const heard = [...code.matchAll(/\bapp\.event\('([a-z_]+)'/gu)].map(match => match[1] ?? '');
    const subscribed: string[] = manifest.settings.event_subscriptions.bot_events;
    expect(sorted(subscribed)).toEqual(sorted(Object.keys(events)));
    expect(sorted(subscribed.map(name => name.replace(/^message\..+/u, 'message')))).toEqual(sorted(heard));
  });

  test('has the commands that the code answers, and no other, sent to where events go', () => {
    const answered = [...code.matchAll(/\bapp\.command\('([^']+)'/gu)].map(match => match[1] ?? '');
    const offered: { command: string; url: string }[] = manifest.features.slash_commands;
    expect(sorted(offered.map(one => one.command))).toEqual(sorted(Object.keys(commands)));
    expect(sorted(answered)).toEqual(sorted(Object.keys(commands)));
    const { request_url } = manifest.settings.event_subscriptions;
    expect(new Set(offered.map(one => one.url))).toEqual(new Set([request_url]));
  });

  test('has the shortcuts that the code answers, and no other', () => {
    const answered = [...code.matchAll(/\bapp\.shortcut\('([^']+)'/gu)].map(match => match[1] ?? '');
    const offered: { callback_id: string }[] = manifest.features.shortcuts;
    expect(sorted(offered.map(one => one.callback_id))).toEqual(sorted(Object.keys(shortcuts)));
    expect(sorted(answered)).toEqual(sorted(Object.keys(shortcuts)));
  });

  test('knows every method of the Web API that the code calls', () => {
    const called = [...code.matchAll(/\bclient((?:\s*\.\w+)+)\(/gu)].map(match =>
      (match[1] ?? '').replace(/\s/gu, '').slice(1),
    );
    expect(sorted(called)).toEqual(sorted(Object.keys(methods)));
  });

  test('sends clicks to where events go, because there are buttons', () => {
    const { interactivity, event_subscriptions } = manifest.settings;
    expect(interactivity).toEqual({ is_enabled: true, request_url: event_subscriptions.request_url });
    expect(event_subscriptions.request_url).toMatch(/\/slack\/events$/u);
  });

  test.skipIf(noSchema)('is one by Slack’s own schema', () => {
    const parsed = z.fromJSONSchema(JSON.parse(readFileSync(schema, 'utf8'))).safeParse(manifest);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });
});
