/** `serve`: one HTTP server for the chat platforms, and for whether we are well. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openChatLinks } from '../access/chat.ts';
import type { Wire } from '../channels/slack/receiver.ts';
import { openSlack } from '../channels/slack/slack.ts';
import { type SlackSettings, slackSettings } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openOwnSettings } from '../intake/own-settings.ts';
import type { Acquaint } from '../main.ts';
import type { Language } from '../words/port.ts';
import { config, openToAsk } from './data.ts';

export interface ServeOptions {
  readonly data?: string;
  readonly port?: string;
}

/** Milliseconds the database may take before we say that we are not ready. */
const readyWithin = 2000;

const nothingSet =
  'Nothing to serve: no chat platform is set up. For Slack set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN; ' +
  'docs/install-slack.md leads through it step by step.';

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

function openSlackOf(settings: SlackSettings, app: express.Express, acquaint: Acquaint, language: Language) {
  const wire: Wire =
    'appToken' in settings ? { appToken: settings.appToken } : { signingSecret: settings.signingSecret, server: app };
  return openSlack({
    token: settings.token,
    wire,
    turns: acquaint.turns,
    links: openChatLinks(acquaint.db),
    own: openOwnSettings(acquaint.db),
    log: acquaint.log,
    clock: () => new Date(),
    language,
  }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Slack does not take SLACK_BOT_TOKEN, or cannot be reached (${reason}). docs/install-slack.md says where the token is.`,
      { cause },
    );
  });
}

export async function serve(options: ServeOptions): Promise<void> {
  const settings = config();
  const slack = slackSettings(settings);
  if (!slack) throw new Error(nothingSet);
  const port = portOf(options, settings.PORT);
  const quiet = { now: new Date(), progress() {} };
  const [opened, { openAcquaint }] = await Promise.all([openToAsk(options.data, quiet), import('../main.ts')]);
  const acquaint = await openAcquaint(opened.config, opened.db, opened.folder);
  try {
    const app = express().disable('x-powered-by');
    health(app, opened.db);
    const channel = await openSlackOf(slack, app, acquaint, opened.config.ACQUAINT_LANGUAGE);
    acquaint.prepare(opened.config.ACQUAINT_LANGUAGE);
    const server = createServer(app);
    const ending = ended();
    const listening = await listen(server, port);
    await channel.start();
    process.stdout.write(
      `Acquaint answers in Slack, workspace ${channel.workspace}. Listening on port ${listening}: ` +
        `${'appToken' in slack ? '' : '/slack/events, '}/healthz, /readyz.\n`,
    );
    await ending;
    process.stdout.write('Finishing what was asked …\n');
    server.close();
    server.closeIdleConnections();
    await channel.stop();
    server.closeAllConnections();
  } finally {
    await acquaint.close();
  }
}
