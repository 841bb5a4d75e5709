/**
 * The Slack of others: `emulate` keeps users, channels and messages, and checks scopes, by its authors' reading of Slack,
 * not ours. It sends no mentions or clicks and has no commands, sockets or assistant: for these there is our own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkByAdministrator } from '../../../src/access/chat.ts';
import { colleagueByEmail } from '../../../src/access/viewers.ts';
import { say } from '../../../src/words/say.ts';
import { projectRoot } from '../../architecture/source-files.ts';
import { canaryOfNina, sevenAtGlobex } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { botToken, clickOf, eventOf, type Posted } from '../../support/fake-slack.ts';
import { buttonsOf, openDoor } from '../../support/slack-workspace.ts';
import { now, openStory, type Story } from '../../support/story.ts';

const team = 'T000000001';
const manifest = JSON.parse(readFileSync(join(projectRoot, 'manifest.json'), 'utf8'));
const scopes: string[] = manifest.oauth_config.scopes.bot;
const ninasToken = 'xoxp-of-nina';

describe('with the Slack of others', () => {
  let emulator: Emulator;
  let story: Story;
  let door: Awaited<ReturnType<typeof openDoor>>;
  let asNina: webApi.WebClient;
  let nina = '';
  let sales = '';

  beforeAll(async () => {
    const [database] = databases;
    if (!database) throw new Error('There is no database.');
    story = await openStory(database);
    await sevenAtGlobex(story);
    await canaryOfNina(story);
    emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        tokens: { [botToken]: { login: 'acquaint' }, [ninasToken]: { login: 'nina' } },
        slack: {
          strict_scopes: true,
          users: [
            { name: 'nina', email: 'nina@ours.example' },
            { name: 'jonas', email: 'jonas@ours.example' },
          ],
          channels: [{ name: 'sales' }],
          oauth_apps: [
            { client_id: '1.1', client_secret: 's', name: 'Acquaint', bot_name: 'acquaint', redirect_uris: [], scopes },
          ],
          tokens: [
            { token: botToken, user: 'acquaint', type: 'bot', scopes },
            {
              token: ninasToken,
              user: 'nina',
              type: 'user',
              scopes: ['chat:write', 'users:read', 'channels:read', 'channels:history', 'im:read', 'im:history'],
            },
          ],
        },
      },
    });
    const slackApiUrl = `${emulator.url}/api/`;
    asNina = new webApi.WebClient(ninasToken, { slackApiUrl, retryConfig: { retries: 0 } });
    const { members = [] } = await asNina.users.list({});
    nina = members.find(user => user.name === 'nina')?.id ?? '';
    const { channels = [] } = await asNina.conversations.list({});
    sales = channels.find(one => one.name === 'sales')?.id ?? '';
    // Nobody has a confirmed address here, so an admin links her.
    const colleague = await colleagueByEmail(story.db, 'nina@ours.example');
    await linkByAdministrator(story.db, { platform: 'slack', team, id: nina }, colleague, now);
    door = await openDoor(story, slackApiUrl);
  });
  afterAll(async () => {
    await door?.close();
    await emulator?.close();
    await story?.close();
  });

  const heard = async (body: string) => {
    expect((await door.send(body)).status).toBe(200);
    await new Promise(next => setTimeout(next, 50));
    await story.acquaint.turns.settled();
  };
  /** Nina says it in the channel; resolves with what stands in the thread below. */
  const asked = async (text: string) => {
    const { ts = '' } = await asNina.chat.postMessage({ channel: sales, text });
    await heard(eventOf({ type: 'app_mention', user: nina, channel: sales, text, ts }).replaceAll('T0OURS', team));
    return thread(ts);
  };
  const thread = async (ts: string) => {
    const { messages = [] } = await asNina.conversations.replies({ channel: sales, ts });
    return messages.filter(message => message.user !== nina) as unknown as (Posted & { user: string })[];
  };

  test('a question is answered in its thread, with the scopes of the manifest and no others', async () => {
    const [reply, ...more] = await asked('<@U0BOT> who do we know at Globex?');
    expect(more).toEqual([]);
    expect(reply?.text).toContain('Ada Example');
    expect(reply?.text).toContain(say('en', 'note.leftOut'));
  });

  test('the page is turned in place', async () => {
    const [reply] = await asked('<@U0BOT> who do we know at Globex?');
    const button = buttonsOf(reply).find(one => /more$/u.test(one.text.text));
    if (!reply || !button) throw new Error('There is no button.');
    const { action_id, value } = button;
    await heard(clickOf(nina, { ...reply, channel: sales }, { action_id, value }).replaceAll('T0OURS', team));
    const [turned, ...more] = await thread(reply.thread_ts ?? '');
    expect(more).toEqual([]);
    expect(turned).toMatchObject({ ts: reply.ts, text: expect.stringMatching(/Next 2 of 7/u) });
  });

  test('what only she may see stands in the direct conversation, and not in the channel', async () => {
    const inChannel = await asked('<@U0BOT> who knows Canary Private?');
    expect(JSON.stringify(inChannel)).not.toContain('both ways');
    const { channels = [] } = await asNina.conversations.list({ types: 'im' });
    const { messages = [] } = await asNina.conversations.history({ channel: channels[0]?.id ?? '' });
    expect(messages.map(message => message.text).join()).toMatch(/Canary Private[\s\S]*mails both ways/u);
  });
});
