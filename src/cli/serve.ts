/** `serve`: one HTTP server for the chat platforms, and for whether we are well. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openChatLinks } from '../access/chat.ts';
import { answerOthers } from '../channels/console/running-bot.ts';
import type { Wire } from '../channels/slack/receiver.ts';
import { openSlack } from '../channels/slack/slack.ts';
import type { TeamsChannel } from '../channels/teams/teams.ts';
import { chatSettings, type SlackSettings, type TeamsSettings } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openOwnSettings } from '../intake/own-settings.ts';
import { openLog } from '../log.ts';
import type { Acquaint } from '../main.ts';
import type { Language } from '../words/port.ts';
import { type Background, openBackground } from './background.ts';
import { consoleToLog } from './console-to-log.ts';
import { config, keyOf, openToAsk } from './data.ts';
import { messageOf } from './message-of.ts';
import { routeWebhooks } from './webhooks.ts';

export interface ServeOptions {
  readonly data?: string;
  readonly port?: string;
}

/** Milliseconds the database may take before we say that we are not ready. */
const readyWithin = 2000;

const nothingSet =
  'Nothing to serve: no chat platform is set up. For Slack set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN; ' +
  'docs/install-slack.md leads through it step by step. For Teams set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and ' +
  'MICROSOFT_APP_TENANT_ID; docs/install-teams.md does.';

/** A platform that answers, as whoever started us is told of it. */
interface Served {
  readonly says: string;
  readonly path: string | null;
  start(): Promise<void> | void;
  stop(): Promise<void>;
}

function portOf(options: ServeOptions, standard: number): number {
  if (options.port === undefined) return standard;
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${options.port} is no port: give a number from 0 to 65535.`);
  return port;
}

/** `/healthz`: the process answers. `/readyz`: it can answer questions, because the database answers it. */
function health(app: express.Express, db: Database): void {
  app.get('/healthz', (_, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_, response) => {
    const late = new Promise<never>((_, reject) => setTimeout(reject, readyWithin, new Error('too late')).unref());
    const ready = await Promise.race([db.query('select 1'), late]).then(
      () => true,
      () => false,
    );
    response.status(ready ? 200 : 503).json({ ok: ready });
  });
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((listening, reject) => {
    server.once('error', reject);
    server.listen(port, listening);
  });
  return (server.address() as AddressInfo).port;
}

/** Resolves when somebody wants us to end. */
const ended = () => new Promise<void>(end => ['SIGTERM', 'SIGINT'].map(signal => process.once(signal, () => end())));

const partsOf = ({ turns, lookUp, db, log }: Acquaint, language: Language) => ({
  turns,
  lookUp,
  links: openChatLinks(db),
  own: openOwnSettings(db),
  log,
  clock: () => new Date(),
  language,
});

type Parts = ReturnType<typeof partsOf>;

async function openSlackOf(settings: SlackSettings, app: express.Express, parts: Parts): Promise<Served> {
  const isSocket = 'appToken' in settings;
  const wire: Wire = isSocket
    ? { appToken: settings.appToken }
    : { signingSecret: settings.signingSecret, server: app };
  const slack = await openSlack({ token: settings.token, wire, ...parts }).catch((cause: unknown) => {
    throw new Error(
      `Slack does not take SLACK_BOT_TOKEN, or cannot be reached (${messageOf(cause)}). docs/install-slack.md says where the token is.`,
      { cause },
    );
  });
  return {
    says: `in Slack, workspace ${slack.workspace}`,
    path: isSocket ? null : '/slack/events',
    start: () =>
      slack.start().catch((cause: unknown) => {
        throw new Error(
          `Slack does not take SLACK_APP_TOKEN, or lets nobody connect (${messageOf(cause)}). docs/install-slack.md says where the token is.`,
          { cause },
        );
      }),
    stop: () => slack.stop(),
  };
}

const teamsPath = '/api/messages';
/** Far above what Teams sends; who sends is known only after reading it. */
const largestMessage = '256kb';

/** The body is read on this route only: Slack signs the bytes of its requests, which nothing may have read before. */
export function routeTeams(app: express.Express, teams: Pick<TeamsChannel, 'handle'>): void {
  app.post(teamsPath, express.json({ limit: largestMessage }), (request, response) => teams.handle(request, response));
  // Express would answer with where the error stands in our files.
  app.use(teamsPath, (_: unknown, __: express.Request, response: express.Response, ___: express.NextFunction) => {
    response.status(400).end();
  });
}

async function openTeamsOf(settings: TeamsSettings, app: express.Express, parts: Parts): Promise<Served> {
  // Half a second to load, which Slack alone does not pay.
  const { openTeams } = await import('../channels/teams/teams.ts');
  const teams = await openTeams({ app: settings, ...parts }).catch((cause: unknown) => {
    throw new Error(
      `Microsoft does not take MICROSOFT_APP_ID with MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID, or cannot be reached (${messageOf(cause)}). docs/install-teams.md says where they are.`,
      { cause },
    );
  });
  routeTeams(app, teams);
  return { says: 'in Teams', path: teamsPath, start: () => teams.start(), stop: () => teams.stop() };
}

/** @returns the path under which the CRM tells us what changed; null where it is not set up to */
function hearCrm(app: express.Express, background: Background): string | null {
  const open = background.crm();
  if (!open?.webhooks) return null;
  const path = `/crm/${open.crm.name}`;
  routeWebhooks(app, path, open.webhooks, stream => background.nudge(stream));
  return path;
}

/** Serves until `ending`, and finishes what is under way. */
async function until(
  ending: Promise<void>,
  server: Server,
  port: number,
  channels: readonly Served[],
  webhooks: string | null,
): Promise<void> {
  try {
    const listening = await listen(server, port);
    for (const channel of channels) await channel.start();
    const paths = [
      ...channels.flatMap(({ path }) => path ?? []),
      ...(webhooks ? [webhooks] : []),
      '/healthz',
      '/readyz',
    ];
    process.stdout.write(
      `Acquaint answers ${channels.map(({ says }) => says).join(' and ')}. Listening on port ${listening}: ${paths.join(', ')}.\n`,
    );
    await ending;
    process.stdout.write('Finishing what was asked …\n');
  } finally {
    server.close();
    server.closeIdleConnections();
    await Promise.all(channels.map(channel => channel.stop()));
    server.closeAllConnections();
  }
}

export async function serve(options: ServeOptions): Promise<void> {
  const settings = config();
  const { slack, teams } = chatSettings(settings);
  if (!slack && !teams) throw new Error(nothingSet);
  const port = portOf(options, settings.PORT);
  const quiet = { now: new Date(), progress() {} };
  const [opened, { openAcquaint }] = await Promise.all([openToAsk(options.data, quiet), import('../main.ts')]);
  const log = openLog(opened.folder, opened.config.ACQUAINT_LOG_LEVEL);
  const background = openBackground(opened, log);
  const acquaint = await openAcquaint(opened.config, opened.db, opened.folder, background.writes, log);
  const others = await answerOthers(opened.folder, keyOf(opened.config), acquaint.respond);
  try {
    consoleToLog(acquaint.log);
    await background.start();
    const app = express().disable('x-powered-by');
    health(app, opened.db);
    const parts = partsOf(acquaint, opened.config.ACQUAINT_LANGUAGE);
    const channels = [
      ...(slack ? [await openSlackOf(slack, app, parts)] : []),
      ...(teams ? [await openTeamsOf(teams, app, parts)] : []),
    ];
    acquaint.prepare(opened.config.ACQUAINT_LANGUAGE);
    await until(ended(), createServer(app), port, channels, hearCrm(app, background));
  } finally {
    await background.stop();
    await others.close();
    await acquaint.close();
  }
  // Nothing is under way any more. Slack's side of a socket that we closed stays open for seconds, and would keep us here.
  process.exit();
}
