/** Our Teams channel, real botbuilder over HTTP, in front of a story's company and a Teams of our own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect } from 'vitest';
import { openChatLinks } from '../../src/access/chat.ts';
import type { Turns } from '../../src/channels/port.ts';
import { commands } from '../../src/channels/teams/commands.ts';
import { openTeams } from '../../src/channels/teams/teams.ts';
import { routeTeams } from '../../src/cli/serve.ts';
import { openOwnSettings } from '../../src/intake/own-settings.ts';
import { faultsOf } from './adaptive-cards.ts';
import { closed } from './fake-slack.ts';
import { type FakeTeams, type Posted, tenant } from './fake-teams.ts';
import { now, type Story } from './story.ts';

/** What Teams sends. */
export type Activity = Record<string, unknown>;

export interface Sent {
  readonly status: number;
  readonly body: unknown;
}

export interface Tenant {
  readonly url: string;
  /** Sends an activity with a good token, or the given header; resolves once it is acknowledged. */
  send(activity: Activity, authorization?: string): Promise<Sent>;
  /** Sends it, and resolves with what was posted or changed once all is answered. */
  said(activity: Activity): Promise<Posted[]>;
  /** Somebody clicks a button; `said`: what Teams shows to nobody else. */
  click(
    user: string,
    message: Posted | undefined,
    label: RegExp,
  ): Promise<{ said: string; card: unknown; posted: Posted[] }>;
  /** Somebody clicks a thumb under an answer; resolves with the dialog that opens. */
  thumb(user: string, message: Posted | undefined, reaction: Reaction): Promise<Dialog>;
  /** Sends the form of a thumb as Teams does. @param from the message, where Teams names it */
  feedback(
    user: string,
    message: Posted,
    reaction: Reaction,
    form: Readonly<Record<string, string>>,
    from?: { readonly named: boolean },
  ): Promise<unknown>;
  /** Somebody clicks the button on their own page that stands below this text; resolves with the dialog. */
  openForm(user: string, page: Posted | undefined, below: RegExp): Promise<Dialog>;
  /** Sends a form of the own page; resolves with the dialog that comes back, null where Teams closes it, and what changed. */
  sendForm(
    user: string,
    page: Posted,
    form: Readonly<Record<string, string>>,
  ): Promise<{ dialog: Dialog | null; posted: Posted[] }>;
  /** Somebody clicks a button that opens a form; resolves with the dialog. */
  openChange(user: string, message: Posted | undefined, label: RegExp): Promise<Dialog>;
  /** Sends a form with some fields filled in otherwise; null where Teams closes it, once all that follows is done. */
  sendChange(
    user: string,
    message: Posted,
    dialog: Dialog,
    changed: Readonly<Record<string, string>>,
  ): Promise<Dialog | null>;
  /** Somebody asks to log a message in this place; resolves with what opens over it, and what was posted. */
  logThis(place: Activity, content: string, message?: object): Promise<{ said: string; posted: Posted[] }>;
  /** Somebody looks for words while they write in this place; resolves with what Teams offers to put in. */
  compose(place: Activity, words: string): Promise<Offered>;
  close(): Promise<void>;
}

/** What stands below the box in which somebody writes. */
export interface Offered {
  readonly cards: readonly { readonly title: string; readonly hint: string; readonly card: object }[];
  /** Said instead. */
  readonly said: string;
}

interface Extension {
  readonly type: string;
  readonly text?: string;
  readonly attachmentLayout?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: object;
    readonly preview: { readonly contentType: string; readonly content: { title: string; text: string } };
  }[];
}

/** Reads what Teams was answered; throws where it would show an error. */
function offeredIn(body: unknown): Offered {
  const { composeExtension: found } = body as { composeExtension?: Extension };
  if (found?.type === 'message' && found.text) return { cards: [], said: found.text };
  if (found?.type !== 'result' || found.attachmentLayout !== 'list' || !found.attachments?.length)
    throw new Error(`Nothing is offered in ${JSON.stringify(body)}.`);
  const cards = found.attachments.map(({ contentType, content, preview }) => {
    const faults = faultsOf(content);
    if (!contentType.endsWith('card.adaptive') || !preview.contentType.endsWith('card.thumbnail') || faults.length > 0)
      throw new Error(`This is no card: ${faults.join('; ')}`);
    return { title: preview.content.title, hint: preview.content.text, card: content };
  });
  return { cards, said: '' };
}

export type Reaction = 'like' | 'dislike';

export interface DialogInput {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string | number;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}

/** What opens over the conversation. */
export interface Dialog {
  readonly title: string;
  readonly inputs: readonly DialogInput[];
  /** Everything written in it. */
  readonly text: string;
  /** What its button sends beside the inputs. */
  readonly data: Readonly<Record<string, string>>;
  readonly rtl: boolean;
}

/** Reads the dialog in what Teams was answered; throws where Teams would show an error. */
export function dialogIn(body: unknown): Dialog {
  const { task } = body as { task?: { type: string; value: { title: string; card: { content: FakeForm } } } };
  if (task?.type !== 'continue') throw new Error(`There is no dialog in ${JSON.stringify(body)}.`);
  const { content } = task.value.card;
  const faults = faultsOf(content);
  if (faults.length > 0) throw new Error(`The card of the dialog is none: ${faults.join('; ')}`);
  return {
    title: task.value.title,
    inputs: content.body.filter((part): part is DialogInput => part.type.startsWith('Input.')),
    text: JSON.stringify(content.body),
    data: content.actions?.[0]?.data ?? {},
    rtl: content.rtl ?? false,
  };
}

interface FakeForm {
  readonly body: readonly DialogInput[];
  readonly actions?: readonly { readonly data: Readonly<Record<string, string>> }[];
  readonly rtl?: boolean;
}

let messages = 1_760_000_000_000;
export const nextId = () => String(++messages);

const bot = '28:the-bot';

/** The activity of somebody in a personal or group chat. */
export function inChat(fake: FakeTeams, conversation: string, user: string, more: Activity = {}): Activity {
  const kind = fake.conversations.get(conversation)?.kind ?? 'personal';
  return {
    type: 'message',
    id: nextId(),
    channelId: 'msteams',
    serviceUrl: fake.serviceUrl,
    from: { id: user, name: user, aadObjectId: `aad-${user}` },
    recipient: { id: bot, name: 'Acquaint' },
    conversation: { id: conversation, conversationType: kind, tenantId: tenant, isGroup: kind !== 'personal' },
    channelData: { tenant: { id: tenant } },
    ...more,
  };
}

/** The activity of somebody in a channel of a team; `thread`: the message that the thread hangs on. */
export function inChannel(
  fake: FakeTeams,
  channel: string,
  user: string,
  thread: string,
  more: Activity = {},
): Activity {
  const team = fake.conversations.get(channel)?.team;
  return {
    ...inChat(fake, channel, user),
    id: thread,
    conversation: {
      id: `${channel};messageid=${thread}`,
      conversationType: 'channel',
      tenantId: tenant,
      isGroup: true,
    },
    channelData: { tenant: { id: tenant }, channel: { id: channel }, team: { id: team }, teamsChannelId: channel },
    ...more,
  };
}

/** The words of a message that mentions us. */
export const mentioning = (text: string) => ({
  text: `<at>Acquaint</at> ${text}`,
  entities: [
    { type: 'clientInfo', locale: 'en-US' },
    { type: 'mention', mentioned: { id: bot, name: 'Acquaint' }, text: '<at>Acquaint</at>' },
  ],
});

export interface Button {
  readonly title: string;
  readonly data: { turn: string; language: string };
}

export function buttonsOf(message: Posted | undefined): Button[] {
  const of = (elements: readonly unknown[]): Button[] =>
    (elements as { actions?: Button[]; items?: unknown[] }[]).flatMap(element => [
      ...(element.actions ?? []),
      ...of(element.items ?? []),
    ]);
  return of(message?.card?.body ?? []);
}

/** Everything that people see of a message. */
export const shown = (message: Posted | undefined) =>
  `${message?.text ?? ''}\n${message?.summary ?? ''}\n${JSON.stringify(message?.card ?? null)}`;

export async function openTenant(
  story: Story,
  fake: FakeTeams,
  turns: Turns = story.acquaint.turns,
  app = express(),
): Promise<Tenant> {
  const teams = await openTeams({
    app: fake.app,
    issuer: fake.issuer,
    turns,
    links: openChatLinks(story.db),
    own: openOwnSettings(story.db),
    lookUp: story.acquaint.lookUp,
    log: story.acquaint.log,
    clock: () => now,
  });
  teams.start();
  routeTeams(app, teams);
  const server = createServer(app);
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;

  const send: Tenant['send'] = async (activity, authorization) => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(activity),
      headers: { 'content-type': 'application/json', authorization: authorization ?? `Bearer ${await fake.token()}` },
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  /** What was posted or changed by what `work` sends. */
  const watched = async (work: () => Promise<Sent>) => {
    const before = new Map(fake.posted.map(message => [message, message.updates]));
    const sent = await work();
    await turns.settled();
    return { sent, posted: fake.posted.filter(message => before.get(message) !== message.updates) };
  };

  /** Where somebody who clicks in a message is. */
  const placeOf = (user: string, { conversation }: Posted) => {
    const [channel = '', thread] = conversation.split(';messageid=');
    return thread ? inChannel(fake, channel, user, thread) : inChat(fake, channel, user);
  };
  const invoke = async (user: string, message: Posted, more: Activity) => {
    const activity = { ...placeOf(user, message), type: 'invoke', id: nextId(), replyToId: message.id, ...more };
    const { status, body } = await send(activity);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    return body;
  };

  return {
    url,
    send,
    async thumb(user, message, reaction) {
      if (!message?.thumbs) throw new Error('There are no thumbs.');
      const value = { actionName: 'feedback', actionValue: { reaction } };
      return dialogIn(await invoke(user, message, { name: 'message/fetchTask', value }));
    },
    feedback(user, message, reaction, form, { named } = { named: true }) {
      const value = { actionName: 'feedback', actionValue: { reaction, feedback: JSON.stringify(form) } };
      const without = named ? {} : { replyToId: undefined };
      return invoke(user, message, { name: 'message/submitAction', value, ...without });
    },
    async openForm(user, page, below) {
      interface Part {
        readonly items?: readonly { readonly actions?: readonly { readonly data: object }[] }[];
      }
      const entry = ((page?.card?.body ?? []) as Part[]).find(part => part.items && below.test(JSON.stringify(part)));
      const [button] = (entry?.items ?? []).flatMap(({ actions }) => actions ?? []);
      if (!page || !button) throw new Error(`There is no button below ${below}.`);
      return dialogIn(await invoke(user, page, { name: 'task/fetch', value: { data: button.data } }));
    },
    async sendForm(user, page, form) {
      // As Teams does, without the message that the form was opened from.
      const more = { name: 'task/submit', value: { data: form }, replyToId: undefined };
      const before = page.updates;
      const body = await invoke(user, page, more);
      const dialog = body === '' ? null : dialogIn(body);
      if (!dialog) await expect.poll(() => page.updates, { timeout: 5000 }).toBeGreaterThan(before);
      return { dialog, posted: fake.posted.filter(message => message === page && message.updates > before) };
    },
    async openChange(user, message, label) {
      const button = buttonsOf(message).find(one => label.test(one.title));
      if (!message || !button) throw new Error(`There is no button ${label}.`);
      return dialogIn(await invoke(user, message, { name: 'task/fetch', value: { data: button.data } }));
    },
    async sendChange(user, message, dialog, changed) {
      const values = Object.fromEntries(dialog.inputs.map(({ id, value = '' }) => [id, String(value)]));
      // As Teams does, without the message that the form was opened from.
      const data = { ...dialog.data, ...values, ...changed };
      const body = await invoke(user, message, { name: 'task/submit', value: { data }, replyToId: undefined });
      await new Promise(next => setTimeout(next, 50));
      await turns.settled();
      return body === '' ? null : dialogIn(body);
    },
    async logThis(place, content, message = {}) {
      const { sent, posted } = await watched(() =>
        send({
          ...place,
          type: 'invoke',
          id: nextId(),
          locale: 'en-GB',
          name: 'composeExtension/fetchTask',
          value: {
            commandId: commands.log.id,
            commandContext: 'message',
            messagePayload: { id: nextId(), body: { contentType: 'html', content }, ...message },
          },
        }),
      );
      const { task } = sent.body as { task?: { type: string; value: string } };
      if (sent.status !== 200 || task?.type !== 'message') throw new Error(`The bot answered ${sent.status}.`);
      return { said: task.value, posted };
    },
    async compose(place, words) {
      const { status, body } = await send({
        ...place,
        type: 'invoke',
        id: nextId(),
        name: 'composeExtension/query',
        value: {
          commandId: commands.find.id,
          parameters: [{ name: commands.find.parameter, value: words }],
          queryOptions: { skip: 0, count: 25 },
        },
      });
      if (status !== 200) throw new Error(`The bot answered ${status}.`);
      return offeredIn(body);
    },
    async said(activity) {
      const { sent, posted } = await watched(() => send(activity));
      if (sent.status !== 200) throw new Error(`The bot answered ${sent.status}.`);
      return posted;
    },
    async click(user, message, label) {
      const button = buttonsOf(message).find(one => label.test(one.title));
      if (!message || !button) throw new Error(`There is no button ${label}.`);
      const place = placeOf(user, message);
      const { sent, posted } = await watched(() =>
        send({
          ...place,
          type: 'invoke',
          id: nextId(),
          name: 'adaptiveCard/action',
          replyToId: message.id,
          value: { action: { type: 'Action.Execute', verb: 'turn', data: button.data }, trigger: 'manual' },
        }),
      );
      const { statusCode, type, value } = sent.body as { statusCode: number; type: string; value: unknown };
      if (sent.status !== 200 || statusCode !== 200) throw new Error(`The bot answered ${sent.status}, ${statusCode}.`);
      const isCard = type === 'application/vnd.microsoft.card.adaptive';
      return { said: isCard ? '' : String(value), card: isCard ? value : null, posted };
    },
    async close() {
      await teams.stop();
      await closed(server);
    },
  };
}
