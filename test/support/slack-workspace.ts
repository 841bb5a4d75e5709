/** Our Slack channel, real Bolt over HTTP or a socket, in front of a story's company and a Slack of our own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect } from 'vitest';
import { openChatLinks } from '../../src/access/chat.ts';
import type { Turns } from '../../src/channels/port.ts';
import { openSlack } from '../../src/channels/slack/slack.ts';
import { openOwnSettings } from '../../src/intake/own-settings.ts';
import {
  appToken,
  botToken,
  clickOf,
  closed,
  eventOf,
  type FakeSlack,
  homeClickOf,
  type Posted,
  signed,
  signingSecret,
  submissionOf,
} from './fake-slack.ts';
import { now, type Story } from './story.ts';

export interface Workspace {
  readonly url: string;
  /** Sends a signed request, or an envelope; resolves once it is acknowledged. 503: an envelope that nobody acknowledged. */
  send(body: string, headers?: Record<string, string>): Promise<number>;
  /** Somebody mentions the bot in a channel; resolves with what was posted once all is answered. */
  mention(user: string, channel: string, text: string, more?: Record<string, unknown>): Promise<Posted[]>;
  /** Somebody writes to the bot in the direct conversation with it. */
  write(user: string, text: string, more?: Record<string, unknown>): Promise<Posted[]>;
  /** Somebody says something in a channel without mentioning the bot. */
  say(user: string, channel: string, text: string, more?: Record<string, unknown>): Promise<Posted[]>;
  /** Any event; resolves with what was posted once all is answered. */
  event(event: Record<string, unknown>): Promise<Posted[]>;
  /** Somebody types a command in a channel. */
  command(user: string, channel: string, name: string, text: string): Promise<Posted[]>;
  click(user: string, message: Posted | undefined, label: RegExp): Promise<Posted[]>;
  /** Somebody clicks a thumb under an answer. */
  thumb(user: string, message: Posted | undefined, which: 'positive_button' | 'negative_button'): Promise<void>;
  /** Somebody clicks the button in their home tab that stands beside this text. */
  homeClick(user: string, beside: RegExp): Promise<void>;
  /** Somebody asks who knows the people in a message. */
  shortcut(user: string, channel: string, text: string): Promise<Posted[]>;
  /** Somebody clicks a button that opens a form; resolves with it, or with what they alone are told instead. */
  openForm(user: string, message: Posted | undefined, label: RegExp): Promise<FilledForm | string>;
  /** Somebody sends a form with some fields filled in otherwise; as `submit`, once all that follows is done. */
  sendForm(user: string, form: FilledForm, changed: Readonly<Record<string, string>>): Promise<unknown>;
  /** Somebody asks to log a message; `message`: what Slack says of it besides its text. */
  logThis(user: string, channel: string, text: string, message?: object): Promise<Posted[]>;
  /** Somebody sends a form; resolves with what Slack is told: nothing, or what is wrong at which field. */
  submit(user: string, view: Record<string, unknown>, values: Record<string, Record<string, object>>): Promise<unknown>;
  close(): Promise<void>;
}

/** A form as it stands open: what is in its fields, several values with commas between them. */
export interface FilledForm {
  readonly view: Record<string, unknown>;
  readonly values: Readonly<Record<string, string>>;
  /** By the label of the option, its value. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface FormOption {
  readonly text: { readonly text: string };
  readonly value: string;
}
interface FormElement {
  readonly type: string;
  readonly options?: readonly FormOption[];
  readonly initial_option?: FormOption;
  readonly initial_options?: readonly FormOption[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_time?: string;
}
const fieldsOf = (view: Record<string, unknown>) =>
  (view.blocks as { block_id: string; element: FormElement }[]).map(({ block_id: id, element }) => ({ id, element }));

function formOf(view: Record<string, unknown>): FilledForm {
  const fields = fieldsOf(view);
  const standing = (element: FormElement) =>
    element.initial_options?.map(one => one.value).join(',') ??
    element.initial_option?.value ??
    element.initial_value ??
    element.initial_date ??
    element.initial_time ??
    '';
  const labels = (element: FormElement) =>
    Object.fromEntries((element.options ?? []).map(({ text, value }) => [text.text, value]));
  return {
    view,
    values: Object.fromEntries(fields.map(({ id, element }) => [id, standing(element)])),
    options: Object.fromEntries(fields.map(({ id, element }) => [id, labels(element)])),
  };
}

/** What Slack says of a field, by its kind. */
function stateOf({ type, options = [] }: FormElement, value: string): object {
  const optionOf = (one: string) => options.find(option => option.value === one) ?? { value: one };
  switch (type) {
    case 'checkboxes':
      return { type, selected_options: value === '' ? [] : value.split(',').map(optionOf) };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: value === '' ? null : optionOf(value) };
    case 'datepicker':
      return { type, selected_date: value || null };
    case 'timepicker':
      return { type, selected_time: value || null };
    default:
      return { type, value: value || null };
  }
}

interface Thumbs {
  readonly type: string;
  readonly action_id: string;
  readonly positive_button: { readonly value: string };
  readonly negative_button: { readonly value: string };
}

export function thumbsOf(message: Posted | undefined): Thumbs | undefined {
  const blocks = (message?.blocks ?? []).filter(block => block.type === 'context_actions');
  return blocks.flatMap(block => block.elements as Thumbs[])[0];
}

export interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

export function buttonsOf(message: Posted | undefined): Button[] {
  return (message?.blocks ?? []).flatMap(block => [
    ...((block.elements as Button[] | undefined) ?? []).filter(one => one.value !== undefined),
    ...(block.accessory ? [block.accessory as Button] : []),
  ]);
}

let seconds = 1_770_000_000;
export const nextTs = () => `${++seconds}.000200`;

export interface WorkspaceOptions {
  readonly turns?: Turns;
  readonly app?: ReturnType<typeof express>;
  readonly over?: 'http' | 'socket';
}

/** Our channel and the door that Slack knocks at; Slack's Web API is at the address. */
export async function openDoor(
  story: Story,
  slackApiUrl: string,
  { turns = story.acquaint.turns, app = express(), over = 'http' }: WorkspaceOptions = {},
) {
  const slack = await openSlack({
    token: botToken,
    wire: over === 'socket' ? { appToken } : { signingSecret, server: app },
    turns,
    links: openChatLinks(story.db),
    own: openOwnSettings(story.db),
    log: story.acquaint.log,
    clock: () => now,
    clientOptions: { slackApiUrl },
  });
  await slack.start();
  const server = createServer(app);
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    url,
    async send(body: string, headers: Record<string, string> = signed(body)) {
      const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
      const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await slack.stop();
      await closed(server);
    },
  };
}

export async function openWorkspace(story: Story, fake: FakeSlack, options: WorkspaceOptions = {}): Promise<Workspace> {
  const { turns = story.acquaint.turns, over = 'http' } = options;
  const door = await openDoor(story, fake.url, options);
  const overSocket = async (body: string) => {
    const answer = await fake.sockets.send(body);
    return answer ? { status: 200, text: JSON.stringify(answer).replace('{}', '') } : { status: 503, text: '' };
  };
  const exchange = (body: string, headers?: Record<string, string>) =>
    over === 'socket' ? overSocket(body) : door.send(body, headers);
  const send: Workspace['send'] = async (body, headers) => (await exchange(body, headers)).status;
  const settled = async (body: string): Promise<Posted[]> => {
    const before = fake.posted.length;
    const updates = fake.posted.reduce((sum, message) => sum + message.updates, 0);
    const status = await send(body);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    // The listener begins right behind the acknowledgement.
    await new Promise(next => setTimeout(next, 50));
    await turns.settled();
    const updated = fake.posted.filter((message, index) => index < before && message.updates > 0);
    const changed = fake.posted.reduce((sum, message) => sum + message.updates, 0) > updates ? updated.slice(-1) : [];
    return [...changed, ...fake.posted.slice(before)];
  };

  return {
    url: door.url,
    send,
    mention(user, channel, text, more = {}) {
      return settled(eventOf({ type: 'app_mention', user, channel, text: `<@U0BOT> ${text}`, ts: nextTs(), ...more }));
    },
    write(user, text, more = {}) {
      const channel = `D${user}`;
      if (!fake.channels.has(channel)) fake.channel(channel, [user]);
      return settled(eventOf({ type: 'message', channel_type: 'im', user, channel, text, ts: nextTs(), ...more }));
    },
    say(user, channel, text, more = {}) {
      return settled(eventOf({ type: 'message', channel_type: 'channel', user, channel, text, ts: nextTs(), ...more }));
    },
    event: event => settled(eventOf(event)),
    command: (user, channel, name, text) => settled(fake.command(user, channel, name, text)),
    async click(user, message, label) {
      const button = buttonsOf(message).find(one => label.test(one.text.text));
      if (!message || !button) throw new Error(`There is no button ${label}.`);
      const { action_id, value } = button;
      return settled(clickOf(user, message, { action_id, value }));
    },
    async thumb(user, message, which) {
      const thumbs = thumbsOf(message);
      if (!message || !thumbs) throw new Error('There are no thumbs.');
      const { type, action_id } = thumbs;
      await settled(clickOf(user, message, { type, action_id, value: thumbs[which].value }, fake.trigger(user)));
    },
    shortcut: (user, channel, text) => settled(fake.shortcut(user, channel, text)),
    async openForm(user, message, label) {
      const button = buttonsOf(message).find(one => label.test(one.text.text));
      if (!message || !button) throw new Error(`There is no button ${label}.`);
      const { action_id, value } = button;
      const [opened, told] = [fake.forms.length, fake.posted.length];
      await send(clickOf(user, message, { action_id, value }, fake.trigger(user)));
      const isAnswered = () => fake.forms.length > opened || fake.posted.length > told;
      await expect.poll(isAnswered, { timeout: 5000 }).toBe(true);
      const form = fake.forms[opened];
      return form ? formOf(form.view) : shown(fake.posted[told]);
    },
    async sendForm(user, { view, values }, changed) {
      const all: Readonly<Record<string, string>> = { ...values, ...changed };
      const state = fieldsOf(view).map(({ id, element }) => [id, { [id]: stateOf(element, all[id] ?? '') }]);
      const { status, text } = await exchange(submissionOf(user, view, Object.fromEntries(state)));
      if (status !== 200) throw new Error(`The bot answered ${status}.`);
      await new Promise(next => setTimeout(next, 50));
      await turns.settled();
      return text === '' ? null : JSON.parse(text);
    },
    logThis: (user, channel, text, message = {}) =>
      settled(fake.shortcut(user, channel, text, { name: 'log_this', message })),
    async homeClick(user, beside) {
      const block = fake.homes.get(user)?.find(one => beside.test(JSON.stringify(one)));
      const { action_id, value } = (block?.accessory ?? {}) as { action_id?: string; value?: string };
      if (!action_id || !value) throw new Error(`There is no button beside ${beside}.`);
      await settled(homeClickOf(user, { action_id, value }, fake.trigger(user)));
    },
    async submit(user, view, values) {
      const { status, text } = await exchange(submissionOf(user, view, values));
      if (status !== 200) throw new Error(`The bot answered ${status}.`);
      return text === '' ? null : JSON.parse(text);
    },
    close: () => door.close(),
  };
}

/** Everything that people see of a message. */
export const shown = (message: Posted | undefined) =>
  `${message?.text ?? ''}\n${JSON.stringify(message?.blocks ?? [])}`;
