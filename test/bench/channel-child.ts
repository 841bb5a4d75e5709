/**
 * A process of its own that answers on a platform: `channel-child.ts <what> <kind> <url or folder> <reach as JSON>`.
 * `product`: the whole bot, which also answers the same questions inside the process when its parent asks for it.
 * `echo`: the bare SDK, posting the words back; it opens no database.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver } from '@slack/bolt';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import { openChatLinks } from '../../src/access/chat.ts';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { openSlack } from '../../src/channels/slack/slack.ts';
import type { TeamsApp } from '../../src/channels/teams/adapter.ts';
import { openTeams } from '../../src/channels/teams/teams.ts';
import { routeTeams } from '../../src/cli/serve.ts';
import { readConfig } from '../../src/config.ts';
import { openFolder, openServer } from '../../src/db/database.ts';
import { openOwnSettings } from '../../src/intake/own-settings.ts';
import { openAcquaint } from '../../src/main.ts';
import { scratchFolder } from '../support/databases.ts';
import { botToken, botUser, signingSecret } from '../support/fake-slack.ts';
import { issuerOf } from '../support/fake-teams.ts';

/** How a platform is reached from another process. */
export type Reach =
  | { readonly platform: 'slack'; readonly api: string }
  | { readonly platform: 'teams'; readonly app: TeamsApp; readonly microsoft: string };

/** What the parent may send. */
export type Order =
  | { readonly order: 'inside'; readonly text: string; readonly email: string; readonly readers: readonly string[] }
  | { readonly order: 'memory' }
  | { readonly order: 'end' };

interface Bot {
  inside(order: Extract<Order, { order: 'inside' }>): Promise<number>;
  stop(): Promise<void>;
}

const now = new Date('2026-11-20T09:00:00Z');
const [what, kind, place = '', reachText = ''] = process.argv.slice(2);
const reach = JSON.parse(reachText) as Reach;
const app = express();

async function openProduct(): Promise<Bot> {
  const db = kind === 'postgres' ? openServer(place) : await openFolder(place);
  const folder = await scratchFolder();
  const acquaint = await openAcquaint(readConfig({}), db, folder.path);
  const parts = { turns: acquaint.turns, links: openChatLinks(db), log: acquaint.log, clock: () => now };
  const own = openOwnSettings(db);
  const { lookUp } = acquaint;
  const open = async () => {
    if (reach.platform === 'slack')
      return openSlack({
        token: botToken,
        wire: { signingSecret, server: app },
        own,
        clientOptions: { slackApiUrl: reach.api },
        ...parts,
      });
    const teams = await openTeams({
      app: reach.app,
      issuer: issuerOf(reach.app, reach.microsoft),
      own,
      lookUp,
      ...parts,
    });
    routeTeams(app, teams);
    return teams;
  };
  const channel = await open();
  await channel.start();
  acquaint.prepare('en');
  // Vectors are made once in the life of a company, not with every question.
  for (let left = true; left; ) {
    await new Promise(go => setTimeout(go, 500));
    left = (await db.query("select from profile where vector is null and text <> '' limit 1")).length > 0;
  }
  return {
    async inside({ text, email, readers }) {
      const began = performance.now();
      const asker = await colleagueByEmail(db, email);
      const ids = await Promise.all(readers.map(async one => (await colleagueByEmail(db, one))?.id ?? null));
      if (!asker) throw new Error(`${email} is no colleague of the bench.`);
      const id = randomUUID();
      const turn = await acquaint.turns.receive({ channel: 'bench', deliveryId: id, thread: id, text, place: {}, now });
      if (!turn) throw new Error('A question of the bench was delivered twice.');
      let answered = 0;
      await acquaint.turns.answer(turn, {
        who: async () => ({ asker, readers: ids, direct: `direct-${email}` }),
        async deliver() {
          answered = performance.now() - began;
          return {};
        },
      });
      return answered;
    },
    async stop() {
      await channel.stop();
      await acquaint.close();
      await folder.remove();
    },
  };
}

async function openEcho(): Promise<Bot> {
  const nothing = { inside: () => Promise.reject(new Error('An echo knows nothing.')), async stop() {} };
  if (reach.platform === 'slack') {
    const bolt = new App({
      token: botToken,
      botId: 'B0BOT',
      botUserId: botUser,
      tokenVerificationEnabled: false,
      receiver: new ExpressReceiver({ app, signingSecret }),
      clientOptions: { slackApiUrl: reach.api },
    });
    bolt.event('app_mention', async ({ event, say }) => void (await say({ text: event.text, thread_ts: event.ts })));
    return nothing;
  }
  const { options, credentials } = issuerOf(reach.app, reach.microsoft);
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      { MicrosoftAppId: reach.app.id, MicrosoftAppType: 'SingleTenant', ...options },
      credentials,
    ),
  );
  app.post('/api/messages', express.json(), (request, response) =>
    adapter.process(request, response, async context => void (await context.sendActivity(context.activity.text))),
  );
  return nothing;
}

const bot = await (what === 'product' ? openProduct() : openEcho());
const server = createServer(app);
await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
const say = (told: object) => process.send?.(told);
process.on('message', async (order: Order & { id: number }) => {
  const { id } = order;
  if (order.order === 'inside') say({ id, told: await bot.inside(order) });
  else if (order.order === 'memory') say({ id, told: Math.round(process.memoryUsage().rss / 2 ** 20) });
  else {
    server.closeAllConnections();
    server.close();
    await bot.stop();
    process.disconnect();
  }
});
say({ port: (server.address() as AddressInfo).port });
