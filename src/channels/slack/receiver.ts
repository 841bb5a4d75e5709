/** Bolt, with one thing changed: a turn is stored before Slack is told that we have it. */
import { App, ExpressReceiver, type webApi } from '@slack/bolt';
import type { StoredTurn } from '../port.ts';
import { boltLog, type SlackLog } from './bolt-log.ts';
import { changeIn } from './change-heard.ts';
import { type ChangedQuestion, changedQuestionIn } from './changed-question.ts';
import { feedbackIn, type GivenFeedback, type GivenThumb } from './feedback.ts';
import { type Heard, heardIn, languageOnButton } from './heard.ts';
import { atHome } from './home-heard.ts';
import type { Change, Taken } from './open-change.ts';
import type { Home } from './open-home.ts';
import { type Pane, paneIn } from './pane.ts';
import { openSocket } from './socket.ts';

type ReceiverOptions = ConstructorParameters<typeof ExpressReceiver>[0];
/** The server that Slack's route is put on; Slack's signature is over the raw body, so nothing may have parsed it. */
export type Server = NonNullable<ReceiverOptions['app']>;

export type Wire = { readonly signingSecret: string; readonly server: Server } | { readonly appToken: string };

export interface ReceiverParts {
  readonly wire: Wire;
  readonly token: string;
  readonly clientOptions: webApi.WebClientOptions;
  /** Our own ids in the workspace. */
  readonly self: { readonly userId: string; readonly botId: string };
  readonly log: SlackLog;
  /** Stores; throws when it cannot. Null: stored before. */
  receive(heard: Heard): Promise<StoredTurn | null>;
  answer(turn: StoredTurn): Promise<void>;
  /** Whether what was overheard goes on with what the same person asked us in that thread. */
  follows(heard: Heard): Promise<boolean>;
  /** A question that may still be unanswered was edited or deleted. */
  questionChanged(changed: ChangedQuestion): Promise<void>;
  /** @returns what is wrong with a form, at its field; null: it is stored */
  feedback(given: GivenFeedback): Promise<Readonly<Record<string, string>> | null>;
  /** The form that a thumb down asks for. */
  askWhy(given: GivenThumb): Promise<void>;
  paneOpened(pane: Pane): Promise<void>;
  readonly home: Home;
  readonly change: Change;
  /** A button that was clicked before by the same person. */
  clickedAgain(heard: Heard, language: string | undefined): Promise<void>;
  /** Somebody joined or left, or a place was shared: what we remember of it is no longer true. */
  changed(change: { readonly channel?: string; readonly user?: unknown }): void;
}

export function openReceiver(parts: ReceiverParts): App {
  const { wire, token, clientOptions, self, log } = parts;
  const logger = boltLog(log);
  const isSocket = 'appToken' in wire;
  const app = new App({
    token,
    botId: self.botId,
    botUserId: self.userId,
    // The token was tried when we started; trying it again with every event would cost a call each.
    tokenVerificationEnabled: false,
    convoStore: false,
    socketMode: isSocket,
    receiver: isSocket
      ? openSocket(wire.appToken, clientOptions, log)
      : new ExpressReceiver({ app: wire.server, signingSecret: wire.signingSecret, logger }),
    clientOptions,
    logger,
  });

  const stored = new WeakMap<object, StoredTurn>();
  const faults = new WeakMap<object, Readonly<Record<string, string>> | null>();
  const forms = new WeakMap<object, Taken>();
  const process = app.processEvent.bind(app);
  app.processEvent = async event => {
    const heard = heardIn(event.body, self.userId);
    const given = feedbackIn(event.body);
    if (given) faults.set(event.body, await parts.feedback(given));
    const change = changeIn(event.body);
    if (change?.did === 'sent') {
      const taken = await parts.change.take(change);
      forms.set(event.body, taken);
      if ('turn' in taken && taken.turn) stored.set(event.body, taken.turn);
    }
    const changed = heard ? null : changedQuestionIn(event.body, self.userId);
    if (changed) await parts.questionChanged(changed);
    // Of what others say to one another nothing is stored, and nothing logged.
    if (heard && (!heard.place.overheard || (await parts.follows(heard)))) {
      const turn = await parts.receive(heard);
      if (turn) stored.set(event.body, turn);
      else if (heard.click) void parts.clickedAgain(heard, languageOnButton(event.body));
    }
    try {
      await process(event);
    } catch (error) {
      // The socket broke before Slack could be told, so no listener ran. What Slack sends again is found stored.
      if (!stored.has(event.body)) throw error;
      await answer(event.body);
    }
  };

  const answer = async (body: object) => {
    const turn = stored.get(body);
    stored.delete(body);
    if (turn) await parts.answer(turn);
  };
  app.event('app_mention', ({ body }) => answer(body));
  app.event('message', ({ body }) => answer(body));
  app.action(/^turn\./u, async ({ ack, body }) => {
    await ack();
    await answer(body);
  });
  app.command('/who', async ({ ack, body }) => {
    await ack();
    await answer(body);
  });
  app.command('/acquaint', async ({ ack, body }) => {
    await ack();
    await answer(body);
  });
  app.shortcut('who_knows_them', async ({ ack, body }) => {
    await ack();
    await answer(body);
  });
  app.shortcut('log_this', async ({ ack, body }) => {
    await ack();
    await answer(body);
  });
  app.action(/^feedback\./u, async ({ ack, body }) => {
    await ack();
    const given = feedbackIn(body);
    if (given && 'good' in given && !given.good) await parts.askWhy(given);
  });
  app.view(/^feedback\./u, async ({ ack, body }) => {
    const errors = faults.get(body);
    await (errors ? ack({ response_action: 'errors', errors }) : ack());
  });
  app.action(/^change\./u, async ({ ack, body }) => {
    await ack();
    const change = changeIn(body);
    if (change?.did === 'asked') await parts.change.ask(change);
  });
  app.view(/^change\./u, async ({ ack, body }) => {
    const taken = forms.get(body);
    if (taken && 'faults' in taken) return ack({ response_action: 'errors', errors: taken.faults });
    if (taken && 'view' in taken) return ack({ response_action: 'update', view: taken.view });
    await ack();
    await answer(body);
  });
  const home = async (body: unknown) => {
    const event = atHome(body);
    if (event) await parts.home.handle(event, async () => {});
  };
  app.event('app_home_opened', ({ body }) => home(body));
  app.action(/^home\./u, async ({ ack, body }) => {
    await ack();
    await home(body);
  });
  app.view(/^home\./u, async ({ ack, body }) => {
    const event = atHome(body);
    if (!event) return ack();
    await parts.home.handle(event, errors => (errors ? ack({ response_action: 'errors', errors }) : ack()));
  });
  app.event('assistant_thread_started', async ({ body }) => {
    const pane = paneIn(body);
    if (pane) await parts.paneOpened(pane);
  });
  app.event('member_joined_channel', async ({ event }) => parts.changed({ channel: event.channel }));
  app.event('member_left_channel', async ({ event }) => parts.changed({ channel: event.channel }));
  app.event('channel_shared', async ({ event }) => parts.changed({ channel: event.channel }));
  app.event('team_join', async ({ event }) => parts.changed({ user: event.user }));
  app.event('user_change', async ({ event }) => parts.changed({ user: event.user }));
  return app;
}
