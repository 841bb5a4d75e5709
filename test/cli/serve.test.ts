/** `./acquaint serve` as an admin starts it: a process of its own, between our Slack, our Teams and the database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { globexAndInitech } from '../support/chat-company.ts';
import { databases } from '../support/databases.ts';
import {
  appToken,
  botToken,
  clickOf,
  eventOf,
  type FakeSlack,
  openFakeSlack,
  signed,
  signingSecret,
} from '../support/fake-slack.ts';
import { type FakeTeams, openFakeTeams } from '../support/fake-teams.ts';
import { openHubspotWorld } from '../support/hubspot-world.ts';
import { openShakyLine } from '../support/shaky-line.ts';
import { buttonsOf, shown } from '../support/slack-workspace.ts';
import { openStory } from '../support/story.ts';
import { inChat } from '../support/teams-tenant.ts';
import { csv, type Desk, hubspotColumns, openDesk, type Running } from './run.ts';

const crm = csv(hubspotColumns, [
  '101',
  'Ada',
  'Example',
  'ada@globex.example',
  '',
  '',
  'OPEN',
  '2026-11-01 10:00',
  'Globex',
  '9001',
]);
const question = 'who do we know at Globex?';
const nina = 'U0NINA';
const channel = `D${nina}`;

describe('serve', { timeout: 120_000 }, () => {
  let desk: Desk;
  let slack: FakeSlack;
  let teams: FakeTeams;
  let running: Running[] = [];

  beforeAll(async () => {
    desk = await openDesk();
    await desk.run(['import', desk.file('crm.csv', crm), '--as', 'nina@ours.example']);
    teams = await openFakeTeams();
    teams.person('29:nina', 'nina@ours.example');
  });
  beforeEach(async () => {
    slack = await openFakeSlack();
    slack.user(nina, 'nina@ours.example');
    slack.channel(channel, [nina]);
  });
  afterEach(async () => {
    for (const one of running) {
      one.kill();
      await one.done;
    }
    running = [];
    await slack.close();
  });
  afterAll(async () => {
    await teams?.close();
    desk?.remove();
  });

  const settings = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
    const { options } = teams.issuer;
    const elsewhere = {
      '^https://slack\\.com/api/': slack.url,
      '^https://login\\.microsoftonline\\.com/.*/token.*$': `${options.ToChannelFromBotLoginUrl}/token`,
      '^https://login\\.(?:microsoftonline|botframework)\\.com/.*$': `${options.ToBotFromChannelOpenIdMetadataUrl}`,
    };
    return {
      NODE_OPTIONS: `--import ${new URL('../support/elsewhere.mjs', import.meta.url).href}`,
      ACQUAINT_TEST_ELSEWHERE: JSON.stringify(elsewhere),
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      ...more,
    };
  };
  const ofTeams = () => ({
    MICROSOFT_APP_ID: teams.app.id,
    MICROSOFT_APP_PASSWORD: teams.app.password,
    MICROSOFT_APP_TENANT_ID: teams.app.tenant,
  });

  /** Started, and listening. */
  const served = async (more: NodeJS.ProcessEnv = {}, words: readonly string[] = ['serve', '--port', '0']) => {
    const bot = desk.start(words, { env: settings(more) });
    running.push(bot);
    let ended = false;
    void bot.done.then(() => {
      ended = true;
    });
    while (!/port (\d+)/u.test(bot.said())) {
      if (ended) throw new Error(bot.said());
      await new Promise(next => setTimeout(next, 20));
    }
    const url = `http://127.0.0.1:${/port (\d+)/u.exec(bot.said())?.[1]}`;
    return { ...bot, url, well: async (path: string) => (await fetch(`${url}${path}`)).status };
  };
  const written = (id?: string) =>
    eventOf({ type: 'message', channel_type: 'im', user: nina, channel, text: question, ts: '1760000001.000100' }, id);
  const toSlack = async (url: string, body: string) => {
    const headers = { 'content-type': 'application/json', ...signed(body) };
    return (await fetch(`${url}/slack/events`, { method: 'POST', body, headers })).status;
  };
  const answered = (posted: readonly { text: string; summary?: string }[]) =>
    expect.poll(() => posted.map(one => one.summary ?? one.text).join(), { timeout: 60_000 }).toContain('Ada Example');
  const called = (method: string) =>
    expect.poll(() => slack.calls.map(call => call.method), { timeout: 60_000 }).toContain(method);

  test('is what npm start does where a chat platform is set up', async () => {
    const bot = await served({ PORT: '0' }, ['start']);
    expect(await toSlack(bot.url, written())).toBe(200);
    await answered(slack.posted);
  });

  test('answers in Slack and in Teams, says that it is well, and finishes what was asked before it ends', async () => {
    const bot = await served(ofTeams());
    expect(bot.said()).toContain('in Slack, workspace Ours and in Teams');
    expect([await bot.well('/healthz'), await bot.well('/readyz')]).toEqual([200, 200]);

    expect(await toSlack(bot.url, written())).toBe(200);
    await answered(slack.posted);

    const activity = { ...inChat(teams, teams.chat('personal', ['29:nina']).id, '29:nina'), text: question };
    const issuer = { iss: 'https://api.botframework.com' };
    const token = await teams.token(issuer);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = await fetch(`${bot.url}/api/messages`, { method: 'POST', body: JSON.stringify(activity), headers });
    expect(sent.status).toBe(200);
    await answered(teams.posted);

    // What is refused is noted in the log, and nowhere else.
    const expired = `Bearer ${await teams.token(issuer, { expiresIn: -3600 })}`;
    for (const authorization of [expired, 'Bearer forged', '']) {
      const body = JSON.stringify(activity);
      const refused = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        body,
        headers: { ...headers, authorization },
      });
      expect(refused.status).toBe(401);
    }
    expect(readFileSync(join(desk.data, 'acquaint.log'), 'utf8')).toMatch(
      /The token has expired[\s\S]*No valid identity/u,
    );

    slack.posted.length = 0;
    slack.slow('chat.postMessage', 1000);
    slack.calls.length = 0;
    expect(await toSlack(bot.url, written())).toBe(200);
    await called('chat.postMessage');
    bot.end();
    const { code, stderr } = await bot.done;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(slack.posted).toHaveLength(1);
  });

  test('answers over a socket, and ends at once when nothing is under way', async () => {
    const bot = await served({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: '' });
    expect(await slack.sockets.send(written())).toEqual({});
    await answered(slack.posted);
    const asked = Date.now();
    bot.end();
    expect((await bot.done).code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(3000);
  });

  test.each([
    ['before it has answered', 'users.info'],
    // Slack posts what it was told, though whoever told it is gone.
    ['while it answers', 'chat.postMessage'],
  ])('killed %s, has answered once when it is started again', async (_, method) => {
    const bot = await served();
    slack.slow(method, 1500);
    expect(await toSlack(bot.url, written())).toBe(200);
    await called(method);
    bot.kill();
    await bot.done;
    if (method === 'chat.postMessage') await answered(slack.posted);
    slack.slow(method, 0);
    // As if half a minute had passed, after which another process may take the turn over.
    await desk.look(db =>
      db.query("update turn set held_until = now() - interval '1 second' where finished_at is null"),
    );
    const again = await served();
    const open = () => slack.posted.length > 0 && readFileSync(join(desk.data, 'acquaint.log'), 'utf8');
    await expect.poll(open, { timeout: 60_000 }).toMatch(new RegExp(`"pid":${again.pid},[^\\n]*"msg":"turn"`, 'u'));
    again.end();
    expect((await again.done).code).toBe(0);
    expect(slack.posted).toHaveLength(1);
  });

  test('killed between Save and the CRM, has written it once when it is started again, and its card says so', async () => {
    const world = await openHubspotWorld();
    const anHourAgo = Date.now() - 3_600_000;
    world.hubspot.add('contacts', { firstname: 'Grace', lastname: 'Quark', email: 'grace@globex.example' }, anHourAgo);
    const line = await openShakyLine(world.hubspot.url);
    const more = {
      HUBSPOT_TOKEN: 'secret-key',
      ACQUAINT_TEST_ELSEWHERE: JSON.stringify({
        ...(JSON.parse(settings().ACQUAINT_TEST_ELSEWHERE ?? '{}') as object),
        '^https://api\\.hubapi\\.com': line.url.replace(/\/$/u, ''),
      }),
    };
    const calls = () => [...world.hubspot.rows.values()].filter(row => row.type === 'calls');
    const card = () => slack.posted.map(shown).join('\n');
    const bot = await served(more);
    const log = () => readFileSync(join(desk.data, 'acquaint.log'), 'utf8');
    await expect.poll(log, { timeout: 60_000 }).toContain('the CRM was read');
    const text = 'Just called Grace Quark, 20 min, wants pricing';
    await toSlack(
      bot.url,
      eventOf({ type: 'message', channel_type: 'im', user: nina, channel, text, ts: '1760000002.000100' }),
    );
    await expect.poll(card, { timeout: 60_000 }).toContain('Save this?');
    await line.cut();
    const posted = slack.posted.at(-1);
    const save = buttonsOf(posted).find(button => button.text.text === 'Save');
    if (!posted || !save) throw new Error('There is nothing to save.');
    const body = clickOf(nina, posted, { action_id: save.action_id, value: save.value });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signed(body) };
    await fetch(`${bot.url}/slack/events`, { method: 'POST', body, headers });
    await expect.poll(card, { timeout: 60_000 }).toContain('On its way');
    bot.kill();
    await bot.done;
    expect(calls()).toHaveLength(0);
    await line.mend();
    const again = await served(more);
    await expect.poll(card, { timeout: 90_000 }).toContain('Saved in HubSpot');
    again.end();
    expect((await again.done).code).toBe(0);
    expect(calls()).toHaveLength(1);
    expect(slack.posted).toHaveLength(1);
    await line.cut();
    await world.close();
  });

  const server = process.env.ACQUAINT_TEST_DATABASE_URL;
  const onServer = databases.find(database => database.kind === 'Postgres');
  test.skipIf(!server)('while its database is away, is not ready and takes nothing on; then answers it', async () => {
    if (!server || !onServer) return;
    const story = await openStory(onServer);
    await globexAndInitech(story);
    const [own] = await story.db.query<{ name: string }>('select current_database() as name');
    const line = await openShakyLine(server.replace(/[^/]*$/u, own?.name ?? ''));
    const bot = await served({ DATABASE_URL: line.url });
    expect(await bot.well('/readyz')).toBe(200);
    await line.cut();
    const body = written('EVAWAY');
    expect([await bot.well('/readyz'), await bot.well('/healthz')]).toEqual([503, 200]);
    expect(await toSlack(bot.url, body)).toBe(500);
    await line.mend();
    await expect.poll(() => bot.well('/readyz'), { timeout: 10_000 }).toBe(200);
    expect([await toSlack(bot.url, body), await toSlack(bot.url, body)]).toEqual([200, 200]);
    await answered(slack.posted);
    bot.end();
    expect((await bot.done).code).toBe(0);
    expect(slack.posted).toHaveLength(1);
    await line.cut();
    await story.close();
  });

  test('set up by half, says in one message all that is missing and where it is found, and does not start', async () => {
    const env = { ...settings(), SLACK_SIGNING_SECRET: '', MICROSOFT_APP_ID: 'Acquaint' };
    const { code, stdout, stderr } = await desk.run(['serve'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/SLACK_SIGNING_SECRET: .*Basic Information[\s\S]*SLACK_APP_TOKEN: .*App-Level Tokens/u);
    expect(stderr).toMatch(/MICROSOFT_APP_ID: .*Configuration[\s\S]*MICROSOFT_APP_PASSWORD: .*Manage Password/u);
    expect(stderr).toMatch(/MICROSOFT_APP_TENANT_ID: .*App Tenant ID/u);
    expect(stderr).not.toMatch(/ at .*\.ts|Error:/u);
  });

  test.each([
    ['the bot token', 'auth.test', { SLACK_APP_TOKEN: appToken }, /SLACK_BOT_TOKEN.*install-slack/u],
    ['the app token', 'apps.connections.open', { SLACK_APP_TOKEN: appToken }, /SLACK_APP_TOKEN.*install-slack/u],
  ])('says so where Slack does not take %s', async (_, method, more, said) => {
    slack.break(method, 'invalid_auth');
    const { code, stderr } = await desk.run(['serve', '--port', '0'], { env: settings(more) });
    expect(code).toBe(1);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/xoxb-|xapp-of/u);
  });
});
